"""YAML files: the events of PyYAML's C parser into entries. Every scalar stays text.

PyYAML's own constructors turn `NO`, `12:30` and `010` into something else, keep the last of two
equal keys in silence and expand aliases without bound; so the events are read here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from portal.problem import DataError, Problem
from portal.source.character import wrong_characters
from portal.source.entry import Entry, Lines, Location, Value
from portal.source.file import read_text
from portal.source.plain import Item, plain_items

DEEPEST = 12
"""Levels a file may have; the portal's own records have six."""

ONE_MAPPING = "is no group of fields; write 'name: …', one a line, without '- ' before them"

HINTS = {
    "mapping values are not allowed": "put a text with ': ' in it in quotes, or mend the indentation",
    "did not find expected key": "mend the indentation or close the quotes above",
    "did not find expected '-' indicator": "start every item of the list with '- ', equally far in",
    "found unexpected end of stream": "close the quotes",
    "did not find expected ',' or": "close the bracket",
    "found unknown escape character": "use single quotes, or write \\\\ for a backslash",
    "found invalid Unicode character escape code": "remove the escape, which stands for no character",
}


def read_yaml(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a file: the items of its list, or its one mapping."""
    return _entries(path, read_text(path), locate_yaml, mapping=False)


def read_mapping(path: Path) -> Entry:
    """Return the one mapping that a file is; raise DataError where it is a list."""
    return yaml_mapping(path, read_text(path), locate_yaml)


def locate_yaml(path: Path) -> tuple[Lines, ...]:
    """Return the lines of every value, for each entry of a file."""
    return yaml_lines(path, read_text(path))


def yaml_mapping(path: Path, text: str, locate: Callable[[Path], tuple[Lines, ...]]) -> Entry:
    """Return the one mapping in a text that is, or stands in, a file; raise DataError where it is a list."""
    [entry] = _entries(path, text, locate, mapping=True)
    return entry


def _entries(path: Path, text: str, locate: Callable[[Path], tuple[Lines, ...]], *, mapping: bool) -> tuple[Entry, ...]:
    items = None if mapping else plain_items(text, DEEPEST)
    if not items:
        items = [Item(values, lines[()]) for values, lines in strict_items(path, text, depth=1, mapping=mapping)]
    return tuple(Entry(path, position, line, values, locate) for position, (values, line) in enumerate(items))


def yaml_lines(path: Path, text: str) -> tuple[Lines, ...]:
    """Return the lines of every value, for each entry of a text."""
    return tuple(lines for _, lines in strict_items(path, text, depth=DEEPEST))


def strict_items(
    path: Path, text: str, depth: int, *, mapping: bool = False
) -> list[tuple[dict[str, Value], dict[Location, int]]]:
    """Return the items of a text, or its one mapping, each with the lines of its values down to a depth."""
    reader = _Reader(path, text, depth)
    try:
        root = reader.document()
    except yaml.MarkedYAMLError as error:
        raise DataError([_syntax_problem(path, text, error), *reader.problems]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = f"the invisible character U+{error.character:04X} is not allowed; remove it"
        raise DataError([Problem(path, line, "", message)]) from None

    if isinstance(root, list) and not reader.problems and (mapping or not root):
        reader.fault(1, ONE_MAPPING if mapping else "the list is empty; write at least one record or delete the file")
    items = root if isinstance(root, list) else [root]
    lines = _lines_of_items(reader.lines) if isinstance(root, list) else [reader.lines]
    found: list[tuple[dict[str, Value], dict[Location, int]]] = []
    for item, own in zip(items, lines, strict=not reader.problems):
        if isinstance(item, dict):
            found.append((item, own))
        else:
            right = ONE_MAPPING if mapping else "is not a record; write 'id: …' and its other fields, one a line"
            reader.fault(own.get((), 1), right)
    if reader.problems:
        raise DataError(reader.problems)
    return found


def _lines_of_items(lines: dict[Location, int]) -> list[dict[Location, int]]:
    """Return the lines below each item of a list, as seen from the item."""
    found: defaultdict[str | int, dict[Location, int]] = defaultdict(dict)
    for location, line in lines.items():
        if location:
            found[location[0]][location[1:]] = line
    return list(found.values())


class _Reader:
    """One pass over the events of a file."""

    def __init__(self, path: Path, text: str, depth: int) -> None:
        self.path = path
        self.depth = depth
        """How far down lines are kept."""
        self.lines: dict[Location, int] = {}
        self.problems: list[Problem] = []
        self.events: Iterator[Any] = yaml.parse(text, Loader=yaml.CBaseLoader)

    def fault(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.path, line, "", message))

    def document(self) -> Value | None:
        """Return the one document of the file."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            self.fault(1, "the file has only comments; write at least one record")
            return []
        root = self._value(next(self.events), ())
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self.fault(after.start_mark.line + 1, "a second document starts; keep one a file")
        return root

    def _value(self, event: Any, at: Location) -> Value | None:
        line = event.start_mark.line + 1
        if len(at) <= self.depth:
            self.lines[at] = line
        if len(at) > DEEPEST:
            message = f"more than {DEEPEST} levels deep; a record has no more than six"
            raise DataError([Problem(self.path, line, "", message)])
        if isinstance(event, yaml.AliasEvent):
            self.fault(line, f"*{event.anchor} repeats another place; write the value out")
            return ""
        if event.anchor:
            self.fault(line, f"&{event.anchor} is an anchor; write each value out instead")
        if event.tag not in (None, "!"):
            self.fault(line, f"tag {event.tag} is not used here; write the plain value")
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0]
            if event.style == '"':  # only there an escape can make a character that the file does not have
                for wrong in wrong_characters(event.value):
                    self.fault(line, wrong.message)
            return None if plain and event.value in ("", "~", "null") else str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self._sequence(at))
        return self._mapping(at)

    def _sequence(self, at: Location) -> Iterator[Value]:
        position = 0
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            value = self._value(event, (*at, position))
            if value is None:
                self.fault(event.start_mark.line + 1, "the item is empty; write it or remove its '-'")
            else:
                yield value
            position += 1

    def _mapping(self, at: Location) -> dict[str, Value]:
        values: dict[str, Value] = {}
        first: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            key = str(self._value(event, (*at, "?")))
            value = self._value(next(self.events), (*at, key))
            if len(at) < self.depth:
                self.lines[*at, key] = line
            if key in first:
                self.fault(line, f"'{key}' stands here and on line {first[key]}; keep one of them")
            first[key] = line
            if value is not None:
                values[key] = value
        return values


def _syntax_problem(path: Path, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    number = mark.line if mark else 0
    wrong = error.problem or error.context or "cannot be read as YAML"
    lines = text.splitlines()
    indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())] if number < len(lines) else ""
    if "\t" in indent or "'\\t'" in wrong:
        wrong, right = "a tab stands where only spaces may", "indent with spaces"
    else:
        right = next((hint for start, hint in HINTS.items() if wrong.startswith(start)), "")
        right = right or "see the line above it too; every line of a record is 'field: value'"
    return Problem(path, number + 1, "", f"{wrong}; {right}")
