"""The data folder: which files hold a kind's entries."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from portal.problem import DataError, Problem
from portal.source.csv_file import locate_csv, read_csv
from portal.source.entry import Entry
from portal.source.yaml_file import locate_yaml, read_yaml
from portal.suggest import did_you_mean

READERS = {".yml": read_yaml, ".csv": read_csv}
LOCATORS = {".yml": locate_yaml, ".csv": locate_csv}
"""What finds the lines of the values in a file."""


class Contents(NamedTuple):
    """What a data file holds: its entries, or why they cannot be known."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def read_file(path: Path) -> Contents:
    """Return what a YAML or CSV file holds."""
    try:
        return Contents(READERS[path.suffix](path), ())
    except DataError as error:
        return Contents((), error.problems)


def data_files(folder: Path, kinds: Iterable[str]) -> tuple[dict[str, tuple[Path, ...]], list[Problem]]:
    """Return the files of each kind, and a problem for each file that belongs to none.

    A kind's entries stand in `<kind>.yml`, in `<kind>.csv` or in a folder `<kind>/` of such files.
    Raise DataError where there is no data folder.
    """
    names = tuple(kinds)
    files: dict[str, list[Path]] = {name: [] for name in names}
    problems = []
    for path in _listed(folder):
        kind = path.stem if path.suffix in READERS else path.name
        if kind not in files:
            problems.append(Problem(path, 1, "", f"no kind of record is called '{kind}'; {did_you_mean(kind, names)}"))
        elif path.suffix in READERS:
            files[kind].append(path)
        elif path.is_dir():
            for inner in _listed(path):
                if inner.suffix in READERS:
                    files[kind].append(inner)
                else:
                    problems.append(Problem(inner, 1, "", "is neither .yml nor .csv; rename or remove it"))
        else:
            problems.append(
                Problem(path, 1, "", "is neither .yml nor .csv nor a folder of such files; rename or remove it")
            )
    return {name: tuple(paths) for name, paths in files.items()}, problems


def _listed(folder: Path) -> list[Path]:
    """Return what a folder holds, in order; what begins with a dot or is called README.md is not data."""
    try:
        with os.scandir(folder) as found:
            names = sorted(item.name for item in found)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise DataError([Problem(folder, 1, "", f"cannot be read ({reason}); name a folder of data files")]) from None
    return [folder / name for name in names if name[0] != "." and name != "README.md"]
