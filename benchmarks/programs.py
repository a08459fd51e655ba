"""Run a program and measure it from outside: time, processor time, and the memory of all its processes together."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

_PROGRAM = (sys.executable, "-c", "from jdclassifier.cli import main; main()")
HELP = (*_PROGRAM, "--help")
_EVERY = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """What a program took: seconds by the clock and of processors, megabytes at the highest moment.

    Memory is the proportional set size: pages that processes share count once.
    """

    seconds: float
    processor: float
    megabytes: float


def measured(command: Sequence[str | Path]) -> Run:
    """Run a program to its end.

    Raises:
        subprocess.CalledProcessError: if it fails.
    """
    began, peak, times = time.perf_counter(), 0.0, dict[int, float]()
    with subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as program:
        watched = psutil.Process(program.pid)
        while program.poll() is None:
            peak = max(peak, _memory(watched, times))
            time.sleep(_EVERY)
        error = program.stderr.read() if program.stderr else b""
    if program.returncode not in (0, 1):  # 1: some records were rejected
        raise subprocess.CalledProcessError(program.returncode, [*command], stderr=error)
    return Run(time.perf_counter() - began, sum(times.values()), peak / 1e6)


def classify(source: Path, target: Path, jobs: int, *options: str) -> Run:
    """Measure `jdclassifier classify`."""
    return measured([*_PROGRAM, "classify", source, "-o", target, "--jobs", str(jobs), "--force", *options])


def _memory(program: psutil.Process, times: dict[int, float]) -> float:
    """The memory of a program and its children; their processor times are noted."""
    memory = 0.0
    try:
        for process in (program, *program.children(recursive=True)):
            memory += process.memory_full_info().pss
            times[process.pid] = sum(process.cpu_times()[:2])
    except psutil.Error:  # one has just ended
        pass
    return memory
