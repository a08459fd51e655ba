"""Contact details are left out, and nothing else is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdclassifier.redact import redact

REDACTED = {
    "Write to jane.doe@trust.example.org.": "Write to [email].",
    "jane_doe-2 [at] trust.nhs.uk": "[email]",
    "01632 960123": "[phone]",
    "(01632) 960 123": "[phone]",
    "0113 496 0123 or 07700 900123": "[phone] or [phone]",
    "+44 (0)113 496 0123": "[phone]",
    "0044 113 4960123": "[phone]",
    "020-7946-0123": "[phone]",
    "+353 1 234 5678": "[phone]",
    "Tel: 960123 ext. 4567": "[phone] [phone]",
    "bleep 1234": "[phone]",
    "T01632 960123": "T[phone]",
    "see www.example.org/jobs?id=7 today": "see [link] today",
    "https://example.org/a_b": "[link]",
    "at jobs.trust.nhs.uk": "at [link]",
    "please contact Jane Doe on 01632 960123": "please contact [name] on [phone]",
    "contact Jane Doe, Ward Manager, or John O'Neil-Smith": "contact [name], Ward Manager, or [name]",
    "pleasecontact: Dr Jane A. Doe": "pleasecontact: [name]",
    "contact:\nName\nJane Doe\nJob title\nMatron": "contact:\nName\n[name]\nJob title\nMatron",
    "contact the Ward Manager, Jane Doe, by e-mail": "contact the Ward Manager, [name], by e-mail",
    "contact Senior Sister Jane Doe": "contact Senior Sister [name]",
    "speak to Jane at the centre": "speak to [name] at the centre",
    "contact Lucy Ward": "contact [name]",
    "Mrs Doe will meet you": "Mrs [name] will meet you",
}
KEPT = [
    "£19,737 - £21,142 per annum pro rata",
    "37.5 hours, 0.8 WTE, 01/11/2020 to 02.11.2020 - 05.12.2020, 09:00-17:00",
    "Ref 388-1234567, posted 20201103 - 20201204",
    "Band 2 to 3, NVQ level 3 or 5 GCSEs at grade 9-4",
    "Contact Centre Agent",
    "First Contact Physiotherapist (FCP)",
    "999 Call Handler - Bristol",
    "Call Taker - Full Time",
    "contact the Recruitment Team",
    "You will have contact with patients and work under the direct supervision of a Registered Nurse",
    "Name and address of the Trust",
    "B.Sc. or equivalent; e.g. nursing",
]


@pytest.mark.parametrize("text", REDACTED)
def test_contact_details_are_left_out(text: str) -> None:
    assert redact(text) == REDACTED[text]


@pytest.mark.parametrize("text", KEPT)
def test_all_else_stays(text: str) -> None:
    assert redact(text) == text


@given(st.text())
def test_twice_is_as_good_as_once(text: str) -> None:
    assert redact(redact(text)) == redact(text)


digits = st.text("0123456789", min_size=9, max_size=9)
gaps = st.lists(st.integers(1, 8), max_size=3, unique=True)


@given(st.sampled_from(["0", "(0", "+44 ", "+44 (0)", "0044 "]), digits, gaps, st.sampled_from([" ", "-", ""]))
def test_no_telephone_number_of_the_uk_is_left(start: str, digits: str, gaps: list[int], gap: str) -> None:
    if start in ("+44 ", "0044 "):
        digits = "1" + digits
    number = start + "".join(gap * (place in gaps) + digit for place, digit in enumerate(digits))
    assert not re.search(r"\d{3}", redact(f"Ring {number}, please"))
