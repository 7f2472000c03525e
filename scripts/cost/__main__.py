"""What builds cost, side by side in one run, against what we promised; tables in Markdown at the end.

Builds projects with invented innovations, and the real content: from nothing, with nothing changed, after edits in new
processes, with a restored cache, and as `portal serve` does; the same records with Hugo and MkDocs. Each figure is the
median of several runs; processor time and memory are those of all processes together. Every measurement is said as it
is made; one that fails is noted, and the run goes on. Linux only; Hugo is Debian's package `hugo`.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from scripts.cost.ledger import REAL, Ledger
from scripts.cost.portal import measure_edits, measure_first, measure_restored, measure_unchanged
from scripts.cost.rivals import measure_rivals, pages_in
from scripts.cost.served import served
from scripts.cost.table import OURS, tables
from scripts.cost.targets import FOUND, SEEN

PROMISED_AT = 10_000
IDLE = 0.5
"""The load average up to which a machine is idle."""

PARTS = ("real", "edits", "restored", "serve", "rivals", "related")


def main() -> None:
    """Read the arguments, measure everything and print the tables."""
    options = _options()
    counts = sorted(options.counts)
    main_count = PROMISED_AT if PROMISED_AT in counts else counts[-1]
    _say_load()
    ledger = Ledger()
    try:
        _measure_all(options, counts, main_count, ledger)
    finally:  # a run of hours that is stopped has still measured what it has
        _print(ledger, main_count)


def _measure_all(options: argparse.Namespace, counts: Sequence[int], main_count: int, ledger: Ledger) -> None:
    parts = set(PARTS) - set(options.without)
    options.folder.mkdir(parents=True, exist_ok=True)
    if "real" in parts:
        _measure_real(options.folder / "real", options.repeat, ledger)
    for count in counts:
        if count == main_count:
            _measure(options.folder / str(count), count, options.repeat, parts, ledger)
        else:
            _measure(options.folder / str(count), count, options.repeat_others, parts & {"edits"}, ledger)


def _print(ledger: Ledger, main_count: int) -> None:
    hugo = "not installed"
    if shutil.which("hugo"):
        hugo = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    print(f"Python {sys.version.split()[0]}, MkDocs {version('mkdocs')}, Hugo {hugo}, {os.cpu_count()} cores\n")
    print("\n".join(tables(ledger, main_count)))


def _measure_real(folder: Path, repeat: int, ledger: Ledger) -> None:
    measure_first(folder, REAL, repeat, ledger)
    ledger.pages[REAL, OURS] = pages_in(folder / "site")
    measure_unchanged(folder, REAL, repeat, ledger)
    shutil.rmtree(folder)


def _measure(folder: Path, count: int, repeat: int, parts: set[str], ledger: Ledger) -> None:
    measure_first(folder, count, repeat, ledger)
    ledger.pages[count, OURS] = pages_in(folder / "site")
    if "restored" in parts:
        measure_restored(folder, count, repeat, ledger)
    measure_unchanged(folder, count, repeat, ledger)
    if "edits" in parts:
        measure_edits(folder, count, repeat, ledger)
    if "serve" in parts:
        _measure_served(folder, count, repeat, ledger)
    if "rivals" in parts:
        measure_rivals(folder, count, repeat, ledger, slow="related" in parts)
    shutil.rmtree(folder)


def _measure_served(folder: Path, count: int, repeat: int, ledger: Ledger) -> None:
    with ledger.noting(count, SEEN) as note:
        seen = served(folder, repeat)
        note(seen.page)
        with ledger.noting(count, FOUND) as note_found:
            note_found(seen.search)


def _say_load() -> None:
    load = os.getloadavg()[0]
    print(f"Load average at the start: {load:.2f}", flush=True)
    if load > IDLE:
        print(f"WARNING: above {IDLE}: something else runs here; seconds, and ratios of them, say little", flush=True)


def _options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write the projects; outside this one")
    parser.add_argument(
        "--counts", type=int, nargs="+", default=[1_000, PROMISED_AT, 50_000], help="innovations (default: %(default)s)"
    )
    parser.add_argument("--repeat", type=int, default=3, help="runs a figure is the median of (default: %(default)s)")
    parser.add_argument("--repeat-others", type=int, default=1, help="the same at other sizes (default: %(default)s)")
    parser.add_argument("--without", nargs="+", choices=PARTS, default=[], help="what to leave out")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
