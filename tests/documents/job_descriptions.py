"""Invented job descriptions in the layouts that NHS employers use, each with what must be read in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from word_builder import Word


class Case(NamedTuple):
    """A job description and what it states; `essential` and `desirable` are words of evidence, all that there are."""

    build: Callable[[], Word]
    title: str
    record: dict[str, Any]
    essential: set[str]
    desirable: set[str]


def criteria_column() -> Word:
    """Front table, Heading styles, criteria | essential | desirable | assessed, merged over rows, headings repeated."""
    return (
        Word()
        .heading("JOB DESCRIPTION", 1)
        .table(
            ["Job Title:", "Healthcare Support Worker"],
            ["Band:", "Band 3"],
            ["Salary:", "£22,816 - £24,336 per annum"],
            ["Employer:", "Wren Valley Mental Health NHS Trust"],
            ["Accountable to:", "Ward Manager"],
        )
        .heading("Job purpose", 2)
        .line("The post holder will support patients on an acute inpatient mental health ward for adults.")
        .line("They will work under the supervision of a registered nurse at all times.")
        .heading("Main duties", 2)
        .items("Carry out observations and record them.", "Help patients with meals, washing and dressing.")
        .heading("Person Specification", 1)
        .table(
            ["Criteria", "Essential", "Desirable", "How assessed"],
            [
                "Qualifications",
                ["NVQ level 2 in Health and Social Care", "GCSE English grade C"],
                "NVQ level 3",
                "Application form / certificates",
            ],
            ["^", "Care Certificate", "-", "Certificate"],
            ["Criteria", "Essential", "Desirable", "How assessed"],
            ["Experience", "Experience of care work", "Experience of mental health", "Interview"],
        )
        .line("All staff have access to an HNC through our college.")
    )


def desirable_first() -> Word:
    """Columns the other way round, a title row across the table, no column of criteria but rows that head parts."""
    return (
        Word()
        .line("JOB DESCRIPTION")
        .line("Post title: Assistant Psychologist")
        .line("Grade: Band 4", "Reports to: Consultant Clinical Psychologist")
        .line("To provide psychological assessments under the direct supervision of a qualified psychologist.")
        .table(
            ["PERSON SPECIFICATION", "<"],
            ["DESIRABLE", "ESSENTIAL"],
            ["Education", "<"],
            ["Master's degree in a related subject", "Honours degree in Psychology"],
            ["Knowledge", "<"],
            ["Knowledge of psychometrics", "Eligibility for Graduate Basis for Chartered membership of the BPS"],
        )
    )


def ticks() -> Word:
    """Items in the first column, ticks below Essential and Desirable, parts headed by a row without ticks."""
    return (
        Word()
        .heading("Support, Time and Recovery Worker", 0)
        .line("Band 3, community mental health team.")
        .line("You will be supervised by a registered practitioner.")
        .table(
            ["Requirements", "Essential", "Desirable", "A/I/T"],
            ["Qualifications and training", "", "", ""],
            ["NVQ level 3 in Health and Social Care or equivalent experience", "✓", "", "A"],
            ["Foundation degree in mental health", "", "✓", "A"],
            ["Experience", "", "", ""],
            ["Lived experience of mental health problems", "", "✔", "I"],
            ["Full driving licence", "✓", "", "A"],
        )
    )


def crosses_and_symbols() -> Word:
    """As `ticks`, with X for a mark, and Wingdings ticks in another table where crosses mean no."""
    word = (
        Word()
        .line("Job title\tOccupational Therapy Technical Instructor", "Band\t4")
        .table(
            ["Item", "Essential", "Desirable"],
            ["BTEC level 3 in health", "X", ""],
            ["HNC in occupational therapy", "", "x"],
        )
        .line("Further criteria")
        .table(
            ["Item", "E", "D"],
            ["GCSE maths grade C", "tick", "✗"],
            ["A level in any subject", "✗", "tick"],
        )
    )
    for row, column in ((1, 1), (2, 2)):
        paragraph = word.document.tables[1].cell(row, column).paragraphs[0]
        paragraph.text = ""
        run = paragraph.add_run("ü")
        run.font.name = "Wingdings"
    return word


def letters() -> Word:
    """A column that says E or D beside each item; numbered items; codes of assessment without a heading."""
    return (
        Word()
        .line("Role Profile: Peer Support Worker")
        .line("Band 3. You will receive regular supervision from a peer lead.")
        .table(
            ["No.", "Criteria", "E/D", "Assessed by"],
            ["1", "Personal experience of mental health problems", "E", "A, I"],
            ["2", "NVQ 2 in care", "D", "A"],
            ["3", "Peer support training", "E/D", "A"],
        )
        .line("Competencies")
        .table(
            ["Level 2 functional skills in English", "E", "A/I"],
            ["Level 3 diploma in counselling", "D", "A"],
        )
    )


def rows_by_level() -> Word:
    """A row a level within each criterion, the criterion merged over both."""
    return (
        Word()
        .heading("Nursing Associate")
        .line("Band 4, older people's mental health ward.")
        .table(
            ["Area", "Importance", "Requirement", "Evidence"],
            ["Qualifications", "Essential", "Foundation degree in nursing; registration with the NMC", "Certificate"],
            ["^", "Desirable", "Degree in health", "Certificate"],
            ["Skills", "Essential", "Able to take blood", "Interview"],
            ["^", "Desirable", ["Venepuncture", "ECG"], "Interview"],
        )
    )


def stacked() -> Word:
    """One table for each level, its name across the table; criteria in the first column."""
    return (
        Word()
        .heading("Trainee Psychological Wellbeing Practitioner", 1)
        .line("Band 4 while training, in a Talking Therapies service. Agenda for Change Band 4.")
        .line("The post holder will complete a postgraduate certificate; on completion you will be a qualified PWP.")
        .table(
            ["ESSENTIAL CRITERIA", "<"],
            ["Qualifications", "Degree or evidence of study at degree level"],
            ["Experience", ["Work with people with anxiety or depression", "Work in a team"]],
        )
        .line("")
        .table(
            ["DESIRABLE CRITERIA", "<"],
            ["Qualifications", "Master's degree"],
            ["Experience", "Experience in primary care"],
        )
    )


def explained_headings() -> Word:
    """Column headings with a sentence of explanation; several bullets and line breaks in a cell; nested table."""
    word = (
        Word()
        .heading("Job Description", 0)
        .table(["Post", "Band", "Hours"], ["Community Support Worker", "Band 3", "37.5"])
        .line("Person specification")
        .table(
            [
                "Factor",
                "Essential: the qualities without which a post holder could not be appointed",
                "Desirable: extra qualities which can be used to choose between candidates who meet the essential ones",
            ],
            ["Qualifications", ["• NVQ Level 3 in care\n• GCSE Maths", "• Driving licence"], "Level 5 diploma in care"],
            ["Training", "", "Level 4 certificate in counselling"],
        )
    )
    nested = word.document.tables[1].cell(2, 1)
    inner = nested.add_table(1, 1)
    inner.cell(0, 0).text = "Food hygiene at level 2"
    return word


def merged_headings() -> Word:
    """Essential and Desirable each over two columns, items and how they are assessed; a second row of headings."""
    return (
        Word()
        .heading("Job Title: Recovery Worker - Band 4", 1)
        .table(
            ["", "Essential", "<", "Desirable", "<"],
            ["", "Criteria", "Assessment", "Criteria", "Assessment"],
            [
                "Qualifications",
                "NVQ level 3 in care",
                "Application",
                "Level 4 certificate in drug misuse",
                "Application",
            ],
            ["Other", "Able to travel", "Interview", "Car driver", "Application"],
        )
    )


def paragraphs_only() -> Word:
    """No table: headings and bullets, with marks behind items in one list."""
    return (
        Word()
        .heading("Activity Worker", 0)
        .line("Band 2. Hospital for people with dementia and mental health needs.")
        .heading("Essential criteria", 2)
        .items("GCSE English at grade C", "Caring nature")
        .heading("Desirable criteria", 2)
        .items("NVQ level 2 in activities", "Musical")
        .heading("What we offer", 2)
        .items("The chance to study for an NVQ level 3")
    )


CASES: dict[str, Case] = {
    "criteria column": Case(
        criteria_column,
        "Healthcare Support Worker",
        {
            "essential_level": 2,
            "desirable_level": 3,
            "bands": [3],
            "supervision_received": "directed",
            "salary_min": 22816,
        },
        {"NVQ level 2", "GCSE English"},
        {"NVQ level 3"},
    ),
    "desirable first": Case(
        desirable_first,
        "Assistant Psychologist",
        {"essential_level": 6, "desirable_level": 7, "bands": [4], "registration": "required", "registers": ["BPS"]},
        {"degree"},
        {"Master's degree"},
    ),
    "ticks": Case(
        ticks,
        "Support, Time and Recovery Worker",
        {"essential_level": 3, "desirable_level": 5, "bands": [3], "equivalent_accepted": True},
        {"NVQ level 3"},
        {"Foundation degree"},
    ),
    "crosses and symbols": Case(
        crosses_and_symbols,
        "Occupational Therapy Technical Instructor",
        {"essential_level": 3, "desirable_level": 4},
        {"BTEC level 3", "GCSE maths"},
        {"HNC", "A level"},
    ),
    "letters": Case(
        letters,
        "Peer Support Worker",
        {"essential_level": 2, "desirable_level": 3, "bands": [3], "supervision_received": "offered"},
        {"Level 2 functional skills"},
        {"NVQ 2", "Level 3 diploma"},
    ),
    "rows by level": Case(
        rows_by_level,
        "Nursing Associate",
        {"essential_level": 5, "desirable_level": 6, "bands": [4], "registration": "required", "registers": ["NMC"]},
        {"Foundation degree"},
        {"Degree"},
    ),
    "stacked": Case(
        stacked,
        "Trainee Psychological Wellbeing Practitioner",
        {"essential_level": 6, "desirable_level": 7, "bands": [4], "category": "trainee"},
        {"Degree", "degree level"},
        {"Master's degree"},
    ),
    "explained headings": Case(
        explained_headings,
        "Community Support Worker",
        {"essential_level": 3, "desirable_level": 5, "bands": [3]},
        {"NVQ Level 3", "GCSE Maths"},
        {"Level 5 diploma", "Level 4 certificate"},
    ),
    "merged headings": Case(
        merged_headings,
        "Recovery Worker - Band 4",
        {"essential_level": 3, "desirable_level": 4, "bands": [4]},
        {"NVQ level 3"},
        {"Level 4 certificate"},
    ),
    "paragraphs only": Case(
        paragraphs_only,
        "Activity Worker",
        {"essential_level": 2, "desirable_level": 2, "bands": [2]},
        {"GCSE English"},
        {"NVQ level 2"},
    ),
}
