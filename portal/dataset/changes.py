"""What data files gave before and what they give now, into the parts of records that have changed."""

from collections.abc import Iterable, Iterator

from portal.dataset.item import EXISTS, LABEL, MENTIONS, RANK, Head, part_numbers
from portal.dataset.reading import FileRead
from portal.dataset.trace import number_of
from portal.kinds.vocabulary import VOCABULARY
from portal.record import Key

ANSWERS = number_of(("answers",))
"""Stands among the changes where any answer may be another one: records have come, gone, or changed their order, their
mentions or their names, or a word has."""

LAID_OUT = {EXISTS, LABEL, MENTIONS, RANK, "reviewed"}
"""The parts that answers are computed from."""


def changed_parts(before: Iterable[FileRead], after: Iterable[FileRead]) -> Iterator[int]:
    """Yield the numbers of the parts that are not as they were, given all files that are not."""
    old, new = _heads(before), _heads(after)
    answers = [_laid_out(old), _laid_out(new)]
    if answers[0] != answers[1]:
        yield ANSWERS
    for key in old.keys() | new.keys():
        was = old[key].parts if key in old else {}
        now = new[key].parts if key in new else {}
        changed = {part for part in was.keys() | now.keys() if was.get(part) != now.get(part)}
        yield from part_numbers(key, changed)


def _heads(reads: Iterable[FileRead]) -> dict[Key, Head]:
    return {Key(read.kind, id): head for read in reads for id, head in zip(read.ids, read.heads, strict=True)}


def _laid_out(heads: dict[Key, Head]) -> object:
    """Return all that answers are computed from: where each record stands, and some of its parts."""
    return sorted(
        (
            key,
            head.origin.path.as_posix(),
            head.position,
            [head.parts.get(part) for part in sorted(LAID_OUT)],
            head.parts.get("words") if key.kind == VOCABULARY.name else None,
        )
        for key, head in heads.items()
    )
