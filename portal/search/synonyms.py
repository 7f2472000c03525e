"""The glossary into groups of names for the same thing, in both languages.

A document with any name of a group has the group's own term too: a browser looks up one word for all of them.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from portal.dataset import Dataset
from portal.kinds.synonym import SYNONYMS
from portal.kinds.term import TERMS
from portal.search.words import fold, words
from portal.text import LANGUAGES, Language

GROUP = "="
"""Begins the term of a group: no word begins so."""


class Name(NamedTuple):
    """One name, in the language it is of."""

    text: str
    language: Language

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, accents kept."""
        return tuple(words(self.text))

    @property
    def folded(self) -> str:
        """Its words without accents, apart by blanks: what a question is compared with."""
        return " ".join(fold(word) for word in self.words)


class Group(NamedTuple):
    """Some names for the same thing."""

    term: str
    """What documents that have one of them have: named by the record, so that one group more renames no other."""

    names: tuple[Name, ...]

    @property
    def folded(self) -> tuple[str, ...]:
        """Its names as questions are compared with them, in order."""
        return tuple(sorted({name.folded for name in self.names}))


def groups(dataset: Dataset) -> tuple[Group, ...]:
    """Return the groups that have more than one name."""
    return groups_read(kept_groups(dataset))


def kept_groups(dataset: Dataset) -> bytes:
    """Return the groups as they are kept: every document asks for them, and they are told from others at once."""
    return dataset.trace.kept(("groups",), lambda: draw_groups(dataset), held=True)


def draw_groups(dataset: Dataset) -> bytes:
    """Return the groups that have more than one name, as JSON."""
    found = (Group(term, tuple(dict.fromkeys(names))) for term, names in _names(dataset))
    return json.dumps([group for group in found if len(group.folded) > 1], ensure_ascii=False).encode()


@lru_cache(maxsize=2)
def groups_read(kept: bytes) -> tuple[Group, ...]:
    """Return groups that were kept."""
    return tuple(Group(term, tuple(Name(*name) for name in names)) for term, names in json.loads(kept))


def _names(dataset: Dataset) -> Iterator[tuple[str, list[Name]]]:
    for term in dataset[TERMS]:
        yield (
            f"{GROUP}{TERMS.name[0]}{term.id}",
            [
                Name(name, language)
                for language in LANGUAGES
                for name in (getattr(term.title, language), *getattr(term.synonyms, language))
                if name
            ],
        )
    for group in dataset[SYNONYMS]:
        names = [Name(name, language) for language in LANGUAGES for name in getattr(group, language)]
        yield f"{GROUP}{SYNONYMS.name[0]}{group.id}", names
