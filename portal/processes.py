"""The same work on many things, on all cores."""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import wait
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def can_fork() -> bool:
    """Return whether a process can go on from where this one stands, with all it has loaded."""
    return "fork" in multiprocessing.get_all_start_methods()


def spread(work: Callable[[T], R], tasks: Sequence[T], prepare: Callable[[], None] | None = None) -> Iterator[R]:
    """Yield `work(task)` for each task, in order, done in forked processes, each of which calls `prepare` first.

    The processes share what this one has loaded, so `work` may hold anything; tasks and results are
    handed over as copies. One task, or a system that cannot fork, needs no other process.
    """
    if len(tasks) < 2 or not can_fork():
        yield from map(work, tasks)
        return
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(
        min(os.cpu_count() or 1, len(tasks)), mp_context=fork, initializer=_receive, initargs=(work, prepare)
    ) as processes:
        yield from processes.map(_do, tasks)


def end_with_parent() -> None:
    """End this process when the one that started it does, however that ends: nobody waits for its work any more."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


_received: list[Callable[[Any], Any]] = []
"""The work a forked process was started for; empty in the process that starts them."""


def _receive(work: Callable[[Any], Any], prepare: Callable[[], None] | None) -> None:
    end_with_parent()
    # Templates leave circles behind. What was there before this process is never looked through, which would copy it.
    gc.freeze()
    gc.enable()
    # Ctrl+C reaches every process of a terminal: the one that started this says what there is to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if prepare:
        prepare()
    _received[:] = [work]


def _do(task: Any) -> Any:
    return _received[0](task)
