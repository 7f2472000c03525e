"""How long a saved record takes to be seen on the page, and to be found, while `portal serve` runs."""

import contextlib
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from portal.search import Search
from scripts.cost.edits import change_body
from scripts.cost.portal import PORTAL
from scripts.measure import Taken, middle, started
from scripts.process_tree import adopt_orphans, cpu_below, watching

LANGUAGE = "en"
POLL = 0.02
"""Seconds between two looks at a page: answering them is a small part of what is measured."""

LONGEST_WAIT = 3600
"""Seconds for the first build, and for any change."""

CALM = 1.0
"""Seconds without work after which the server has done all it had to do."""

FIRST_ROUND = 500
"""Its edits are none of those made before it started."""


class Seen(NamedTuple):
    """From a record saved to its change visible on its page, and to its new word found."""

    page: Taken
    search: Taken


def served(folder: Path, repeat: int) -> Seen:
    """Serve a project, save one record after another and return the median of what that took."""
    with _serving(folder) as address:
        rounds = [_save(folder, address, FIRST_ROUND + number) for number in range(repeat + 1)]
    pages, searches = zip(*rounds[1:], strict=True)  # the first has what only it has to do
    return Seen(middle(pages), middle(searches))


def _save(folder: Path, address: str, number: int) -> Seen:
    _settle()
    before = _search(address).about
    with watching() as peak:
        cpu = cpu_below()
        edited = change_body(folder, number)
        start = time.monotonic()
        page = f"{address}{LANGUAGE}/innovations/{edited.id}/"
        _until(lambda: edited.word.encode() in _read(page))
        seen = time.monotonic() - start, cpu_below() - cpu
        _until(lambda: _finds(address, edited.word, before))
        found = time.monotonic() - start, cpu_below() - cpu
    return Seen(Taken(*seen, peak.megabytes), Taken(*found, peak.megabytes))


def _finds(address: str, word: str, before: object) -> bool:
    search = _search(address)
    if search.about == before:  # asking the old index for a word it lacks would load the server for nothing
        return False
    answer = search.ask(word)
    return bool(answer.hits) and not answer.corrected


def _search(address: str) -> Search:
    return Search(lambda name: _read(f"{address}{LANGUAGE}/search/{name}"))


def _read(address: str) -> bytes:
    with urlopen(address, timeout=LONGEST_WAIT) as answer:  # noqa: S310
        content: bytes = answer.read()
    return content


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        with contextlib.suppress(OSError):  # nothing stands there yet, or it was just replaced
            if is_so():
                return
        time.sleep(POLL)
    raise TimeoutError(f"portal serve: nothing was to be seen within {LONGEST_WAIT} s")


def _settle() -> None:
    """Wait until what runs below has nothing left to do."""
    before = -1.0
    while (now := cpu_below()) - before > CALM / 50:
        before = now
        time.sleep(CALM)


@contextlib.contextmanager
def _serving(folder: Path) -> Iterator[str]:
    adopt_orphans()
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryFile() as said:
        process = started(folder, (*PORTAL, "serve", "--port", str(port)), said)
        try:
            _until(lambda: process.poll() is not None or bool(_read(f"http://localhost:{port}/")))
            if process.returncode is not None:
                said.seek(0)
                raise subprocess.CalledProcessError(process.returncode, "portal serve", said.read().decode())
            yield f"http://localhost:{port}/"
        finally:
            process.terminate()  # not the interrupt of a keyboard, which a run in the background ignores
            process.wait(timeout=60)
