"""Currency: names and laws that have changed."""

from __future__ import annotations

from ..finding import Severity
from ..looks import listed
from ..rule import Example, Rule

_CHANGED = '"{words}" is out of date: {note}.'


def _dated(
    id: str,
    name: str,
    message: str,
    does: str,
    why: str,
    source: str,
    fails: str,
    passes: str,
    instead: str = "Today's name",
    severity: Severity = "warning",
) -> Rule:
    """A rule about words that `wording.csv` lists under the name of the rule, each with today's."""
    return Rule(
        id=id,
        name=name,
        pack="currency",
        severity=severity,
        message=message,
        instead=instead,
        does=does,
        why=why,
        source=source,
        fails=(Example("Support Worker", fails),),
        passes=(Example("Support Worker", passes),),
        look=listed(name),
    )


RULES = (
    _dated(
        "JD120",
        "dated-service",
        _CHANGED,
        "Looks for IAPT and its long form.",
        "The service changed its name so that the public would understand it; applicants search by the new one.",
        "NHS England, NHS Talking Therapies for anxiety and depression (January 2023)",
        "You will join our IAPT service.",
        "You will join our NHS Talking Therapies service.",
    ),
    _dated(
        "JD121",
        "dated-body",
        _CHANGED,
        "Looks for bodies that were renamed, merged or abolished: HEE, NHS Improvement, CCGs, HPC and others.",
        "A draft that names bodies that are gone looks copied, and its other rules may be as old.",
        "Health and Care Act 2022; the bodies' own announcements (dates stand in the findings)",
        "The training is paid by Health Education England and our local CCG.",
        "The training is paid by NHS England and our local ICB.",
    ),
    _dated(
        "JD122",
        "dated-check",
        _CHANGED,
        "Looks for CRB, ISA, POVA and the Vetting and Barring Scheme.",
        "Checks are made by the Disclosure and Barring Service; applicants are told of the wrong procedure.",
        "Protection of Freedoms Act 2012, part 5",
        "An enhanced CRB check is needed.",
        "An enhanced DBS check is needed.",
    ),
    _dated(
        "JD123",
        "dated-framework",
        _CHANGED,
        "Looks for QCF and NQF.",
        "Levels are those of the Regulated Qualifications Framework; the numbers have stayed, the name has not.",
        "Ofqual, Regulated Qualifications Framework (October 2015)",
        "You need a level 2 diploma (QCF).",
        "You need a level 2 diploma (RQF).",
        severity="advice",
    ),
    _dated(
        "JD124",
        "dated-scheme",
        _CHANGED,
        "Looks for Two Ticks and Positive about Disabled People.",
        "The scheme that stands for a guaranteed interview has another name and other promises.",
        "Department for Work and Pensions, Disability Confident (July 2016)",
        "We hold the Two Ticks symbol.",
        "We are a Disability Confident employer.",
    ),
    _dated(
        "JD125",
        "dated-role",
        '"{words}" is no longer used: {note}.',
        "Looks for nursing auxiliary, nurse associate, unqualified and untrained staff.",
        "Titles are how people find the post, and untrained tells staff what they lack.",
        "NHS national job profiles; NMC on the title nursing associate",
        "You will join our untrained staff as a nursing auxiliary.",
        "You will join our support staff as a healthcare support worker.",
    ),
    _dated(
        "JD126",
        "dated-law",
        _CHANGED,
        "Looks for laws that were replaced: the Data Protection Act 1998, the Sex Discrimination Act and others.",
        "A demand that rests on a repealed law rests on nothing.",
        "Equality Act 2010; Data Protection Act 2018; Care Act 2014",
        "You will follow the Data Protection Act 1998.",
        "You will follow the Data Protection Act 2018.",
    ),
    _dated(
        "JD127",
        "closed-band",
        '"{words}": {note}.',
        "Looks for posts at Band 1.",
        "Nobody can be appointed to the band any more.",
        "NHS Staff Council, framework agreement of 2018; terms and conditions of service handbook",
        "This is a Band 1 post.",
        "This is a Band 2 post.",
        severity="advice",
    ),
    _dated(
        "JD128",
        "covid-condition",
        '"{words}": {note}.',
        "Looks for vaccination against COVID-19 as a condition.",
        "It is no longer a condition of work in care or the NHS, and demanding it needs a reason of its own.",
        "Health and Social Care Act 2008 (Regulated Activities) (Amendment) (Coronavirus) regulations, revoked 15 "
        "March 2022",
        "Proof of COVID-19 vaccination is needed.",
        "We encourage staff to be vaccinated.",
        "Leave it out, or encourage vaccination",
    ),
    _dated(
        "JD129",
        "old-gcse-grades",
        '"{words}" names the old grades only: {note}.',
        "Looks for GCSE grades in letters.",
        "Whoever left school since 2017 has numbers on the certificate.",
        "Ofqual, GCSE 9 to 1 grades",
        "You need two GCSEs at grade A-C.",
        "You need two GCSEs at grade 4 or above.",
        severity="advice",
    ),
)
