"""The interface words: one file a language, the same keys in each."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from portal.problem import DataError, Problem
from portal.source import read_yaml
from portal.text import LANGUAGES, Language

Words: TypeAlias = Mapping[Language, Mapping[str, str]]

PLACE = re.compile(r"\{\w+\}")
FOLDER = Path("overrides/words")


def load_words(folder: Path = FOLDER) -> Words:
    """Return the interface words of every language; raise DataError where one lacks a word."""
    entries = {language: read_yaml(folder / f"{language}.yml")[0] for language in LANGUAGES}
    every = {key for entry in entries.values() for key in entry.values}
    problems = []
    for entry in entries.values():
        for key in sorted(every - set(entry.values)):
            message = "is missing; translate it from the file of the other language"
            problems.append(Problem(entry.path, 1, key, message))
    first, other = entries.values()
    for key in sorted(set(first.values) & set(other.values)):
        places = [sorted(PLACE.findall(str(entry.values[key]))) for entry in (first, other)]
        if places[0] != places[1]:
            message = f"has the places {places[1]}, but {places[0]} in {first.path.name}; keep them the same"
            problems.append(Problem(other.path, 1, key, message))
    if problems:
        raise DataError(problems)
    return MappingProxyType(
        {language: {key: str(value) for key, value in entry.values.items()} for language, entry in entries.items()}
    )
