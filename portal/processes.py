"""The same work on many things, on all cores."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def can_fork() -> bool:
    """Return whether a process can go on from where this one stands, with all it has loaded."""
    return "fork" in multiprocessing.get_all_start_methods()


def spread(work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
    """Yield `work(task)` for each task, in order, done in forked processes.

    The processes share what this one has loaded, so `work` may hold anything; tasks and results are
    handed over as copies. One task, or a system that cannot fork, needs no other process.
    """
    if len(tasks) < 2 or not can_fork():
        yield from map(work, tasks)
        return
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=fork, initializer=_receive, initargs=(work,)) as processes:
        yield from processes.map(_do, tasks)


_received: list[Callable[[Any], Any]] = []
"""The work a forked process was started for; empty in the process that starts them."""


def _receive(work: Callable[[Any], Any]) -> None:
    _received[:] = [work]


def _do(task: Any) -> Any:
    return _received[0](task)
