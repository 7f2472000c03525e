"""Data files into their entries as they are written, and back: YAML lists, single YAML records, CSV rows."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import yaml

Entry: TypeAlias = dict[str, Any]
Where: TypeAlias = tuple[str | int, ...]
"""Fields and places in lists, one inside the other."""


class Leaf(NamedTuple):
    """A text in an entry."""

    where: Where
    text: str


def kind_of(path: Path) -> str:
    """Return the kind of the entries of a data file."""
    return path.stem if path.parent.name == "data" else path.parent.name


def data_files(folder: Path) -> list[str]:
    """Return the data files of a project, by path below it."""
    return sorted(path.relative_to(folder).as_posix() for path in (folder / "data").rglob("*.*") if path.is_file())


def read(path: Path) -> list[Entry]:
    """Return the entries of a file."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return [row for row in csv.DictReader(file) if row["id"]]
    found = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - makes only text
    return found if isinstance(found, list) else [found]


def write(path: Path, entries: list[Entry], *, single: bool | None = None) -> None:
    """Write entries into a file; one that holds a single record stays such a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(entries[0]), lineterminator="\n", restval="")
            writer.writeheader()
            writer.writerows(entries)
        return
    single = path.parent.name != "data" if single is None else single
    values = entries[0] if single else entries
    path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


def leaves(value: Any, where: Where = ()) -> Iterator[Leaf]:
    """Yield every text of an entry, or of a part of one."""
    if isinstance(value, str):
        yield Leaf(where, value)
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from leaves(inner, (*where, key))


def put(entry: Entry, where: Where, value: Any) -> None:
    """Put a value somewhere in an entry; None takes away what is there."""
    inner: Any = entry
    for step in where[:-1]:
        inner = inner[step]
    if value is not None:
        inner[where[-1]] = value
    elif isinstance(inner.get(where[-1]) if isinstance(inner, dict) else None, str) and where[-1] in ("en", "fr"):
        inner[where[-1]] = ""
    else:
        del inner[where[-1]]
