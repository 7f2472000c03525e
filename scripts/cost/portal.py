"""The portal's own builds of a project: from nothing, after each edit, and with only the cache of another build."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.cost.edits import EDITS, change_body
from scripts.cost.ledger import Ledger
from scripts.measure import Taken, measured, middle
from scripts.synthetic import INNOVATIONS, LINKED, PROJECT, make_project

PORTAL = (sys.executable, "-m", "portal")
"""Run in a project's folder, this is the code that stands there, whatever is installed."""

CACHE = ".cache"
CHECKED_ROUND = 700
"""Edits from this round on are those that are only checked."""


def forget(folder: Path) -> None:
    """Remove everything that a build leaves behind."""
    for path in (*folder.glob("site"), *folder.glob(".site-*"), *folder.glob(CACHE)):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def build(folder: Path) -> Taken:
    """Build the project in a folder."""
    return measured(folder, *PORTAL, "build")


def check(folder: Path) -> Taken:
    """Check the project in a folder."""
    return measured(folder, *PORTAL, "check")


def several(repeat: int, prepare: Callable[[int], object], run: Callable[[], Taken]) -> Taken:
    """Return the median of several runs, each after what prepares it has been told its number."""

    def one(number: int) -> Taken:
        prepare(number)
        return run()

    return middle([one(number) for number in range(repeat)])


def measure_first(folder: Path, count: int, repeat: int, ledger: Ledger) -> None:
    """Make a project of so many innovations; note what checking and building it take from nothing, then unchanged."""
    make_project(folder, count)
    ledger.records[count] = len(list((folder / INNOVATIONS).glob("*.yml")))
    check(folder)  # Python has compiled the code by now, as it has that of the other builders
    with ledger.noting(count, "check from nothing") as note:
        note(several(repeat, lambda _: forget(folder), lambda: check(folder)))
    with ledger.noting(count, "first build") as note:
        note(several(repeat, lambda _: forget(folder), lambda: build(folder)))


def measure_unchanged(folder: Path, count: int, repeat: int, ledger: Ledger) -> None:
    """Note what the build of a built project takes."""
    with ledger.noting(count, "nothing changed") as note:
        build(folder)  # two folders take turns: now both are up to date
        note(several(repeat, lambda _: None, lambda: build(folder)))


def measure_edits(folder: Path, count: int, repeat: int, ledger: Ledger) -> None:
    """Note what a build takes after each edit, and `check` after one, every time in a new process."""
    for name, edit in EDITS.items():
        with ledger.noting(count, name) as note:
            edit(folder, repeat)
            build(folder)  # two folders take turns: from here on each is one edit behind, as they are day by day
            note(several(repeat, lambda number, edit=edit: edit(folder, number), lambda: build(folder)))  # type: ignore[misc]
    with ledger.noting(count, "check after a change") as note:
        check(folder)
        note(several(repeat, lambda number: change_body(folder, CHECKED_ROUND + number), lambda: check(folder)))


def measure_restored(built: Path, count: int, repeat: int, ledger: Ledger) -> None:
    """Note what a first build takes where the cache of a finished one was restored, as in CI."""
    fresh = built.with_name(f"{built.name}-restored")
    with ledger.noting(count, "restored") as note:
        note(several(repeat, lambda _: restore(built, fresh), lambda: build(fresh)))
    shutil.rmtree(fresh, ignore_errors=True)


def restore(built: Path, fresh: Path) -> None:
    """Copy a project as a checkout brings it, every file new, with only `.cache/` of what a build left.

    The code is copied too, without what Python compiled of it: a checkout has to compile it again.
    """
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    for name in ("data", *LINKED):
        source = built / "data" if name == "data" else PROJECT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, fresh / name, copy_function=shutil.copy, ignore=ignored)
        else:
            shutil.copy(source, fresh / name)
    shutil.copytree(built / CACHE, fresh / CACHE, symlinks=True)
