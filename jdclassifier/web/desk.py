"""The desk at which drafts are checked one after the other, in a process that may be lost without harm."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from ..batch.pool import live_with
from .limits import WAITING, WORK_SECONDS
from .refused import Refused
from .work import Setup, warm_up

if TYPE_CHECKING:
    from loky import ProcessPoolExecutor

P = ParamSpec("P")
T = TypeVar("T")

_START_SECONDS = 120


class Desk:
    """A worker process with the model loaded, and who waits for it. Used from several threads.

    Attributes:
        model: Name, version and digest of the model; "" until the desk is open.
    """

    def __init__(self, setup: Setup | None = None, seconds: float = WORK_SECONDS, waiting: int = WAITING) -> None:
        """Args: what the worker loads; seconds that a draft may take; drafts that may be under way or wait."""
        self.model = ""
        self._setup = setup or Setup()
        self._seconds = seconds
        self._places = threading.BoundedSemaphore(waiting)
        self._turn = threading.Lock()
        self._worker: ProcessPoolExecutor | None = None

    def open(self) -> None:
        """Start the worker and load the model.

        Raises:
            ModelError, LexiconError: if either cannot be loaded.
        """
        self._worker = _new_worker()
        self.model = self._worker.submit(warm_up, self._setup).result(_START_SECONDS)

    def close(self) -> None:
        """End the worker."""
        if self._worker is not None:
            self._worker.shutdown(wait=True, kill_workers=True)
        self._worker, self.model = None, ""

    def ask(self, work: Callable[Concatenate[Setup, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Let the worker do one thing; what it raises is raised here.

        Raises:
            Refused: if too many wait, the work takes too long, or it ends the worker. A new worker takes the next.
        """
        if not self._places.acquire(blocking=False):
            raise Refused(503, "Too many drafts at once. Try again in a few seconds.")
        try:
            with self._turn:
                if self._worker is None:
                    raise Refused(503, "The model is not loaded yet. Try again in a few seconds.")
                future: Future[T] = self._worker.submit(work, self._setup, *args, **kwargs)
                return self._result(future)
        finally:
            self._places.release()

    def _result(self, future: Future[T]) -> T:
        from loky.process_executor import BrokenProcessPool

        try:
            return future.result(self._seconds)
        except BrokenProcessPool as error:
            self._renew()
            raise Refused(503, "The draft ended the program that read it. Copy its text and paste it.") from error
        except TimeoutError as error:
            if future.done():
                raise
            self._renew()
            raise Refused(
                503, f"The draft took longer than {self._seconds:g} seconds. Shorten it, or paste its text."
            ) from error

    def _renew(self) -> None:
        if self._worker is not None:
            self._worker.shutdown(wait=True, kill_workers=True)
        self._worker = _new_worker()


def _new_worker() -> ProcessPoolExecutor:
    from loky import ProcessPoolExecutor

    return ProcessPoolExecutor(1, initializer=live_with, initargs=(os.getpid(),))
