"""One data file into checked records, or into problems."""

import datetime as dt
import marshal
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from portal.dataset.explain import explain, unknown_columns
from portal.dataset.item import Head, Origin, head_of
from portal.dataset.mentions import Mark, Mention, Mentioned, mentioned
from portal.problem import Problem
from portal.processes import spread
from portal.record import Kind, Record, Reference, Subject, Word
from portal.source import Contents, Entry, read_file
from portal.store import digest_of_bytes
from portal.text import Text

MARKS: Mapping[str, Callable[[str], Mark]] = {"r": Reference, "w": Word, "s": Subject}
"""How a mention is written down: by the first letter of what it mentions."""

BATCH = 250
"""Files one process reads at a time; fewer are read faster than a process starts."""


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
    ids: tuple[str, ...] = ()
    heads: tuple[Head, ...] = ()
    values: tuple[bytes, ...] = ()
    """The values of each sound entry, written down."""
    known: tuple[Known, ...] = ()
    problems: tuple[Problem, ...] = ()
    parsed: bool = True
    """Whether the entries of the file are known, if not all sound."""


def read_kinds(files: Mapping[Path, Kind[Record]]) -> Iterator[FileRead]:
    """Yield what some files give, in order, given the kind of each; many are read on all cores."""
    paths = list(files)
    batches = [paths[start : start + BATCH] for start in range(0, len(paths), BATCH)]
    for reads in spread(partial(_read_batch, files), batches):
        yield from reads


def _read_batch(files: Mapping[Path, Kind[Record]], paths: Sequence[Path]) -> list[FileRead]:
    return [_check(path, digest_of_file(path), read_file(path), files[path]) for path in paths]


def digest_of_file(path: Path) -> bytes:
    """Return what changes when the bytes of a file do; empty where it cannot be read."""
    try:
        return digest_of_bytes(path.read_bytes())
    except OSError:
        return b""


def _check(path: Path, digest: bytes, contents: Contents, kind: Kind[Record]) -> FileRead:
    problems = list(contents.problems)
    problems += unknown_columns(contents.blank, path, kind.model)
    ids, heads, values, known = [], [], [], []
    for entry in contents.entries:
        known.append(Known(str(entry.values.get("id")), _words(entry)))
        try:
            record = kind.model.model_validate(entry.values)
        except ValidationError as error:
            problems += explain(error, entry, kind.model, kind.one.en.lower())
            continue
        ids.append(record.id)
        heads.append(head_of(entry, record, mentioned(record), _plain(kind.order(record) if kind.order else 0)))
        values.append(marshal.dumps(dict(entry.values)))
    return FileRead(
        path,
        kind.name,
        digest,
        tuple(ids),
        tuple(heads),
        tuple(values),
        tuple(known),
        tuple(problems),
        parsed=not contents.problems,
    )


def _words(entry: Entry) -> frozenset[str]:
    listed = entry.values.get("words")
    found = listed if isinstance(listed, list) else []
    return frozenset(str(word.get("id")) for word in found if isinstance(word, dict))


def _plain(rank: Any) -> Any:
    """Return a sort key of plain values, in the same order."""
    if isinstance(rank, tuple):
        return tuple(map(_plain, rank))
    return rank.isoformat() if isinstance(rank, dt.date) else rank


def written(read: FileRead) -> bytes:
    """Return the heads of a file, and what its entries are called, written down."""
    return marshal.dumps(
        (
            [_written(id, head) for id, head in zip(read.ids, read.heads, strict=True)],
            [(known.id, sorted(known.words)) for known in read.known if known.words],
        )
    )


def _written(id: str, head: Head) -> tuple[Any, ...]:
    mentions = [(m.location, type(m.mark).__name__[0].lower(), m.mark.name, m.value) for m in head.mentioned.mentions]
    said = (mentions, head.mentioned.texts, head.mentioned.missing)
    return (
        id,
        head.origin.line,
        head.position,
        head.label.en,
        head.label.fr,
        said,
        head.rank,
        head.reviewed,
        dict(head.parts),
    )


def read_written(path: Path, kind: str, digest: bytes, heads: bytes) -> FileRead:
    """Return what a file gave, as it was written down; the values stay where they are."""
    listed, words = marshal.loads(heads)  # noqa: S302 - its checksum has been verified
    named = dict(words)
    return FileRead(
        path,
        kind,
        digest,
        tuple(head[0] for head in listed),
        tuple(_head(path, head) for head in listed),
        known=tuple(Known(head[0], frozenset(named.get(head[0], ()))) for head in listed),
    )


def _head(path: Path, written: tuple[Any, ...]) -> Head:
    _, line, position, en, fr, (mentions, texts, missing), rank, reviewed, parts = written
    found = tuple(Mention(location, _mark(sort, name), value) for location, sort, name, value in mentions)
    return Head(
        Origin(path, line),
        position,
        Text.model_construct(en=en, fr=fr),
        Mentioned(found, texts, missing),
        rank,
        reviewed,
        parts,
    )


_MARKS: dict[tuple[str, str], Mark] = {}
"""Each mark once: there are some dozen, and a hundred thousand mentions."""


def _mark(sort: str, name: str) -> Mark:
    found = _MARKS.get((sort, name))
    if found is None:
        found = _MARKS[sort, name] = MARKS[sort](name)
    return found
