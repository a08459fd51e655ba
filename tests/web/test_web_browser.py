"""The page in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from web_drafts import HOSTILE, TEXT, TITLE

from jdclassifier.web import Desk, create_app

sync_api = pytest.importorskip("playwright.sync_api", reason="needs Playwright (extra `browser`)")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe (extra `browser`)")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found; on Debian: apt-get install chromium")

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def address(desk: Desk) -> Iterator[str]:
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(desk), log_config=None, access_log=False, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        sandbox = [] if os.getuid() else ["--no-sandbox"]
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield made
        made.close()


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Any]:
    """Opens the page; at the end nothing may have been complained of, nor asked of another address."""
    contexts, complaints = [], []

    def open_page(**options: Any) -> Any:
        context = browser.new_context(**{"viewport": DESKTOP, **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "status of 4" not in said.text else None)
        page.on("request", lambda sent: None if sent.url.startswith(address) else complaints.append(sent.url))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def pasted(page: Any, text: str = TEXT, title: str = TITLE) -> Any:
    page.fill("#title", title)
    page.fill("#text", text)
    page.wait_for_selector("#reading-title")
    return page


def violations(page: Any) -> list[tuple[str, str]]:
    found = axe.Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], node["html"]) for one in found for node in one["nodes"]]


def narrow(page: Any) -> bool:
    """Whether nothing sticks out to the right of the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def word_file() -> bytes:
    docx = pytest.importorskip("docx")
    written, data = docx.Document(), io.BytesIO()
    written.add_heading("Peer Support Worker", 1)
    written.add_paragraph("You need a CRB check.")
    written.save(data)
    return data.getvalue()


def test_answer_follows_the_writer(opened: Any) -> None:
    page = pasted(opened())
    assert page.inner_text("#reading-title") == "Supervised support"
    status = page.inner_text("#status")
    assert re.fullmatch(r"Read as supervised support\. To mend: .*\d+ advice\.", status)
    assert page.get_attribute("#status", "role") == "status"
    page.fill("#text", TEXT.replace("CRB check", "DBS check"))
    sync_api.expect(page.locator(".findings")).not_to_contain_text("CRB")
    assert page.input_value("#text").endswith("DBS check\n")


def test_finding_leads_to_its_words_and_back(opened: Any) -> None:
    page = pasted(opened())
    finding = page.locator(".finding", has_text='"CRB" is out of date')
    number = finding.get_attribute("id").removeprefix("finding-")
    finding.locator("a").first.click()
    assert page.evaluate("location.hash") == f"#words-{number}"
    words = page.locator(f"#words-{number}")
    assert words.evaluate("node => node === document.activeElement && node.matches(':target')")
    assert words.evaluate("node => node.nextElementSibling.textContent").startswith("CRB")
    words.click()
    assert page.evaluate("location.hash") == f"#finding-{number}"
    assert page.evaluate("document.activeElement.id") == f"finding-{number}"


def test_keyboard_alone(opened: Any) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    page.keyboard.type("Support Worker")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(TEXT)
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Check the draft":
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.keyboard.press("Enter")
    sync_api.expect(page.locator("#answer")).to_be_focused()
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.tagName + document.activeElement.getAttribute('href')"))
    assert outline == "solid" and "A#words-1" in reached and "SUMMARYnull" in reached and "A#finding-1" in reached


def test_word_file_chosen_dropped_and_saved_with_comments(opened: Any) -> None:
    docx = pytest.importorskip("docx")
    page, data = opened(), word_file()
    page.set_input_files("#file", {"name": "my draft.docx", "mimeType": "", "buffer": data})
    page.wait_for_selector("text=my draft.docx will be read as")
    with page.expect_download() as download:
        page.click("text=Save Word with comments")
    assert download.value.suggested_filename == "my draft.checked.docx"
    assert [c.text for c in docx.Document(io.BytesIO(Path(download.value.path()).read_bytes())).comments]
    page.click("text=Take the file away")
    drop = """bytes => {
        const carried = new DataTransfer();
        carried.items.add(new File([new Uint8Array(bytes)], "dropped.docx"));
        document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
    }"""
    page.evaluate(drop, list(data))
    page.wait_for_selector("text=dropped.docx will be read as")


def test_text_written_after_a_file_takes_its_place(opened: Any) -> None:
    page = opened()
    page.set_input_files("#file", {"name": "a.txt", "mimeType": "", "buffer": b"Support Worker\nA ward."})
    page.wait_for_selector("text=a.txt will be read as")
    pasted(page)
    page.wait_for_selector("text=This draft will be read as")
    assert page.evaluate("document.getElementById('file').files.length") == 0


def test_error_is_told_and_goes_away(opened: Any) -> None:
    page = opened()
    page.set_input_files("#file", {"name": "old.doc", "mimeType": "", "buffer": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 x"})
    page.wait_for_selector("#error p")
    assert "save it as .docx" in page.inner_text("#error[role=alert]") and not violations(page)
    pasted(page)
    assert page.inner_text("#error") == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_barriers_and_nothing_sticks_out(opened: Any, scheme: str, size: dict[str, int]) -> None:
    page = opened(viewport=size, color_scheme=scheme)
    assert not violations(page) and narrow(page)
    pasted(page, TEXT + "Donaudampfschifffahrt" * 20)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert not violations(page) and narrow(page)


def test_without_script(opened: Any) -> None:
    page = opened(java_script_enabled=False)
    page.fill("#title", TITLE)
    page.fill("#text", TEXT)
    page.click("text=Check the draft")
    assert page.url.endswith("/#answer") and page.inner_text("#reading-title") == "Supervised support"
    assert page.input_value("#text") == TEXT and not page.is_visible("#copy") and not page.is_visible(".live")
    page.set_input_files("#file", {"name": "a.txt", "mimeType": "", "buffer": b"Peer Support Worker\nCRB check."})
    page.click("text=Check the draft")
    page.wait_for_selector("text=a.txt will be read as")


def test_hostile_drafts_do_nothing(opened: Any) -> None:
    page = pasted(opened(), HOSTILE, HOSTILE)
    page.set_input_files(
        "#file", {"name": "<img src=x onerror=window.broken=1>.txt", "mimeType": "", "buffer": b"Ward"}
    )
    page.wait_for_selector("text=.txt will be read as")
    page.click("text=Check the draft")
    assert page.evaluate("window.broken") is None and page.locator("#answer img").count() == 0


def test_list_is_copied(opened: Any) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    pasted(page).click("#copy")
    page.wait_for_selector("text=The list is copied.")
    assert '"CRB" is out of date' in page.evaluate("navigator.clipboard.readText()")
