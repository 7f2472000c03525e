"""What data files gave before and what they give now, into the parts of records that have changed."""

import marshal
from collections.abc import Iterable, Iterator
from pathlib import Path

from portal.dataset.head import EXISTS, LABEL, MENTIONS, RANK, Head, part_numbers
from portal.dataset.reading import FileRead
from portal.dataset.trace import number_of
from portal.kinds.vocabulary import VOCABULARY
from portal.record import Key

ANSWERS = number_of(("answers",))
"""Stands among the changes where any answer may be another one: records have come, gone, or changed their order, their
mentions or their names, or a word has."""

LAID_OUT = (EXISTS, LABEL, MENTIONS, RANK, "reviewed")
"""The parts that answers are computed from."""


def changed_parts(before: Iterable[FileRead], after: Iterable[FileRead]) -> Iterator[int]:
    """Yield the numbers of the parts that are not as they were, given all files that are not."""
    old, new = _heads(before), _heads(after)
    if _laid_out(old) != _laid_out(new):
        yield ANSWERS
    for key in old.keys() | new.keys():
        was, now = _parts(old.get(key)), _parts(new.get(key))
        yield from part_numbers(key, {part for part in was.keys() | now.keys() if was.get(part) != now.get(part)})


def vanished(before: Iterable[FileRead], after: Iterable[FileRead]) -> bool:
    """Return whether a record or a word is no more that another may mention."""
    return not _mentionable(before) <= _mentionable(after)


def _mentionable(reads: Iterable[FileRead]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for read in reads:
        for known in read.known:
            found.add((read.kind, known.id))
            found.update((read.kind, known.id, word) for word in known.words)
    return found


def _heads(reads: Iterable[FileRead]) -> dict[Key, tuple[Path, Head]]:
    return {Key(read.kind, head.id): (read.path, head) for read in reads for head in read.heads}


def _parts(found: tuple[Path, Head] | None) -> dict[str, bytes]:
    return dict(marshal.loads(found[1].parts)) if found else {}  # noqa: S302 - verified, or made a moment ago


def _laid_out(heads: dict[Key, tuple[Path, Head]]) -> object:
    """Return all that answers are computed from: where each record stands, and some of its parts."""
    return sorted(
        (key, path.as_posix(), head.position, [_parts((path, head)).get(part) for part in _parts_of(key)])
        for key, (path, head) in heads.items()
    )


def _parts_of(key: Key) -> tuple[str, ...]:
    return (*LAID_OUT, "words") if key.kind == VOCABULARY.name else LAID_OUT
