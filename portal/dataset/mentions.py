"""What a record mentions and says: its model, read once, into the ways to follow."""

import marshal
import types
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Annotated, Any, NamedTuple, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from portal.record import Record, Reference, Subject, Word
from portal.source.entry import Location
from portal.text import Language, Text

Mark: TypeAlias = Reference | Word | Subject
EACH = "*"

MOST_READ = 1000
"""Records whose mentions are held in memory."""


class Mention(NamedTuple):
    """One marked value of a record."""

    location: Location
    mark: Mark
    value: str


class Said(NamedTuple):
    """The texts a record is made of."""

    texts: int
    """How many bilingual texts it has."""

    missing: tuple[tuple[Location, Language], ...]
    """Where a text lacks a language."""


class Mentioned(NamedTuple):
    """What a record mentions, and the texts it is made of."""

    mentions: tuple[Mention, ...]
    """Every reference, controlled word and subject, in field order."""

    texts: int
    missing: tuple[tuple[Location, Language], ...]


def mentioned(record: Record) -> Mentioned:
    """Return what a record mentions and says: walked once, kept beside it."""
    found: list[Mention] = []
    missing: list[tuple[Location, Language]] = []
    texts = 0
    fields = record.__dict__
    for name, rest, at, mark in _ways(type(record)):
        first = fields[name]
        if first is None or first == ():
            continue  # most fields of most records
        reached = _follow(first, rest, at) if rest else ((at, first),)
        if mark is not None:
            found += [Mention(location, mark, value) for location, value in reached]
            continue
        for location, text in reached:
            texts += 1
            missing += [(location, language) for language in text.missing]
    return Mentioned(tuple(found), texts, tuple(missing))


class _Way(NamedTuple):
    """A trail, its first step apart."""

    name: str
    rest: tuple[str, ...]
    at: Location
    mark: Mark | None


@lru_cache
def _ways(model: type[Record]) -> tuple[_Way, ...]:
    return tuple(_Way(steps[0], steps[1:], steps[:1], mark) for steps, mark in trails(model))


def written(found: Mentioned) -> bytes:
    """Return what a record mentions and says, written down."""
    mentions = [(m.location, type(m.mark).__name__, m.mark.name, m.value) for m in found.mentions]
    return marshal.dumps((mentions, found.texts, found.missing))


@lru_cache(maxsize=MOST_READ)
def read_written(kept: bytes) -> Mentioned:
    """Return what was written down."""
    mentions, texts, missing = _read(kept)
    return Mentioned(tuple(Mention(at, _mark(sort, name), value) for at, sort, name, value in mentions), texts, missing)


@lru_cache(maxsize=MOST_READ)
def named_in(kept: bytes) -> Mapping[str, tuple[str, ...]]:
    """Return the words and ids in what was written down, by their list or kind."""
    found: dict[str, list[str]] = {}
    for _, sort, name, value in _read(kept)[0]:
        if sort != Subject.__name__:
            found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def marked_in(kept: bytes) -> list[tuple[str, str]]:
    """Return the lists, kinds and subjects in what was written down, each with the word, id or name, in field order."""
    return [(name, value) for _, _, name, value in _read(kept)[0]]


def said_in(kept: bytes) -> Said:
    """Return what was written down of the texts."""
    return Said(*_read(kept)[1:])


def _read(kept: bytes) -> Any:
    return marshal.loads(kept)  # noqa: S302 - its checksum has been verified


@cache
def _mark(sort: str, name: str) -> Mark:
    """Return a mark, each once: there are some dozen, and a hundred thousand mentions."""
    return {mark.__name__: mark for mark in (Reference, Word, Subject)}[sort](name)


def texts(record: Record) -> Iterator[Text]:
    """Yield every bilingual text of a record, in field order."""
    for steps, mark in trails(record.__class__):
        if mark is None:
            yield from (text for _, text in _follow(record, steps, ()))


@lru_cache
def trails(model: type[BaseModel]) -> tuple[tuple[tuple[str, ...], Mark | None], ...]:
    """Return the ways to a model's marked values and texts: field names and EACH, and the mark, None for a text."""
    return tuple(
        ((name, *steps), mark)
        for name, field in model.model_fields.items()
        for steps, mark in _trails(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)
    )


def _trails(annotation: Any) -> Iterator[tuple[tuple[str, ...], Mark | None]]:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from (((), mark) for mark in inner[1:] if isinstance(mark, Reference | Word | Subject))
        yield from _trails(inner[0])
    elif origin in (Union, types.UnionType):
        for choice in inner:
            yield from _trails(choice)
    elif origin is tuple:
        yield from (((EACH, *steps), mark) for steps, mark in _trails(inner[0]))
    elif annotation is Text:
        yield (), None
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from trails(annotation)


def _follow(value: Any, steps: Sequence[str], at: Location) -> list[tuple[Location, Any]]:
    """Return what stands at the end of a way, with its place: nothing where a step leads to None."""
    found = [(at, value)]
    for step in steps:
        if step == EACH:
            found = [((*at, number), item) for at, value in found for number, item in enumerate(value)]
        else:
            found = [((*at, step), inner) for at, value in found if (inner := getattr(value, step)) is not None]
    return found
