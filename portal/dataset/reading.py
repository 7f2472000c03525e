"""One data file into checked records, or into problems."""

import marshal
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from portal.dataset.explain import explain, unknown_columns
from portal.dataset.faulty import Faulty, faulty
from portal.dataset.head import Head, head_of
from portal.problem import Problem
from portal.record import Kind, Record
from portal.source import Contents, Entry, read_file
from portal.store import digest_of_bytes
from portal.text import LANGUAGES


class Known(NamedTuple):
    """What an entry is called, sound or not: what stands in a faulty one still counts as known."""

    id: str
    words: frozenset[str]
    """The ids of the words in it, where it is a list of the vocabulary."""


@dataclass(frozen=True)
class FileRead:
    """What one data file gave."""

    path: Path
    kind: str
    digest: bytes
    """Of its bytes."""
    heads: tuple[Head, ...] = ()
    values: tuple[bytes, ...] = ()
    """The values of each sound entry, written down."""
    known: tuple[Known, ...] = ()
    faulty: tuple[Faulty, ...] = ()
    """The entries that are not sound."""
    problems: tuple[Problem, ...] = ()
    parsed: bool = True
    """Whether the entries of the file are known, if not all sound."""


def read_kinds(files: Mapping[Path, Kind[Record]]) -> Iterator[FileRead]:
    """Yield what some files give, in order, given the kind of each.

    Other processes would not help: what they hand over costs half of what they read.
    """
    return (_check(path, digest_of_file(path), read_file(path), kind) for path, kind in files.items())


def digest_of_file(path: Path) -> bytes:
    """Return what changes when the bytes of a file do; empty where it cannot be read."""
    try:
        return digest_of_bytes(path.read_bytes())
    except OSError:
        return b""


def _check(path: Path, digest: bytes, contents: Contents, kind: Kind[Record]) -> FileRead:
    problems = [*contents.problems, *unknown_columns(contents.blank, path, kind.model)]
    heads, values, known, refused = [], [], [], []
    for entry in contents.entries:
        known.append(Known(str(entry.values.get("id")), _words(entry)))
        try:
            record = kind.model.model_validate(entry.values)
        except ValidationError as error:
            problems += _explained(error, entry, kind)
            refused.append(faulty(entry, kind, error))
            continue
        heads.append(head_of(entry, record, kind))
        values.append(marshal.dumps(dict(entry.values)))
    parsed = not contents.problems
    found = (tuple(heads), tuple(values), tuple(known), tuple(refused), tuple(problems))
    return FileRead(path, kind.name, digest, *found, parsed=parsed)


def _explained(error: ValidationError, entry: Entry, kind: Kind[Record]) -> Iterator[Problem]:
    """Yield every fault of form of an entry.

    A model holds fields against one another only where it knows them all, so it is asked again without unknown ones.
    """
    noun = kind.one.say(LANGUAGES[0]).text.lower()
    yield from explain(error, entry, kind.model, noun)
    fields = {name: value for name, value in entry.values.items() if name in kind.model.model_fields}
    if len(fields) == len(entry.values):
        return
    try:
        kind.model.model_validate(fields)
    except ValidationError as again:
        yield from explain(again, entry, kind.model, noun)


def _words(entry: Entry) -> frozenset[str]:
    listed = entry.values.get("words")
    found = listed if isinstance(listed, list) else []
    return frozenset(str(word.get("id")) for word in found if isinstance(word, dict))


def heads_written(read: FileRead) -> bytes:
    """Return the heads of a file, and the words of its lists, written down."""
    words = [(known.id, sorted(known.words)) for known in read.known if known.words]
    return marshal.dumps(([tuple(head) for head in read.heads], words))


def heads_read(path: Path, kind: str, digest: bytes, heads: bytes) -> FileRead:
    """Return what a file gave, as it was written down; the values stay where they are."""
    listed, words = marshal.loads(heads)  # noqa: S302 - its checksum has been verified
    named = {id: frozenset(found) for id, found in words}
    found = tuple(Head(*head) for head in listed)
    return FileRead(path, kind, digest, found, known=tuple(Known(head.id, named.get(head.id, NONE)) for head in found))


NONE: frozenset[str] = frozenset()
