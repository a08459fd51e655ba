"""Pay: band, salary and the year's table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..draft import Draft
from ..looks import absent, listed
from ..rule import Example, Hit, Rule, Span

HANDBOOK = "NHS terms and conditions of service handbook (Agenda for Change), section 2 and annex 2"
STATEMENT = "Employment Rights Act 1996, section 1: what an employee must be told from the first day"
FULL_TIME = 35
"""Hours a week; fewer are part time."""
TOLERANCE = 0.01
"""Share by which published pay may miss the table."""
_WEEKLY = re.compile(r"\b(\d{1,2}(?:\.\d{1,2})?) ?-?(?:hours|hrs)(?: (?:per|a|each) week|/week| weekly| pw)\b", re.I)


def _single_band(draft: Draft) -> int | str | None:
    return draft.result.bands[0] if len(draft.result.bands) == 1 and not draft.trainee else None


def _pay_untold(draft: Draft) -> bool:
    return draft.result.salary_min is None and not draft.result.bands


def _off_the_table(draft: Draft) -> Iterator[Hit]:
    band, low, high = _single_band(draft), draft.result.salary_min, draft.result.salary_max
    if band is None or low is None or high is None or low == high or draft.has("pro_rata", "part_time"):
        return
    ranges = draft.knowledge.pay.ranges(band, "")
    fits = any(low >= least * (1 - TOLERANCE) and high <= most * (1 + TOLERANCE) for least, most in ranges)
    if ranges and not fits and (span := draft.span_of("salary")):
        yield Hit(span, {"band": str(band), "pay": f"£{low:,.0f} to £{high:,.0f}"})


def _last_years(draft: Draft) -> Iterator[Hit]:
    band, low, high = _single_band(draft), draft.result.salary_min, draft.result.salary_max
    if band is None or low is None or high is None or not draft.advert.date:
        return
    now, ever = (set(draft.knowledge.pay.ranges(band, date)) for date in (draft.advert.date, ""))
    if (low, high) in ever and (low, high) not in now and (span := draft.span_of("salary")):
        pay = " or ".join(f"£{least:,.0f} to £{most:,.0f}" for least, most in sorted(now)[:1])
        yield Hit(span, {"band": str(band)}, f'"{pay}", Band {band} without supplement')


def _pro_rata(draft: Draft) -> Iterator[Hit]:
    if draft.result.salary_min is None or draft.has("pro_rata", "full_time"):
        return
    weekly = (match for match in _WEEKLY.finditer(draft.text) if float(match[1]) < FULL_TIME)
    spans = [*draft.signs("part_time"), *(Span(match.start(), match.end()) for match in weekly)]
    if spans:
        yield Hit(spans[0])


RULES = (
    Rule(
        id="JD060",
        name="pay-missing",
        pack="pay",
        severity="advice",
        message="Neither band nor salary is given.",
        instead='"Band 3", with the range of the year',
        does="Looks for a band, a salary or an hourly rate.",
        why="Pay is what applicants look for first, and without it they guess or leave.",
        source=STATEMENT,
        fails=(Example("Healthcare Assistant", "You will help patients to eat, dress and get about."),),
        passes=(Example("Healthcare Assistant", "This is a Band 2 post."),),
        look=absent("pay", when=_pay_untold),
    ),
    Rule(
        id="JD061",
        name="salary-off-the-band",
        pack="pay",
        severity="warning",
        message="{pay} is not Band {band} pay in any year from 2019/20 on.",
        instead="Take the range of the band from this year's pay table, with the London supplement where it applies",
        does="Compares the salary with the pay ranges of the stated band, with and without London supplements.",
        why="One of the two is wrong, and applicants will hold you to the better one.",
        source=HANDBOOK,
        fails=(Example("Healthcare Assistant - Band 3", "You will help patients.", "£31,365 - £37,890 per annum"),),
        passes=(Example("Healthcare Assistant - Band 3", "You will help patients.", "£24,937 - £26,598 per annum"),),
        look=_off_the_table,
    ),
    Rule(
        id="JD062",
        name="pay-of-another-year",
        pack="pay",
        severity="warning",
        message='"{words}": this was Band {band} pay in another year.',
        instead="Take the range of this year's pay table",
        does="Where the day of publication is known, looks for a band's range of another pay year.",
        why="Applicants compare; out-of-date pay costs applications.",
        source=HANDBOOK,
        fails=(Example("Healthcare Assistant - Band 3", "Published 2025-06-01.", "£19,737 - £21,142 per annum"),),
        passes=(Example("Healthcare Assistant - Band 3", "Published 2025-06-01.", "£24,937 - £26,598 per annum"),),
        look=_last_years,
    ),
    Rule(
        id="JD063",
        name="pro-rata-unclear",
        pack="pay",
        severity="warning",
        message='"{words}": the draft does not say whether the salary is full-time or for these hours.',
        instead='"£25,000 to £26,000 a year, pro rata for part-time hours"',
        does="Looks for part-time hours beside a yearly salary without the words pro rata or full-time equivalent.",
        why="Half the hours at a salary read as whole is a promise that will be broken.",
        source="Part-time Workers (Prevention of Less Favourable Treatment) Regulations 2000; " + STATEMENT,
        fails=(Example("Healthcare Assistant", "You will work 20 hours per week.", "£24,937 - £26,598 per annum"),),
        passes=(
            Example("Healthcare Assistant", "You will work 20 hours per week.", "£24,937 - £26,598 pro rata"),
            Example("Healthcare Assistant", "You will work 37.5 hours per week.", "£24,937 - £26,598 per annum"),
        ),
        look=_pro_rata,
    ),
    Rule(
        id="JD064",
        name="vague-pay",
        pack="pay",
        severity="warning",
        message='"{words}" tells nothing about pay.',
        instead="Give the range, or the rate by the hour",
        does="Looks for competitive, attractive or negotiable pay, while no amount and no band is given.",
        why="Vague pay deters applicants and lets pay gaps grow; Agenda for Change posts have published pay.",
        source=HANDBOOK + "; Equality Act 2010, part 5, chapter 3 (equality of terms)",
        fails=(Example("Healthcare Assistant", "We offer a competitive salary and free parking."),),
        passes=(Example("Healthcare Assistant", "We offer a competitive salary of £26,000 and free parking."),),
        look=listed("vague-pay", unless=("amount",), when=_pay_untold),
    ),
    Rule(
        id="JD065",
        name="unpaid-post",
        pack="pay",
        severity="warning",
        message='"{words}": work that a paid post does must be paid.',
        instead="Pay the post, or describe it as volunteering or observation without duties",
        does="Looks for honorary, unpaid and voluntary assistant posts.",
        why="Somebody with set duties and hours is a worker and has a right to the minimum wage; unpaid posts keep "
        "out all who cannot afford them.",
        source="National Minimum Wage Act 1998; British Psychological Society on unpaid assistant posts",
        fails=(Example("Assistant Psychologist", "This is an unpaid post for two days each week."),),
        passes=(Example("Assistant Psychologist", "This is a paid post with a team in the voluntary sector."),),
        look=listed("unpaid-post"),
    ),
)
