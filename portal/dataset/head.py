"""What is told of a record without reading it: made when its file is read, and kept."""

import datetime as dt
import marshal
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from portal.dataset.mentions import Mentioned, mentioned, written
from portal.dataset.trace import digest_of, number_of, part_number
from portal.record import Key, Kind, Record, Reference
from portal.source.entry import Entry

EXISTS, LABEL, MENTIONS, ORIGIN, RANK, VALUES = "(exists)", "(label)", "(mentions)", "(origin)", "(rank)", "(values)"
"""The parts of a record beside its fields: no field is called so."""


class Head(NamedTuple):
    """What is told of a record without reading it: plain values, as they are kept."""

    id: str
    line: int
    position: int
    """The place of its entry in its file, from 0."""
    label: tuple[str, ...]
    """What it is called, in English and French."""
    group: tuple[str, str] | None
    """The first word or record in the field that groups its kind, behind its list or kind."""
    rank: Any
    """Its sort key within the groups of its kind."""
    reviewed: str
    """The day it was last reviewed; empty where it was not."""
    references: tuple[tuple[str, str], ...]
    """The keys of the records it mentions, in field order, each once."""
    mentioned: bytes
    """What it mentions and says, written down: most of it is seldom asked for."""
    parts: bytes
    """The digest of each field it has, and of each part beside them, written down."""


def part_numbers(key: Key, parts: Iterable[str]) -> Iterator[int]:
    """Yield the numbers of some parts of a record, as they are noted when they are asked for."""
    number = number_of(("record", *key))
    yield from (number ^ part_number(part) for part in parts)


def head_of(entry: Entry, record: Record, kind: Kind[Record]) -> Head:
    """Return the head of a record."""
    found = mentioned(record)
    rank = _plain(kind.order(record) if kind.order else 0)
    references = dict.fromkeys((m.mark.name, m.value) for m in found.mentions if isinstance(m.mark, Reference))
    label = record.label.texts
    parts = {name: digest_of(value) for name, value in entry.values.items()}
    parts |= {
        EXISTS: b"+",
        LABEL: digest_of(label),
        MENTIONS: digest_of(found),
        ORIGIN: digest_of((entry.path.as_posix(), entry.line)),
        RANK: digest_of(rank),
        VALUES: digest_of(entry.values),
    }
    return Head(
        record.id,
        entry.line,
        entry.position,
        label,
        first_in(found, kind.group[0]) if kind.group else None,
        rank,
        record.reviewed.isoformat() if record.reviewed else "",
        tuple(references),
        written(found),
        marshal.dumps(parts),
    )


def first_in(found: Mentioned, field: str) -> tuple[str, str] | None:
    """Return the first reference or word in a field, behind its kind or list; None where there is none."""
    return next(((m.mark.name, m.value) for m in found.mentions if m.location[0] == field), None)


def _plain(rank: Any) -> Any:
    """Return a sort key of plain values, in the same order."""
    if isinstance(rank, tuple):
        return tuple(map(_plain, rank))
    return rank.isoformat() if isinstance(rank, dt.date) else rank
