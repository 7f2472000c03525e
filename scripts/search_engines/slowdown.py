"""A browser whose pages run as on a slower machine: stopped most of the time. Linux only.

The browser's own throttling slows the main thread of a page and leaves its workers alone.
"""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from playwright.sync_api import Browser

TURN = 0.002
"""Seconds that pages run at a time: their waiting stays well below what a reader notices."""


@contextmanager
def slowed(browser: Browser, times: float) -> Iterator[None]:
    """Let the pages of a browser run so many times slower while the block runs."""
    if times <= 1:
        yield
        return
    over = Event()
    slower = Thread(target=_slow, args=(_main_process(browser), times, over))
    slower.start()
    try:
        yield
    finally:
        over.set()
        slower.join()


def _main_process(browser: Browser) -> int:
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return next(int(process["id"]) for process in processes if process["type"] == "browser")


def _slow(browser: int, times: float, over: Event) -> None:
    parents = list(_children(browser, "zygote"))
    resumed = time.monotonic()
    while not over.is_set():
        pages = [page for parent in parents for page in _children(parent, "renderer")]
        _tell(pages, signal.SIGSTOP)
        # By how long they ran, not by how long they should have: a busy machine wakes us late.
        time.sleep((time.monotonic() - resumed) * (times - 1))
        _tell(pages, signal.SIGCONT)
        resumed = time.monotonic()
        time.sleep(TURN)


def _tell(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, what)


def _children(process: int, type: str) -> Iterator[int]:
    """Yield the processes of a type that a process of the browser started."""
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, children.read_text(encoding="ascii").split()):
            with suppress(OSError):
                if f"--type={type}".encode() in Path(f"/proc/{child}/cmdline").read_bytes():
                    yield child
