"""Reading: every format gives the same adverts, and nothing is lost on the way."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdclassifier.advert import Advert
from jdclassifier.batch import Reject, read_adverts
from jdclassifier.errors import InputError

TITLE, TEXT = "Café worker – “nights”", 'Help people, and "listen".\nNVQ 2 wanted.'
ROW = {
    "id": "7",
    "title": TITLE,
    "text": TEXT,
    "employer": "Wren Trust",
    "salary": "£9.50 per hour",
    "date": "2020-11-03",
}
POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "identifier": {"@type": "PropertyValue", "value": 7},
    "title": TITLE,
    "description": TEXT,
    "hiringOrganization": {"@type": "Organization", "name": "Wren Trust"},
    "baseSalary": {"value": {"minValue": 9.5, "maxValue": "9.50", "unitText": "HOUR"}},
    "datePosted": "2020-11-03T10:00:00+0000",
}


def table(rows: list[dict[str, str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def renamed(names: dict[str, str]) -> dict[str, str]:
    return {names[field]: value for field, value in ROW.items()}


ENGLISH = {
    "id": "Vacancy ID",
    "title": "JOB_TITLE",
    "text": "Job Description",
    "employer": "Organisation",
    "salary": "Pay",
    "date": "Date posted",
}
BRITISH_DATE = {**ROW, "date": "03/11/2020"}
SAME_ADVERT = {
    "comma.csv": table([ROW]).encode(),
    "semicolon.csv": table([ROW], ";").encode(),
    "bar.csv": table([ROW], "|").encode(),
    "tab.tsv": table([ROW], "\t").encode(),
    "mark.csv": table([ROW]).encode("utf-8-sig"),
    "utf-16.csv": table([ROW]).encode("utf-16"),
    "utf-16-without-mark.csv": table([ROW]).encode("utf-16-le"),
    "windows.csv": table([ROW]).encode("cp1252"),
    "old-mac.csv": table([ROW]).replace("\r\n", "\r").encode(),
    "other-names.csv": table([renamed(ENGLISH)]).encode(),
    "date.csv": table([BRITISH_DATE]).encode(),
    "packed.csv.gz": gzip.compress(table([ROW]).encode()),
    "packed-unsaid.csv": gzip.compress(table([ROW]).encode()),
    "lines.jsonl": json.dumps(ROW).encode(),
    "lines.ndjson": b"\n" + json.dumps(ROW).encode() + b"\n\n",
    "packed.jsonl.gz": gzip.compress(json.dumps(ROW).encode()),
    "array.json": json.dumps([ROW], indent=1).encode(),
    "object.json": json.dumps(ROW, indent=1).encode(),
    "lines-unsaid.json": json.dumps(ROW).encode(),
    "posting.json": json.dumps(POSTING).encode(),
    "posting.jsonl": json.dumps(POSTING).encode(),
    "posting-url.json": json.dumps({**POSTING, "identifier": "", "url": "https://jobs.example/vacancy/7/"}).encode(),
    "nul.csv": table([ROW]).encode().replace(b"Help", b"He\0lp"),
    "nul.jsonl": json.dumps(ROW).encode().replace(b"Help", b"He\\u0000lp"),
}


@pytest.mark.parametrize("name", SAME_ADVERT)
def test_every_format_gives_the_same_advert(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(SAME_ADVERT[name])
    (advert,) = read_adverts([tmp_path / name])
    assert isinstance(advert, Advert)
    assert advert.source.startswith(name)
    text, salary = advert.text.replace("\r\n", "\n"), advert.salary
    assert (advert.id, advert.title, text, advert.employer) == ("7", TITLE, TEXT, "Wren Trust")
    assert (salary, advert.date) == ("£9.50 per hour", "2020-11-03")


@pytest.mark.parametrize("name", ["comma.csv", "tab.tsv", "lines.jsonl", "array.json", "packed.csv.gz", "utf-16.csv"])
def test_standard_input_is_known_by_its_first_bytes(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(SAME_ADVERT[name]))
    monkeypatch.setattr("sys.stdin", stdin)
    (advert,) = read_adverts(["-"])
    assert isinstance(advert, Advert)
    assert (advert.id, advert.title) == ("7", TITLE)
    assert advert.source.startswith("stdin#")


def test_one_long_line_on_standard_input_is_one_advert(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x" * 17_000_000)))
    (item,) = read_adverts(["-"])
    assert isinstance(item, Reject) and "the text has 17,000,000 characters" in item.reason


def test_plain_text_on_standard_input_is_one_advert(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Support Worker, nights\nHelp people.")))
    assert list(read_adverts(["-"])) == [Advert("stdin", "Support Worker, nights", "Help people.", source="stdin")]


def test_folder_is_read_by_name_with_what_it_cannot_read_turned_away(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.md").write_text("# Ward Clerk\n\nType letters.")
    (tmp_path / "a.txt").write_text("x" * 200 + "\nno title on the first line")
    (tmp_path / "c.pages").write_bytes(b"PK")
    (tmp_path / ".hidden.txt").write_text("not meant")
    first, second, third = read_adverts([tmp_path])
    assert isinstance(first, Advert) and (first.id, first.title) == ("a.txt", "a")
    assert isinstance(second, Advert) and (second.id, second.title) == ("b/two.md", "Ward Clerk")
    assert isinstance(third, Reject) and "unknown file type '.pages'" in third.reason


def test_ids_are_made_and_kept_unique(tmp_path: Path) -> None:
    path = tmp_path / "adverts.csv"
    path.write_text("id,title,text\nx,A,a\nx,B,b\n,C,c\nx#3,D,d\nx,E,e\n")
    ids = [item.id for item in read_adverts([path])]
    assert ids == ["x", "x#3", "adverts.csv#4", "x#3#5", "x#6"]


def test_many_ids_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("id,title,text\n" + "".join(f"{n % 3000},A,a\n" for n in range(4000)))
    ids = [item.id for item in read_adverts([path])]
    assert len(set(ids)) == 4000
    assert ids[:3000] == [str(n) for n in range(3000)]


FAULTY_ROWS = {
    "too-few.csv": ("title,text\nA\nB,b\n", 2, "the row has 1 cells, the header has 2"),
    "too-many.csv": ("title,text\nA,a,and more\nB,b\n", 2, "the row has 3 cells"),
    "empty.csv": ('title,text\n" ",\nB,b\n', None, ""),
    "never-closed.csv": ('title,text\nA,"a\nB,b\n', 2, "close each quotation mark"),
    "open-then-closed.csv": ('title,text\nA,"a\nB,"b"\n', 2, "close each quotation mark"),
    "not-doubled.csv": ('title,text\nA,"a "bad" ward"\nB,b\n', 2, "double those inside a cell"),
    "too-long.csv": (f"title,text\nA,{'x' * 2_000_001}\nB,b\n", 2, "the text has 2,000,001 characters"),
    "title-too-long.csv": (f"title,text\n{'A' * 1001},a\nB,b\n", 2, "is it the description?"),
    "line-3.jsonl": ('\n\n{"title": \n{"title": "B"}', 3, "not JSON: Expecting value at character 1"),
    "number.jsonl": ('1\n{"title": "B"}', 1, "not a JSON object"),
    "list.jsonl": (
        '{"title": ["A"]}\n{"title": "B"}',
        1,
        "title is a list; it must be text in quotation marks",
    ),
    "flag.jsonl": ('{"title": "A", "id": true}\n{"title": "B"}', 1, "id is true or false"),
    "object.jsonl": ('{"title": {}}\n{"title": "B"}', 1, "title is an object"),
    "blank.jsonl": ('{"title": " ", "text": null}\n{"title": "B"}', 1, "title and text are both empty"),
    "other-keys.jsonl": (
        '{"name": "A"}\n{"title": "B"}',
        1,
        "columns found: name; wanted: title (or job title",
    ),
    "deep.jsonl": ("[" * 100_000 + '\n{"title": "B"}', 1, "nested too deeply"),
    "digits.jsonl": ('{"title": ' + "9" * 5000 + '}\n{"title": "B"}', 1, "not JSON"),
    "numbers.json": ('[[], {"title": "B"}]', 1, "not a JSON object"),
}


@pytest.mark.parametrize("name", FAULTY_ROWS)
def test_faulty_row_is_turned_away_alone(tmp_path: Path, name: str) -> None:
    content, row, reason = FAULTY_ROWS[name]
    (tmp_path / name).write_text(content)
    items = list(read_adverts([tmp_path / name]))
    assert [item.title for item in items if isinstance(item, Advert)] == ["B"]
    rejects = [item for item in items if isinstance(item, Reject)]
    assert [(reject.source, reject.row) for reject in rejects] == ([(name, row)] if row else [])
    assert all(reason in reject.reason and "\n" not in reject.reason for reject in rejects)


DAMAGED = {
    "cut.json": (b'[{"title": "A"}, {"title": "B', "nothing after it was read"),
    "unclosed.json": (b'[{"title": "A"}', "not JSON"),
    "trailing.json": (b'[{"title": "A"}] nonsense', "not JSON"),
    "cut.jsonl.gz": (gzip.compress(b'{"title": "A"}\n')[:-6], "damaged from here on"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_stands_before_the_damage_is_read(tmp_path: Path, name: str) -> None:
    content, reason = DAMAGED[name]
    (tmp_path / name).write_bytes(content)
    *good, last = read_adverts([tmp_path / name])
    assert isinstance(last, Reject)
    assert reason in last.reason
    assert [item.id for item in good] == [f"{name}#1"]


UNREADABLE = {
    "columns.csv": (b"post,notes\nA,a\n", "columns found: post, notes; wanted: title (or job title"),
    "no-text.csv": (b"title,notes\nA,a\n", "wanted: title"),
    "nothing.csv": (b"", "columns found: none"),
    "one-line.csv": (b"x" * 17_000_000, "the row of column names cannot be read"),
    "sheet.xlsx": (b"PK\x03\x04", "unknown file type '.xlsx'; use .csv"),
    "letter.docx.gz": (b"PK\x03\x04", "unknown file type '.docx.gz'; use .csv"),
    "zip.csv": (b"PK\x03\x04\x00\xff\r\x01" * 50, "columns found"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable_file_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    content, message = UNREADABLE[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        list(read_adverts([tmp_path / name]))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_input_and_empty_folder_are_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read_adverts([tmp_path / "none.csv"])
    with pytest.raises(InputError, match="no adverts in this folder"):
        read_adverts([tmp_path])
    with pytest.raises(InputError, match="an input without a name"):
        read_adverts([""])
    with pytest.raises(InputError, match="standard input can be read once only"):
        read_adverts(["-", "-"])


def test_one_unreadable_file_of_several_is_turned_away(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("post,notes\nA,a\n")
    (tmp_path / "b.csv").write_text("title,text\nB,b\n")
    for inputs in ([tmp_path], [tmp_path / "a.csv", tmp_path / "b.csv"]):
        first, second = read_adverts(inputs)
        assert isinstance(first, Reject) and (first.source, first.row) == ("a.csv", None)
        assert first.reason.startswith("columns found: post, notes; wanted: title")
        assert isinstance(second, Advert) and second.title == "B"


def test_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputError, match="standard input is closed"):
        read_adverts(["-"])


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
keys = st.sampled_from(["id", "Title", "description", "hiringOrganization", "baseSalary", "datePosted", "url"])
records = values | st.dictionaries(keys | st.text(), values | st.text(min_size=1), max_size=8)


@given(st.lists(records, max_size=5))
def test_every_json_record_comes_out_in_order(tmp_path_factory: pytest.TempPathFactory, records: list[object]) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.jsonl").write_text("\n".join(json.dumps(record) for record in records))
    (folder / "b.json").write_text(json.dumps(records))
    for path in sorted(folder.iterdir()):
        items = list(read_adverts([path]))
        rows = [item.row if isinstance(item, Reject) else int(item.source.rpartition("#")[2]) for item in items]
        assert rows == list(range(1, len(records) + 1))


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@given(st.lists(st.tuples(cells, cells), max_size=5), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_every_table_comes_out_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], encoding: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.csv"
    with path.open("w", encoding=encoding, newline="") as out:
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows([("title", "text"), *rows])
    items = list(read_adverts([path]))
    written = [tuple(cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row) for row in rows]
    read = [(item.title, item.text) for item in items if isinstance(item, Advert)]
    assert read == [row for row in written if "".join(row).strip()]


@given(st.binary(max_size=200), st.sampled_from([".csv", ".json", ".jsonl", ".txt", ".csv.gz"]))
def test_no_bytes_break_the_reader(tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(content)
    try:
        items = list(read_adverts([path]))
    except InputError:
        return
    for item in items:
        item.id.encode()
