"""The data folder: which files hold a kind's entries."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from portal.problem import DataError, Problem
from portal.source.csv_file import locate_csv, read_csv
from portal.source.entry import Entry
from portal.source.file import unreadable
from portal.source.yaml_file import locate_yaml, read_yaml
from portal.suggest import did_you_mean

SUFFIXES = (".yml", ".csv")
LOCATORS = {".yml": locate_yaml, ".csv": locate_csv}
"""What finds the lines of the values in a file."""


class Contents(NamedTuple):
    """What a data file holds: its entries, or why they cannot be known."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    blank: tuple[str, ...] = ()
    """The fields that a table has columns for and no row says anything of."""


def read_file(path: Path) -> Contents:
    """Return what a YAML or CSV file holds."""
    try:
        if path.suffix == ".yml":
            return Contents(read_yaml(path))
        if path.suffix not in SUFFIXES:
            listed(path)
        table = read_csv(path)
        return Contents(table.entries, blank=table.blank)
    except DataError as error:
        return Contents(problems=error.problems)


def data_files(folder: Path, kinds: Iterable[str]) -> tuple[dict[str, tuple[Path, ...]], list[Problem]]:
    """Return the files of each kind, and a problem for each file that belongs to none.

    A kind's entries stand in `<kind>.yml`, in `<kind>.csv` or in a folder `<kind>/` of such files.
    Raise DataError where there is no data folder.
    """
    names = tuple(kinds)
    files: dict[str, list[Path]] = {name: [] for name in names}
    problems: list[Problem] = []
    for path in listed(folder):
        kind = path.stem if path.name.endswith(SUFFIXES) else path.name
        if kind not in files:
            problems.append(Problem(path, 1, "", f"no kind of record is called '{kind}'; {did_you_mean(kind, names)}"))
        elif path.name.endswith(SUFFIXES):
            files[kind].append(path)
        else:
            try:
                inner = listed(path)
            except DataError:
                files[kind].append(path)  # reading it fails again: a file of the kind that nobody knows
                continue
            files[kind] += (file for file in inner if file.name.endswith(SUFFIXES))
            message = "is neither .yml nor .csv; rename or remove it"
            problems += (Problem(file, 1, "", message) for file in inner if not file.name.endswith(SUFFIXES))
    return {name: tuple(paths) for name, paths in files.items()}, problems


def listed(folder: Path) -> list[Path]:
    """Return what a folder holds, in order; what begins with a dot or is called README.md is passed over.

    Raise DataError where that cannot be known, or where a name is no text.
    """
    try:
        with os.scandir(folder) as found:
            names = sorted(item.name for item in found)
    except NotADirectoryError:
        message = "is neither .yml nor .csv nor a folder of such files; rename or remove it"
        raise DataError([Problem(folder, 1, "", message)]) from None
    except OSError as error:
        raise unreadable(folder, error, "name a folder of data files") from None
    paths = [folder / name for name in names if name[0] != "." and name != "README.md"]
    if wrong := [path for path in paths if not path.name.isprintable()]:
        raise DataError(Problem(path, 1, "", "has a name that is no text; rename it") for path in wrong)
    return paths


def files_below(folder: Path, suffix: str) -> list[Path]:
    """Return the files of a sort in a folder and those in it, in order; raise DataError where one cannot be read."""
    found: list[Path] = []
    problems: list[Problem] = []

    def fault(error: OSError) -> None:
        problems.extend(unreadable(Path(error.filename), error, "put a folder here that can be").problems)

    for place, folders, names in os.walk(folder, onerror=fault):
        for path in (Path(place, name) for name in (*folders, *names)):
            if not path.name.isprintable():
                problems.append(Problem(path, 1, "", "has a name that is no text; rename it"))
            elif path.name in folders and path.is_symlink():
                problems.append(Problem(path, 1, "", "is a link to a folder; put the folder itself here"))
            elif path.suffix == suffix:
                found.append(path)
    if problems:
        raise DataError(problems)
    return sorted(found)
