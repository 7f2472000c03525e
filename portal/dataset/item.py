"""A sound record as the dataset holds it: what is told of it at once, and itself, read when it is asked for."""

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, cast

from portal.dataset.head import LABEL, MENTIONS, ORIGIN, VALUES, Head
from portal.dataset.mentions import Mentioned, Said, marked_in, named_in, read_written, said_in
from portal.dataset.trace import Trace, number_of, part_number
from portal.problem import Problem
from portal.record import Key, Record
from portal.source.entry import Entry, Lines, Location, Value
from portal.text import Text

Locate: TypeAlias = Callable[[Path], tuple[Lines, ...]]
"""Finds the lines of the values of a file."""


class Origin(NamedTuple):
    """Where a record stands in the data folder."""

    path: Path
    line: int


class Content(NamedTuple):
    """A record in full."""

    record: Record
    values: Mapping[str, Value]
    """The values of its entry, as text."""


@cache
def _fields(model: type[Record]) -> Mapping[str, int]:
    """Return the fields of a model, each with the number of its part."""
    return {name: part_number(name) for name in model.model_fields}


class Item:
    """A sound record with what is kept beside it; each is equal to itself alone."""

    def __init__(
        self,
        key: Key,
        model: type[Record],
        path: Path,
        head: Head,
        locate: Locate,
        content: Callable[["Item"], Content],
        trace: Trace,
    ) -> None:
        """Take what is told of a record, and what reads it."""
        self.key = key
        self.model = model
        self.path = path
        self.head = head
        self.loaded: Content | None = None
        """The record in full, while it is held in memory."""
        self.trace = trace
        self.number = number_of(("record", *key))
        """Stands for the record in the numbers of its parts."""
        self.fields = _fields(model)
        self._locate = locate
        self._content = content

    def note(self, part: str) -> None:
        """Note that a part of the record was asked for."""
        self.trace.reads.add(self.number ^ part_number(part))

    @cached_property
    def record(self) -> Record:
        """The record itself; which of its fields are read is noted."""
        return cast("Record", _noting(self.model)(self))

    @property
    def content(self) -> Content:
        """The record in full; nothing is noted."""
        return self.loaded or self._content(self)

    @property
    def values(self) -> Mapping[str, Value]:
        """The values of its entry, as text."""
        self.note(VALUES)
        return self.content.values

    @property
    def label(self) -> Text:
        """What the record is called."""
        self.note(LABEL)
        return self._label

    @property
    def mentioned(self) -> Mentioned:
        """What the record mentions and says."""
        self.note(MENTIONS)
        return read_written(self.head.mentioned)

    def named(self, list: str) -> tuple[str, ...]:
        """Return the words of a list, or the ids of records of a kind, that the record mentions."""
        self.note(MENTIONS)
        return named_in(self.head.mentioned).get(list, ())

    @property
    def marked(self) -> list[tuple[str, str]]:
        """The lists, kinds and subjects that it mentions, each with the word, id or name, in field order."""
        self.note(MENTIONS)
        return marked_in(self.head.mentioned)

    @property
    def said(self) -> Said:
        """The texts it is made of."""
        self.note(MENTIONS)
        return said_in(self.head.mentioned)

    @property
    def references(self) -> tuple[Key, ...]:
        """The records it mentions, in field order, each once."""
        self.note(MENTIONS)
        return self._references

    @property
    def origin(self) -> Origin:
        """Where it stands."""
        self.note(ORIGIN)
        return Origin(self.path, self.head.line)

    def problem(self, message: str, location: Location = ()) -> Problem:
        """Return a fault of this record, at the line of the value it is about."""
        return Entry(self.path, self.head.position, self.head.line, {}, self._locate).problem(message, location)

    @cached_property
    def _label(self) -> Text:
        return Text.sound(self.head.label)

    @cached_property
    def _references(self) -> tuple[Key, ...]:
        return tuple(Key(*pair) for pair in self.head.references)


class _Noting:
    """A record that notes which of its fields are read; it is an instance of the record's own model."""

    __slots__ = ("_item",)

    def __init__(self, item: Item) -> None:
        self._item = item

    @property  # type: ignore[misc]
    def __class__(self) -> type[Record]:  # type: ignore[override]
        return self._item.model

    def __getattr__(self, name: str) -> Any:
        item = self._item
        part = item.fields.get(name)
        if part is not None:
            item.trace.reads.add(item.number ^ part)
            return getattr(item.content.record, name)
        if isinstance(computed := getattr(item.model, name, None), property) and computed.fget:
            return computed.fget(self)
        for field in item.fields:
            item.note(field)
        return getattr(item.content.record, name)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        self._item.note(VALUES)  # a comparison reads all fields
        if isinstance(other, _Noting):
            other._item.note(VALUES)
            other = other._item.content.record
        return self._item.content.record == other

    def __hash__(self) -> int:
        return hash(self._item.key)

    def __repr__(self) -> str:
        return repr(self._item.content.record)


@cache
def _noting(model: type[Record]) -> type[_Noting]:
    """Return what notes the fields of a model, called as the model is: so a message about it names the model."""
    return type(model.__name__, (_Noting,), {"__slots__": (), "__module__": model.__module__})
