"""Worker processes that answer blocks in order, and outlive adverts that hang them or kill them."""

from __future__ import annotations

import itertools
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..advert import Advert
from ..errors import JDClassifierError
from .blocks import Answers, Item
from .work import Settings, unfit, warm_up, work

if TYPE_CHECKING:
    from loky import ProcessPoolExecutor

_BLOCKS_AHEAD = 4  # a worker: enough that none waits for work while the first of them is written

Blocks = Iterator[list[Item]]


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that work may take: a block (once those before it are answered), then an advert of it alone.

    An ordinary block takes a tenth of a second, the longest advert that is read about two; loading the model counts.
    """

    block: float = 120
    advert: float = 30


def answers(blocks: Blocks, settings: Settings, jobs: int, limits: Limits) -> Generator[Answers, None, None]:
    """Yield the answers of all blocks in order. A few blocks are in memory at a time.

    A worker that takes too long or dies is at one of the blocks longest under way: these are answered advert by
    advert in a process of their own, the others again by new workers.

    Raises:
        JDClassifierError: if workers cannot be started, or die for other reasons than an advert.
    """
    executor = _executor(jobs)
    waiting: deque[tuple[list[Item], Future[Answers]]] = deque()
    try:
        while True:
            for block in itertools.islice(blocks, _BLOCKS_AHEAD * jobs - len(waiting)):
                waiting.append((block, executor.submit(work, settings, block)))
            if not waiting:
                return
            block, future = waiting[0]
            if (answer := _answer(future, limits.block)) is not None:
                waiting.popleft()
                yield answer
                continue
            executor.shutdown(wait=True, kill_workers=True)
            suspects = [waiting.popleft()[0] for _ in range(min(jobs, len(waiting)))]
            yield from (answer_carefully(block, settings, limits) for block in suspects)
            executor = _executor(jobs)
            waiting = deque((block, executor.submit(work, settings, block)) for block, _ in waiting)
    finally:
        executor.shutdown(wait=True, kill_workers=True)


def answer_carefully(block: list[Item], settings: Settings, limits: Limits) -> Answers:
    """Answer a block of which an advert may be deadly: one advert at a time in a process that may be lost."""
    items = list(block)
    executor = _warm(settings, limits)
    try:
        for place, item in enumerate(items):
            if not isinstance(item, Advert):
                continue
            future = executor.submit(work, settings, [item])
            if _answer(future, limits.advert) is None:
                items[place] = unfit(item, _why(future, limits))
                executor.shutdown(wait=True, kill_workers=True)
                executor = _warm(settings, limits)
        answer = _answer(executor.submit(work, settings, items), limits.block)
    finally:
        executor.shutdown(wait=True, kill_workers=True)
    if answer is None:
        raise JDClassifierError(_DIED)
    return answer


_WARM_UP = 120
"""Seconds that loading the model may take, however little time an advert has."""
_DIED = "a worker process died, perhaps for want of memory; use fewer jobs"


def _warm(settings: Settings, limits: Limits) -> ProcessPoolExecutor:
    """One new process with everything loaded: what kills it afterwards is the advert."""
    from loky.process_executor import BrokenProcessPool

    executor = _executor(1)
    try:
        executor.submit(warm_up, settings).result(max(limits.block, _WARM_UP))
    except (BrokenProcessPool, TimeoutError) as error:
        executor.shutdown(wait=True, kill_workers=True)
        raise JDClassifierError(_DIED) from error
    return executor


def _executor(jobs: int) -> ProcessPoolExecutor:
    from loky import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, initializer=live_with, initargs=(os.getpid(),))


def live_with(parent: int) -> None:
    """Leave interruptions to the parent, and do not outlive it however it ended."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(0)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=watch, daemon=True).start()


def _answer(future: Future[Answers], seconds: float) -> Answers | None:
    """The answer, or None where the worker died or took too long. What the worker raised is raised."""
    from loky.process_executor import BrokenProcessPool

    try:
        return future.result(seconds)
    except BrokenProcessPool:
        return None
    except TimeoutError:
        if future.done():
            raise
        return None


def _why(future: Future[Answers], limits: Limits) -> str:
    if future.done():
        return "it ended the process that worked on it (a crash, or no memory left); split or shorten its text"
    return f"it took longer than {limits.advert:g} seconds; split or shorten its text"
