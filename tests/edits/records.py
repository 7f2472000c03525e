"""Edits of records, whatever their kind and file."""

import re
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.kinds import KINDS
from tests.edits.entries import Entry, Where, data_files, kind_of, put, read, write
from tests.edits.world import World

KIND = {kind.name: kind for kind in KINDS}
SAID = ("id", "en", "fr")
"""Fields that mention no record."""

PARTS_NEED = {"source", "sources"}
"""Mentions without which a part of a record says nothing."""


@dataclass(frozen=True)
class Set:
    """Write something into a field, or into a part of one; None takes it away."""

    file: str
    id: str
    where: Where
    to: Any

    def make(self, world: World) -> None:
        path = world.folder / self.file
        entries = read(path)
        entry = next(entry for entry in entries if entry["id"] == self.id)
        if path.suffix == ".csv":
            entry[str(self.where[0])] = self.to or ""
        else:
            put(entry, self.where, self.to)
        write(path, entries)


@dataclass(frozen=True)
class Add:
    """Copy a record under a new id."""

    file: str
    id: str
    new: str

    def make(self, world: World) -> None:
        path = world.folder / self.file
        entries = read(path)
        copy = deepcopy(next(entry for entry in entries if entry["id"] == self.id)) | {"id": self.new}
        if path.parent.name != "data" and path.suffix == ".yml":
            write(path.with_name(f"{self.new}.yml"), [copy])
        else:
            write(path, [*entries, copy])


@dataclass(frozen=True)
class Rename:
    """Give a record another id, everywhere."""

    id: str
    new: str

    def make(self, world: World) -> None:
        found = re.compile(rf"(?<![a-z0-9-]){re.escape(self.id)}(?![a-z0-9-])")
        paths = [path for name in ("data", "docs") for path in (world.folder / name).rglob("*.*")]
        for path in paths:
            text = path.read_text(encoding="utf-8")
            if found.search(text):
                path.write_text(found.sub(self.new, text), encoding="utf-8")
            if path.stem == self.id and path.parent.name in KIND:
                path.rename(path.with_stem(self.new))


@dataclass(frozen=True)
class Remove:
    """Remove a record, what mentions it, and then what nothing mentions any more but must be mentioned."""

    kind: str
    id: str

    def make(self, world: World) -> None:
        files = {file: read(world.folder / file) for file in data_files(world.folder)}
        gone = {(self.kind, self.id)}
        assert gone & {(kind_of(Path(file)), entry["id"]) for file, entries in files.items() for entry in entries}
        while gone:
            left = {file: _without(file, entries, gone) for file, entries in files.items()}
            before = {(kind_of(Path(file)), entry["id"]) for file, entries in files.items() for entry in entries}
            after = {(kind_of(Path(file)), entry["id"]) for file, entries in left.items() for entry in entries}
            files, gone = left, {*(before - after - gone), *_unused(left)}
        for file, entries in files.items():
            path = world.folder / file
            if not entries:
                path.unlink()
            elif entries != read(path):
                write(path, entries)


def _without(file: str, entries: list[Entry], gone: set[tuple[str, str]]) -> list[Entry]:
    """Return the entries of a file without some records and without those that cannot do without them."""
    kind, ids = kind_of(Path(file)), {id for _, id in gone}
    fields = KIND[kind].model.model_fields
    needed = {name for name, field in fields.items() if field.is_required()}
    kept = (_cut(entry, ids, needed) for entry in entries if (kind, entry["id"]) not in gone)
    return [entry for entry in kept if entry]


def _cut(entry: Entry, ids: set[str], needed: set[str]) -> Entry | None:
    """Return an entry, or a part of one, without mentions of some ids; None where it cannot do without."""
    left = {name: value if name in SAID else _cut_value(value, ids) for name, value in entry.items()}
    lost = {name for name, value in entry.items() if value and not left[name]}
    if lost & needed:
        return None
    is_row = all(isinstance(value, str) for value in entry.values())  # and a row keeps all its cells
    return {name: value for name, value in left.items() if is_row or name not in lost}


def _cut_value(value: Any, ids: set[str]) -> Any:
    if isinstance(value, str):
        return ";".join(part for part in value.split(";") if not _mentions(part, ids))
    if isinstance(value, dict):
        return _cut(value, ids, PARTS_NEED)
    return [cut for inner in value if (cut := _cut_value(inner, ids))]


def _mentions(text: str, ids: set[str]) -> bool:
    """Return whether a text is one of some ids, or the citation of one: `a-work, p. 32 [medium]`."""
    return re.split(r"[,\[]", text)[0].strip() in ids


def _unused(files: dict[str, list[Entry]]) -> set[tuple[str, str]]:
    """Return the records of kinds that must be mentioned, and are not."""
    text = " ".join(str([v for k, v in entry.items() if k != "id"]) for entries in files.values() for entry in entries)
    found = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text))
    must = {kind.name for kind in KINDS if kind.must_be_used}
    every = {(kind_of(Path(file)), str(entry["id"])) for file, entries in files.items() for entry in entries}
    return {(kind, id) for kind, id in every if kind in must and id not in found}


@dataclass(frozen=True)
class Reorder:
    """Put a file's last records first."""

    file: str
    last: int

    def make(self, world: World) -> None:
        path = world.folder / self.file
        entries = read(path)
        write(path, [*entries[-self.last :], *entries[: -self.last]])


@dataclass(frozen=True)
class Shift:
    """Leave a line empty above the records of a file: each stands on another line."""

    file: str

    def make(self, world: World) -> None:
        path = world.folder / self.file
        head, end, rest = path.read_text(encoding="utf-8").partition("\n")
        path.write_text(f"{head}{end}\n{rest}" if path.suffix == ".csv" else f"\n{head}{end}{rest}", encoding="utf-8")


@dataclass(frozen=True)
class Move:
    """Give a record of a list a file of its own."""

    file: str
    id: str

    def make(self, world: World) -> None:
        path = world.folder / self.file
        entries = read(path)
        moved = [entry for entry in entries if entry["id"] == self.id]
        write(path, [entry for entry in entries if entry["id"] != self.id])
        write(path.parent / path.stem / f"{self.id}.yml", moved)


@dataclass(frozen=True)
class MoveFile:
    """Put a table into the folder of its kind, or back."""

    file: str
    to: str

    def make(self, world: World) -> None:
        (world.folder / self.to).parent.mkdir(exist_ok=True)
        (world.folder / self.file).rename(world.folder / self.to)
