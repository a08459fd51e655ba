"""The desk: work that takes too long or kills its process, and too many at once."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from jdclassifier.errors import DocumentError
from jdclassifier.web import Desk, Refused
from jdclassifier.web.work import Setup


def sleep(setup: Setup, seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def die(setup: Setup) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail(setup: Setup, error: Exception) -> None:
    raise error


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk whose worker loads nothing and has few seconds for a draft."""
    monkeypatch.setattr("jdclassifier.web.desk.warm_up", sleep_and_name)
    desk = Desk(seconds=1.5, waiting=2)
    desk.open()
    yield desk
    desk.close()


def sleep_and_name(setup: Setup) -> str:
    return "model"


def test_a_draft_that_takes_too_long_is_refused_and_the_next_is_not(own: Desk) -> None:
    with pytest.raises(Refused, match=r"longer than 1\.5 seconds") as refused:
        own.ask(sleep, 60)
    assert refused.value.status == 503
    own._seconds = 20  # a new worker starts first
    assert own.ask(sleep, 0) == 0


def test_a_draft_that_kills_its_process_is_refused_and_the_next_is_not(own: Desk) -> None:
    with pytest.raises(Refused, match="ended the program") as refused:
        own.ask(die)
    assert refused.value.status == 503
    own._seconds = 20
    assert own.ask(sleep, 0) == 0


def test_errors_of_the_worker_are_ours(own: Desk) -> None:
    for error in (Refused(413, "Too long."), DocumentError("a.doc: an old Word file")):
        with pytest.raises(type(error), match=str(error)):
            own.ask(fail, error)


def test_too_many_at_once_are_refused(own: Desk) -> None:
    threads = [threading.Thread(target=own.ask, args=(sleep, 0.5)) for _ in range(2)]
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    with pytest.raises(Refused, match="Too many drafts"):
        own.ask(sleep, 0)
    for thread in threads:
        thread.join()
    assert own.ask(sleep, 0) == 0


def test_a_closed_desk_says_so() -> None:
    with pytest.raises(Refused, match="not loaded yet") as refused:
        Desk().ask(sleep, 0)
    assert refused.value.status == 503
