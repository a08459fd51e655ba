"""The application: the page, its downloads, the API and the health, all of it behind the guard."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles

from .. import __version__
from ..check.renderers import RENDERERS
from ..errors import DocumentError, JDClassifierError
from ..render.highlight import style
from . import view
from .desk import Desk
from .given import Given, given
from .guard import Guard
from .refused import Refused
from .schema import REQUEST, RESPONSES
from .work import Answer, answer, commented

_STATIC = Path(__file__).parent / "static"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_UNPRINTED = re.compile(r"[^\w .()-]+")
_Body = Annotated[Given, Depends(given)]


def create_app(desk: Desk, hosts: Collection[str] = ("127.0.0.1", "localhost")) -> Guard:
    """Return the application, for any ASGI server.

    Args:
        desk: Where drafts are checked; opened and closed by the caller.
        hosts: Names under which this computer may be asked.
    """
    app = FastAPI(
        title="jdclassifier",
        version=__version__,
        description="Checks draft job adverts. Nothing is stored or logged.",
        openapi_url="/api",
        docs_url=None,
        redoc_url=None,
    )
    app.mount("/static", StaticFiles(directory=_STATIC))
    for refused in (JDClassifierError, RequestValidationError, 404, 405, Exception):
        app.add_exception_handler(refused, _refusal)
    _add_page(app, desk)
    _add_api(app, desk)
    return Guard(app, hosts)


def _add_page(app: FastAPI, desk: Desk) -> None:
    @app.get("/", include_in_schema=False)
    def empty() -> HTMLResponse:
        return HTMLResponse(view.page())

    @app.get("/marks.css", include_in_schema=False)
    def marks() -> Response:
        return Response(style(view.MARKS), media_type="text/css")

    @app.post("/", include_in_schema=False)
    def check(given: _Body) -> HTMLResponse:
        return HTMLResponse(view.page(answer=desk.ask(answer, given.draft()), **given.typed()))

    @app.post("/html", include_in_schema=False)
    def as_html(given: _Body) -> Response:
        report = desk.ask(answer, given.draft()).report
        return _download(RENDERERS["html"]([report]).encode(), report.name, ".html", "text/html; charset=utf-8")

    @app.post("/word", include_in_schema=False)
    def as_word(given: _Body) -> Response:
        upload = given.file()
        return _download(desk.ask(commented, upload), upload.name, ".docx", _WORD)


def _add_api(app: FastAPI, desk: Desk) -> None:
    @app.post("/api/check", responses=RESPONSES, openapi_extra=REQUEST, summary="Check a draft")
    def api_check(
        given: _Body, page: Annotated[bool, Query(description="Give the answer as HTML, too.")] = False
    ) -> JSONResponse:
        answered = desk.ask(answer, given.draft())
        return JSONResponse({**_record(answered), "page": view.answer_part(answered) if page else None})

    @app.get("/healthz", summary="Whether drafts can be checked", responses={503: {"description": "Not yet."}})
    def health() -> JSONResponse:
        status = {"status": "ok" if desk.model else "starting", "version": __version__, "model": desk.model}
        return JSONResponse(status, 200 if desk.model else 503)


def _record(answered: Answer) -> dict[str, Any]:
    turns = ("change", "workforce", "setting", "category", "probability")
    return {
        **answered.report.to_record(),
        "title": answered.report.advert.title,
        "text": answered.report.advert.text,
        "warnings": list(answered.warnings),
        "counterfactuals": [{name: getattr(one, name) for name in turns} for one in answered.counterfactuals],
    }


def _download(data: bytes, name: str, ending: str, media_type: str) -> Response:
    """A file to keep, named after the draft; the name goes to the browser and nowhere else."""
    stem = _UNPRINTED.sub(" ", Path(name).stem).strip(" .") or "draft"
    told = f"attachment; filename=\"checked{ending}\"; filename*=UTF-8''{quote(f'{stem}.checked{ending}')}"
    return Response(data, media_type=media_type, headers={"content-disposition": told})


def _refusal(request: Request, error: Exception) -> Response:
    """Say why there is no answer: in JSON to programs, on the page with the form as filled in to people."""
    status, sentence = _why(error)
    if request.url.path.startswith("/api"):
        return JSONResponse({"detail": sentence}, status)
    filled = getattr(request.state, "given", Given())
    return HTMLResponse(view.page(error=sentence, **filled.typed()), status)


def _why(error: Exception) -> tuple[int, str]:
    match error:
        case Refused():
            return error.status, error.sentence
        case DocumentError():
            return 422, f"{error}."
        case RequestValidationError():
            return 422, "A part of the address behind the question mark cannot be read."
    if (status := getattr(error, "status_code", 500)) in _NO_SUCH:
        return status, _NO_SUCH[status]
    return 500, f"The check failed ({type(error).__name__}). That is our fault: please report it."


_NO_SUCH = {
    404: "There is no such page. Start again here.",
    405: "This page is not to be had that way. Start again here.",
}
