"""Running a command and noting what it took: it and all the processes it started, orphans too.

Processor time is what the kernel itself adds up for ended processes (wait4), not a sample: every process is waited
for by its parent or, where that has ended first, by this one. Memory has no such sum and is looked at while it runs.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import IO, NamedTuple

from scripts.process_tree import adopt_orphans, below, watching

LONGEST_ORPHAN = 60
"""Seconds that a process may go on after the command that started it."""


class Taken(NamedTuple):
    """What a command took."""

    seconds: float
    """From its start to its end, as a person waits for it."""

    cpu: float
    """Seconds of processor time, of all its processes."""

    megabytes: float
    """Peak memory of all its processes together, what they share counted once."""

    def __str__(self) -> str:
        """Return all, for a person."""
        return f"{self.seconds:.2f} s, {self.cpu:.2f} CPU s, {self.megabytes:.0f} MB"


def measured(folder: Path, *command: str) -> Taken:
    """Run a command in a folder; raise CalledProcessError with what it said when it fails."""
    adopt_orphans()
    before = set(below(os.getpid()))
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        process = started(folder, command, said)
        with watching() as peak:  # not before: until the command is loaded, the memory of its process is this one's
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime + _orphans(before, command)
        said.seek(0)
        text = said.read().decode(errors="replace")
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, text)
    return Taken(seconds, cpu, peak.megabytes)


def started(folder: Path, command: Sequence[str], said: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start a command in a folder; what it says goes into a file."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else each run compiles the code anew, which nobody's does
    return subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=environment)


def middle(taken: Iterable[Taken]) -> Taken:
    """Return the median of each of what a command took in several runs."""
    return Taken(*map(median, zip(*taken, strict=True)))


def _orphans(before: set[int], command: Sequence[str]) -> float:
    """Wait for the processes that a command left behind; return their processor time."""
    cpu, end = 0.0, time.monotonic() + LONGEST_ORPHAN
    while left := below(os.getpid()).keys() - before:
        if time.monotonic() > end:
            raise TimeoutError(f"{' '.join(command)}: {len(left)} processes that it started do not end: {sorted(left)}")
        for id in left:
            try:
                ended, _, usage = os.wait4(id, os.WNOHANG)
            except ChildProcessError:  # a child of one that is still running
                continue
            if ended:
                cpu += usage.ru_utime + usage.ru_stime
        time.sleep(0.01)
    return cpu
