"""YAML with nothing special in it, in two thirds of the time; what may be special is left to the strict reader.

The same parser makes the same events; only what its readers make of them differs. This one keeps no lines below
the entries and knows no faults: at the first sign of one it gives up, and the strict reader tells.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from yaml import (
    CBaseLoader,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)

from portal.source.entry import Value

NULL = ("", "~", "null")

Events: TypeAlias = Callable[[], Any]
"""Gives the next event."""


class Item(NamedTuple):
    """One entry: its values, and the line where it begins."""

    values: dict[str, Value]
    line: int


class _UnsureError(Exception):
    """Something may be wrong, or mean more than it seems to."""


def plain_items(text: str, deepest: int) -> list[Item] | None:
    """Return the items of a text, or its one mapping; None where the strict reader must look."""
    try:
        events: Events = CBaseLoader(text).get_event
        events()
        events()
        root = events()
        items = _items(root, events, deepest) if type(root) is SequenceStartEvent else [_item(root, events, deepest)]
        ended = type(events()) is DocumentEndEvent and type(events()) is StreamEndEvent
        return items if ended and items else None
    except (_UnsureError, YAMLError):
        return None


def _items(root: Any, events: Events, deepest: int) -> list[Item]:
    _check(root)
    items = []
    while type(event := events()) is not SequenceEndEvent:
        items.append(_item(event, events, deepest - 1))
    return items


def _item(event: Any, events: Events, deepest: int) -> Item:
    kind = type(event)
    if kind is not MappingStartEvent:
        raise _UnsureError
    _check(event)
    return Item(_mapping(events, deepest), event.start_mark.line + 1)


def _mapping(events: Events, levels: int) -> dict[str, Value]:
    if levels < 1:
        raise _UnsureError
    values: dict[str, Value] = {}
    while (kind := type(event := events())) is not MappingEndEvent:
        if kind is not ScalarEvent:
            raise _UnsureError
        key = _text(event)
        if key in values:
            raise _UnsureError
        event = events()
        values[key] = _text(event) if type(event) is ScalarEvent else _nested(event, events, levels - 1)
    return values


def _nested(event: Any, events: Events, levels: int) -> Value:
    _check(event)
    if type(event) is MappingStartEvent:
        return _mapping(events, levels)
    if type(event) is not SequenceStartEvent or levels < 1:
        raise _UnsureError
    values: list[Value] = []
    while (kind := type(event := events())) is not SequenceEndEvent:
        values.append(_text(event) if kind is ScalarEvent else _nested(event, events, levels - 1))
    return values


def _text(event: Any) -> str:
    text: str = event.value
    if event.anchor or event.tag or (text in NULL and event.implicit[0]):
        raise _UnsureError
    if event.style == '"' and not (text.isprintable() and "&#" not in text):
        raise _UnsureError
    return text


def _check(event: Any) -> None:
    if event.anchor or event.tag:
        raise _UnsureError
