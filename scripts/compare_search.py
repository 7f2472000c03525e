"""The portal's search beside Pagefind and lunr, in one run on the same records: index, bytes, milliseconds.

For each number of innovations the portal is built, and each engine indexes the English pages of all records with
the same facets. Each query opens a page in a new browser context, so that nothing is cached. Bytes are those sent by
the host, headers included; text types travel with gzip, as on a static host, all other files as they are. The first
result is timed from the start of the navigation until the titles of ten hits stand on the page; a key stroke, and a
choice of facets, until those of its answer do. A word typed is looked for at every letter.

lunr and Pagefind are optional packages of package.json: where they are missing, `npm ci` installs them.
"""

import argparse
import json
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from scripts.browser import browser
from scripts.measure import measured
from scripts.search_engines import ENGINES, Engine, furnish
from scripts.search_engines.documents import Built, read
from scripts.search_engines.host import NETWORKS, Network, Wire, hosting, sent
from scripts.search_engines.packages import install
from scripts.search_engines.slowdown import slowed
from scripts.synthetic import make_project

PORTAL = str(Path(sys.executable).parent / "portal")

QUERIES = (
    "accessibility",
    "snow removal",
    "online permits",
    "service standards",
    "wait times at counters",
    "mobile app",
    "chatbot",
    "one number for all calls",
    "citizen satisfaction survey",
    "open data dashboard",
    "Toronto 311",
    "how do residents report a pothole",
)
TYPED = ("contact centre wait times", "digital identity", "garbage collection reminders")
BROWSED: dict[str, list[str]] = {"kind": ["innovations"], "province": ["on"]}
CHOICES = tuple(
    {**BROWSED, **more}
    for more in (
        {"channel": ["mobile"]},
        {"channel": ["mobile", "web"]},
        {"channel": ["telephone"]},
        {"province": ["qc"]},
        {"province": ["on", "bc"]},
        {},
    )
)
INDEXES = "indexes"
"""The folder of a project that holds those of the engines."""

LONGEST_WAIT = 120_000
"""Milliseconds for a page on a slow network."""


class Taken(NamedTuple):
    """What one page took."""

    bytes: int
    milliseconds: float


class Comparison(NamedTuple):
    """What was measured of one engine."""

    build: float
    files: int
    size: int
    first: Sequence[Taken]
    typed: Sequence[int]
    """Bytes of a page on which a whole query was typed."""

    strokes: Sequence[float]
    browsed: Taken
    choices: Sequence[float]

    def row(self, name: str) -> str:
        """Return the line of the table."""
        sizes, times = zip(*self.first, strict=True)
        cells = [
            name,
            f"{self.build:.1f}",
            f"{self.files}",
            *(_kb(size) for size in (self.size, median(sizes), max(sizes))),
            f"{median(times):.0f}",
            f"{max(times):.0f}",
            _kb(median(self.typed)),
            f"{median(self.strokes):.1f}",
            f"{quantiles(self.strokes, n=20)[-1]:.1f}",
            _kb(self.browsed.bytes),
            f"{self.browsed.milliseconds:.0f}",
            f"{median(self.choices):.1f}",
        ]
        return f"| {' | '.join(cells)} |"


HEAD = (
    "engine | index s | files | index kB | first result kB | worst kB | first result ms | worst ms"
    " | typed query kB | key stroke ms | 95 % ms | facets kB | facets ms | a choice ms"
)


def _kb(size: float) -> str:
    return f"{size / 1000:,.1f}"


class Visitor:
    """Opens the pages of one engine, each as a reader who was never here."""

    def __init__(self, browser: Browser, address: str, wire: Wire) -> None:
        """Visit an address in a browser; the wire counts the bytes."""
        self._browser, self._address, self._wire = browser, address, wire

    @contextmanager
    def page(self, **asked: str) -> Iterator[tuple[Page, Taken]]:
        """Open the page with a question; yield it, once its answer is shown, and what that took."""
        before = self._wire.bytes
        context = self._browser.new_context()
        try:
            page = context.new_page()
            page.set_default_timeout(LONGEST_WAIT)
            page.goto(f"{self._address}?{urlencode(asked)}")
            page.wait_for_function("window.shown")
            yield page, Taken(self._wire.bytes - before, page.evaluate("window.shown"))
        finally:
            context.close()

    def took(self, **asked: str) -> Taken:
        """Return what the answer to a question took."""
        with self.page(**asked) as (_, taken):
            return taken

    def typed(self, words: str) -> int:
        """Return the bytes of a page on which words are typed, letter by letter."""
        before = self._wire.bytes
        with self.page() as (page, _):
            page.evaluate("words => window.type(words)", words)
        return self._wire.bytes - before

    def strokes(self, words: str) -> Sequence[float]:
        """Return the milliseconds of each letter on a page that has answered another question before."""
        with self.page(words=QUERIES[0]) as (page, _):
            return list(page.evaluate("words => window.type(words)", words))

    def choices(self) -> Sequence[float]:
        """Return the milliseconds of each choice of facets."""
        with self.page(facets=json.dumps(BROWSED)) as (page, _):
            return list(page.evaluate("choices => window.choose(choices)", CHOICES))


def compare(engine: Engine, portal: Built, folder: Path, network: Network, slowdown: float) -> Comparison:
    """Index the documents of a portal with one engine and ask it everything."""
    folder.mkdir(parents=True)
    build = engine.prepare(portal, folder)
    furnish(engine, folder)
    start = time.monotonic()
    build()
    seconds = time.monotonic() - start
    files = engine.files(folder)
    with hosting(folder, network) as (address, wire), browser() as started, slowed(started, slowdown):
        size = sum(len(sent(path).body) for path in files)
        visitor = Visitor(started, address, wire)
        visitor.took(words=QUERIES[-1])  # the browser's own first steps are not the engine's
        return Comparison(
            build=seconds,
            files=len(files),
            size=size,
            first=[visitor.took(words=words) for words in QUERIES],
            typed=[visitor.typed(words) for words in TYPED],
            strokes=[stroke for words in TYPED for stroke in visitor.strokes(words)],
            browsed=visitor.took(facets=json.dumps(BROWSED)),
            choices=visitor.choices(),
        )


def main() -> None:
    """Read the arguments, and compare the engines at each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write the projects and indexes; outside this one")
    parser.add_argument(
        "--counts",
        type=int,
        nargs="+",
        default=[0, 1_000, 10_000],
        help="innovations, 0 for the real ones (%(default)s)",
    )
    parser.add_argument("--network", choices=NETWORKS, default="none", help="how far the host is (%(default)s)")
    parser.add_argument("--slowdown", type=float, default=1, help="how many times slower the pages run (%(default)s)")
    parser.add_argument("--only", choices=[engine.name for engine in ENGINES], help="one engine only")
    options = parser.parse_args()
    network = NETWORKS[options.network]
    install()
    for count in options.counts:
        folder = options.folder.resolve() / str(count)
        make_project(folder, count)
        print(f"\n{count or 'the real'} innovations; the whole portal built in {measured(folder, PORTAL, 'build')}")
        portal = read(folder)
        print(f"{len(portal.documents)} pages of records\n\n| {HEAD} |\n| --- |{' ---: |' * HEAD.count('|')}")
        for engine in ENGINES:
            if options.only in (None, engine.name):
                compared = compare(engine, portal, folder / INDEXES / engine.name, network, options.slowdown)
                print(compared.row(engine.name), flush=True)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
