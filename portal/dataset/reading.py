"""One data file into checked items, or into problems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, TypeAlias

from pydantic import ValidationError

from portal.dataset.explain import explain
from portal.dataset.mentions import Mentioned, mentioned
from portal.problem import Problem
from portal.record import Key, Kind, Record, Reference
from portal.source import Contents, Entry, read_files


class Origin(NamedTuple):
    """Where a record stands in the data folder."""

    path: Path
    line: int


@dataclass(frozen=True, eq=False)
class Item:
    """A sound record with what is kept beside it; each is equal to itself alone."""

    key: Key
    record: Record
    entry: Entry
    digest: bytes
    """Changes when the record does."""

    mentioned: Mentioned

    @cached_property
    def references(self) -> tuple[Key, ...]:
        """The records it mentions, in field order, each once."""
        found = self.mentioned.mentions
        return tuple(dict.fromkeys(Key(m.mark.name, m.value) for m in found if isinstance(m.mark, Reference)))

    @property
    def origin(self) -> Origin:
        """Where it stands."""
        return Origin(self.entry.path, self.entry.line)


@dataclass(frozen=True)
class FileRead:
    """What one data file gave."""

    state: object
    kind: str
    entries: tuple[Entry, ...] = ()
    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
    parsed: bool = True
    """Whether the entries of the file are known, if not all sound."""


Seen: TypeAlias = dict[Path, FileRead]
"""The files read before: those that have not changed are not read again."""


def read_kinds(files: Mapping[str, Sequence[Path]], kinds: Mapping[str, Kind[Record]], seen: Seen) -> list[FileRead]:
    """Return what the files of each kind give; a file that has not changed since it was seen is not read again."""
    paths = {path: kind for kind, found in files.items() for path in found}
    for gone in seen.keys() - paths.keys():
        del seen[gone]
    states = {path: _state(path) for path in paths}
    changed = [path for path, state in states.items() if path not in seen or seen[path].state != state]
    for path, contents in zip(changed, read_files(changed), strict=True):
        seen[path] = _check(contents, kinds[paths[path]], states[path])
    return [seen[path] for path in paths]


def _state(path: Path) -> object:
    try:
        status = path.stat()
    except OSError as error:
        return error.errno
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def _check(contents: Contents, kind: Kind[Record], state: object) -> FileRead:
    items: list[Item] = []
    problems = list(contents.problems)
    for entry in contents.entries:
        try:
            record = kind.model.model_validate(entry.values)
        except ValidationError as error:
            problems += explain(error, entry, kind.model, kind.one.en.lower())
            continue
        digest = blake2b(repr(entry.values).encode(), digest_size=16).digest()
        items.append(Item(Key(kind.name, record.id), record, entry, digest, mentioned(record)))
    parsed = not contents.problems
    return FileRead(state, kind.name, contents.entries, tuple(items), tuple(problems), parsed)
