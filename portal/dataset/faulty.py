"""A record that its model refuses into what is sound in it: that is held against the other records all the same."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ValidationError

from portal.dataset.item import Origin
from portal.dataset.mentions import Mark, Mention, Mentioned
from portal.problem import Problem
from portal.record import Key, Kind, Record, Reference, Subject, Word
from portal.source import Entry
from portal.source.entry import Location
from portal.text import LANGUAGES, Language, Text

Faults: TypeAlias = frozenset[Location]
"""Where a model refuses something."""

Found: TypeAlias = tuple[Location, Mark | None, Any]
"""A marked value or a text, with its place; the mark of a text is None."""


@dataclass(frozen=True)
class Faulty:
    """A record with a fault of form."""

    entry: Entry
    key: Key
    """Its id is empty where that is the fault."""

    faults: Faults
    mentioned: Mentioned
    """What its sound values mention and say."""

    @property
    def path(self) -> Path:
        """The file it stands in."""
        return self.entry.path

    @property
    def origin(self) -> Origin:
        """Where it stands."""
        return Origin(self.path, self.entry.line)

    def problem(self, message: str, location: Location = ()) -> Problem:
        """Return a fault of this record, at the line of the value it is about."""
        return self.entry.problem(message, location)


def faulty(entry: Entry, kind: Kind[Record], error: ValidationError) -> Faulty:
    """Return what is sound in an entry, given what its model says of it."""
    faults = frozenset(fault["loc"] for fault in error.errors(include_url=False))
    found = list(_in_fields(kind.model, entry.values, (), faults))
    mentions = tuple(Mention(at, mark, value) for at, mark, value in found if mark is not None)
    texts = [(at, text) for at, mark, text in found if mark is None]
    missing = tuple((at, language) for at, text in texts for language in _missing(text))
    id = "" if ("id",) in faults else str(entry.values["id"])
    return Faulty(entry, Key(kind.name, id), faults, Mentioned(mentions, len(texts), missing))


def _in_fields(model: type[BaseModel], values: Mapping[str, Any], at: Location, faults: Faults) -> Iterator[Found]:
    for name, field in model.model_fields.items():
        if name in values:
            annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
            yield from _in_value(annotation, values[name], (*at, name), faults)


def _in_value(annotation: Any, value: Any, at: Location, faults: Faults) -> Iterator[Found]:
    """Yield what stands in a value as its file has it, save where there is a fault."""
    if at in faults:
        return
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        for note in inner[1:]:
            if isinstance(note, BeforeValidator):
                # What may be written short, as a citation or the items of a cell, is written out before it is followed.
                written_out: Any = note.func
                value = written_out(value)
        yield from ((at, note, value) for note in inner[1:] if isinstance(note, Reference | Word | Subject))
        yield from _in_value(inner[0], value, at, faults)
    elif origin in (Union, types.UnionType):
        for choice in inner:
            yield from _in_value(choice, value, at, faults)
    elif origin is tuple:
        for number, item in enumerate(value):
            yield from _in_value(inner[0], item, (*at, number), faults)
    elif annotation is Text:
        yield at, None, value
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _in_fields(annotation, value, at, faults)


def _missing(text: Mapping[str, Any]) -> Iterator[Language]:
    """Yield the languages that a text lacks; none where an unknown field may be what one of them was to be called."""
    if text.keys() <= set(LANGUAGES):
        yield from (language for language in LANGUAGES if not str(text.get(language, "")).strip())
