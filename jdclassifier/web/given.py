"""What a request gives: a draft as JSON or as a form with or without a file, kept in memory alone."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from fastapi import Request
from python_multipart import FormParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, File, parse_options_header

from ..advert import Advert
from ..batch.records import advert_from_fields
from .limits import BODY_SECONDS, MAX_BODY
from .refused import Refused
from .work import Draft, Upload

FIELDS = ("title", "text", "employer", "salary", "date")
TYPED = "the text"
"""What a typed draft goes by."""
_LONGEST_NAME = 120
_MOST_FIELDS = 20
_IN_MEMORY = {"MAX_MEMORY_FILE_SIZE": MAX_BODY + 1}
_DAMAGED = "The form arrived damaged. Try again."


@dataclass(slots=True)
class Given:
    """The fields of a request, and its file."""

    fields: dict[str, object] = field(default_factory=dict)
    upload: Upload | None = None

    def draft(self) -> Draft:
        """The file, where there is one; else the advert that the fields make.

        Raises:
            Refused: if they make none.
        """
        if self.upload:
            return self.upload
        if not any(str(self.fields.get(name) or "").strip() for name in ("title", "text")):
            raise Refused(422, "There is nothing to check yet. Paste the advert, or choose a file.")
        made = advert_from_fields({name: self.fields.get(name) for name in FIELDS}, TYPED, None)
        if not isinstance(made, Advert):
            raise Refused(422, f"The draft cannot be read: {made.reason}.")
        return made

    def typed(self) -> dict[str, str]:
        """Title and text as typed, to be shown again."""
        return {name: str(self.fields.get(name) or "") for name in ("title", "text")}

    def file(self) -> Upload:
        """The file.

        Raises:
            Refused: if there is none.
        """
        if self.upload is None:
            raise Refused(
                422, "Choose the Word file (again): it is not kept here, and the comments go into a copy of it."
            )
        return self.upload


async def given(request: Request) -> Given:
    """Read the body of a request.

    Raises:
        Refused: if it is too large, too slow, damaged, or of a kind that is not read.
    """
    content_type = request.headers.get("content-type", "")
    kind, options = parse_options_header(content_type)
    try:
        async with asyncio.timeout(BODY_SECONDS):
            body = await request.body()
    except TimeoutError as error:
        raise Refused(408, "The draft took too long to arrive. Try again.") from error
    match kind:
        case b"application/json":
            found = _from_json(body)
        case b"multipart/form-data":
            found = _from_parts(body, options.get(b"boundary"))
        case b"application/x-www-form-urlencoded":
            found = _from_pairs(body)
        case _:
            raise Refused(415, "Send the draft as application/json or as multipart/form-data.")
    request.state.given = found
    return found


def _from_json(body: bytes) -> Given:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused(400, "The body is not valid JSON.") from error
    if not isinstance(fields, dict):
        raise Refused(422, f"The body must be an object with the fields {', '.join(FIELDS)}.")
    if unknown := [name for name in fields if name not in FIELDS]:
        raise Refused(422, f"There is no field {unknown[0]!r}; known are {', '.join(FIELDS)}.")
    if wrong := [name for name, value in fields.items() if not isinstance(value, str)]:
        raise Refused(422, f"The field {wrong[0]!r} must be text.")
    return Given({name: _encodable(value) for name, value in fields.items()})


def _from_pairs(body: bytes) -> Given:
    try:
        return Given(dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=_MOST_FIELDS)))
    except ValueError as error:
        raise Refused(400, _DAMAGED) from error


def _from_parts(body: bytes, boundary: bytes | None) -> Given:
    found = Given()

    def take_field(one: Field) -> None:
        found.fields[(one.field_name or b"").decode("utf-8", "replace")] = (one.value or b"").decode("utf-8", "replace")

    def take_file(one: File) -> None:
        if one.size:
            one.file_object.seek(0)
            found.upload = Upload(_name(one.file_name or b""), one.file_object.read())

    try:
        parser = FormParser("multipart/form-data", take_field, take_file, boundary=boundary, config=_IN_MEMORY)
        parser.write(body)
        parser.finalize()
    except (FormParserError, ValueError, AssertionError) as error:
        raise Refused(400, _DAMAGED) from error
    return found


def _name(raw: bytes) -> str:
    """A file's name for people: no folders, nothing that cannot be seen, of ordinary length."""
    name = raw.decode("utf-8", "replace").replace("\\", "/").rpartition("/")[2]
    return "".join(char for char in name if char.isprintable()).strip()[-_LONGEST_NAME:] or "the file"


def _encodable(text: str) -> str:
    """The text without halves of characters, which JSON can hold and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")
