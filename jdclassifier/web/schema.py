"""What the API takes and gives, in the words of OpenAPI 3.1."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ..batch.records import MAX_TITLE
from ..check import SEVERITIES, Finding
from .limits import MAX_CHARACTERS

_TEXT = {"type": "string"}
_DRAFT = {
    "title": {**_TEXT, "maxLength": MAX_TITLE, "description": "Job title."},
    "text": {**_TEXT, "maxLength": MAX_CHARACTERS, "description": "The advert, plain or HTML."},
    "employer": {**_TEXT, "description": "Name of the employer."},
    "salary": {**_TEXT, "description": "Salary as published."},
    "date": {**_TEXT, "description": "Day on which it goes out, 2026-05-01; picks the pay table."},
}
_FILE = {**_TEXT, "contentMediaType": "application/octet-stream", "description": "Word, PDF, HTML or text file."}

REQUEST: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"type": "object", "properties": _DRAFT, "additionalProperties": False},
                "example": {"title": "Support Worker", "text": "You need a CRB check."},
            },
            "multipart/form-data": {"schema": {"type": "object", "properties": {**_DRAFT, "file": _FILE}}},
        },
    }
}

_INTEGER = {"type": "integer"}
_FINDING = {
    **{field.name: _TEXT for field in fields(Finding)},
    "severity": {"enum": list(SEVERITIES)},
    "where": {"enum": ["title", "text", "salary", None]},
    **dict.fromkeys(("start", "end", "line", "column"), _INTEGER),
    "fix": {"type": ["string", "null"]},
    "again": {"type": "array", "items": {"type": "array", "items": _INTEGER}},
}
_TURN = {
    "change": _TEXT,
    "workforce": _TEXT,
    "setting": _TEXT,
    "category": {"type": ["string", "null"]},
    "probability": {"type": "number"},
}


def _whole(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


_ANSWER = _whole(
    {
        "name": {**_TEXT, "description": "Name of the file, or what a typed draft goes by."},
        "title": {**_TEXT, "description": "Title as cleaned: what offsets index."},
        "text": {**_TEXT, "description": "Text as cleaned: what offsets index."},
        "result": {"type": "object", "description": "The record, as in docs/record.md."},
        "findings": {"type": "array", "items": _whole(_FINDING)},
        "kept": {**_INTEGER, "description": "Findings that marks in the draft keep silent."},
        "notes": {"type": "array", "items": _TEXT},
        "warnings": {"type": "array", "items": _TEXT, "description": "How a file was read."},
        "counterfactuals": {"type": "array", "items": _whole(_TURN)},
        "page": {"type": ["string", "null"], "description": "The answer as HTML, where it was asked for."},
    }
)
_REFUSED = {
    400: "The body is damaged.",
    403: "The request comes from another site.",
    408: "The body took too long to arrive.",
    413: "The draft is too large.",
    415: "The body is of another kind.",
    421: "Another host is served.",
    422: "The draft cannot be read; the sentence says why.",
    503: "Too many drafts at once, or one that took too long.",
}
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The answer.", "content": {"application/json": {"schema": _ANSWER}}},
    **{
        status: {"description": why, "content": {"application/json": {"schema": _whole({"detail": _TEXT})}}}
        for status, why in _REFUSED.items()
    },
}
