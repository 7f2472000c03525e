"""The interface words: one file a language, the same keys in each."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from portal.problem import DataError, Problem
from portal.source import Entry, read_mapping
from portal.text import LANGUAGES, Language

Words: TypeAlias = Mapping[Language, Mapping[str, str]]

FOLDER = Path("overrides/words")


class Asked(NamedTuple):
    """One place in the code that asks for a word."""

    key: str
    """The word; of a name that is put together from parts nobody knows, its beginning."""

    path: Path
    line: int


def load_words(folder: Path = FOLDER, asked: Iterable[Asked] | None = ()) -> Words:
    """Return the interface words of every language; raise DataError where one lacks a word or cannot be filled.

    `asked` is what code asks for; None where the words are known to be sound, and are only read.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    for language in LANGUAGES:
        try:
            entries.append(read_mapping(folder / f"{language}.yml"))
        except DataError as error:
            problems += error.problems
    if asked is not None:
        problems = problems or [*_no_texts(entries), *_missing(entries, asked)] or [*_places(*entries)]
    if problems:
        raise DataError(problems)
    said = ({key: str(value) for key, value in entry.values.items()} for entry in entries)
    return MappingProxyType(dict(zip(LANGUAGES, said, strict=True)))


def _no_texts(entries: list[Entry]) -> Iterator[Problem]:
    for entry in entries:
        for key, value in entry.values.items():
            if not isinstance(value, str):
                yield entry.problem("is not one text; write it on one line, in quotes", (key,))


def _missing(entries: list[Entry], asked: Iterable[Asked]) -> Iterator[Problem]:
    every = {key for entry in entries for key in entry.values}
    wanted = {word.key: word for word in asked}
    for entry in entries:
        for key in every - set(entry.values):
            yield Problem(entry.path, 1, key, "is missing; translate it from the file of the other language")
        for key in wanted.keys() - every:
            place = f"{wanted[key].path.as_posix()}:{wanted[key].line}"
            yield Problem(entry.path, 1, key, f"is missing, and {place} asks for it; write it")


def _places(first: Entry, other: Entry) -> Iterator[Problem]:
    """Yield the words that cannot be filled, and those that are not filled alike in both languages."""
    for key in first.values:
        places = []
        for entry in (first, other):
            try:
                places.append(_places_in(str(entry.values[key])))
            except ValueError as error:
                yield entry.problem(f"cannot be filled: {error}; write a place as {{name}}", (key,))
        if len(places) == 2 and places[0] != places[1]:
            message = f"has the places {places[1]}, but {places[0]} in {first.path.name}; keep them the same"
            yield other.problem(message, (key,))


def _places_in(word: str) -> list[str]:
    """Return the places of a word; raise ValueError where a brace opens or closes none."""
    found = []
    for _, name, form, conversion in Formatter().parse(word):
        if name is not None:
            if not name.isidentifier() or form or conversion:
                raise ValueError(f"{name!r} is no name of a place")
            found.append(f"{{{name}}}")
    return sorted(found)
