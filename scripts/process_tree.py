"""The processes below this one, from /proc: the processor time they have used and the memory they share fairly.

Linux only. Their orphans are taken in (PR_SET_CHILD_SUBREAPER, `man 2 prctl`), so that a process whose parent has
ended is still below this one, is waited for and is counted.
"""

import ctypes
import os
import resource
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

PR_SET_CHILD_SUBREAPER = 36
PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")

EVERY = 0.05
"""Seconds between two looks at the memory."""

SHARE = 20
"""A look that took long is followed by a pause so many times as long, so that looking stays a twentieth of a core."""


class State(NamedTuple):
    """A process as /proc/<id>/stat has it (`man 5 proc`)."""

    parent: int
    cpu: float
    """Seconds of its own and of those of its children that it has waited for."""


@dataclass
class Peak:
    """The most memory that the processes were seen to have at one moment."""

    megabytes: float = 0


def adopt_orphans() -> None:
    """Become the parent of every process below this one whose own parent ends."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl: orphans cannot be taken in, so their time would be lost")


def below(root: int) -> dict[int, State]:
    """Return all processes below one, by their ids."""
    children: dict[int, list[int]] = defaultdict(list)
    states = dict(_states())
    for id, state in states.items():
        children[state.parent].append(id)
    found: dict[int, State] = {}
    todo = list(children[root])
    while todo:
        id = todo.pop()
        found[id] = states[id]
        todo += children[id]
    return found


def _states() -> Iterator[tuple[int, State]]:
    for name in os.listdir(PROC):  # noqa: PTH208
        if name.isdigit():
            try:
                said = Path(PROC, name, "stat").read_bytes()
            except OSError:  # it has ended since
                continue
            # The name before the bracket may hold anything; the parent is the second field after it, times the 12th on.
            fields = said.rpartition(b")")[2].split()
            yield int(name), State(int(fields[1]), sum(map(int, fields[11:15])) / TICKS)


def cpu_below() -> float:
    """Return the seconds of processor time of all that ever ran below this process, ended or not."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime + sum(state.cpu for state in below(os.getpid()).values())


def memory_below() -> float:
    """Return the megabytes of all processes below this one: what several share counts once (PSS)."""
    return sum(map(_share_of, below(os.getpid()))) / 1024


def _share_of(id: int) -> int:
    try:
        for line in Path(PROC, str(id), "smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:  # it has ended since, or is about to
        pass
    return 0


@contextmanager
def watching() -> Iterator[Peak]:
    """Look at the memory below this process while the block runs; the peak is known at its end.

    The looking is done by a thread of this process, so no processor time of it is counted with what runs below.
    """
    peak, is_over = Peak(), threading.Event()

    def watch() -> None:
        pause = 0.0
        while not is_over.wait(pause):
            start = time.thread_time()
            peak.megabytes = max(peak.megabytes, memory_below())
            pause = max(EVERY, SHARE * (time.thread_time() - start))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        is_over.set()
        thread.join()
