"""The glossary into groups of names for the same thing, in both languages.

A document with any name of a group has the group's own term too: a browser looks up one word for all of them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from portal.dataset import Dataset
from portal.kinds.synonym import SYNONYMS
from portal.kinds.term import TERMS
from portal.outputs.search.words import fold, words
from portal.text import LANGUAGES, Language


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


def groups(dataset: Dataset) -> tuple[tuple[Name, ...], ...]:
    """Return the groups that have more than one name."""
    found = (tuple(dict.fromkeys(names)) for names in _names(dataset))
    return tuple(names for names in found if len({name.folded for name in names}) > 1)


def _names(dataset: Dataset) -> Iterator[list[Name]]:
    for term in dataset[TERMS]:
        yield [
            Name(name, language)
            for language in LANGUAGES
            for name in (getattr(term.title, language), *getattr(term.synonyms, language))
            if name
        ]
    for group in dataset[SYNONYMS]:
        yield [Name(name, language) for language in LANGUAGES for name in getattr(group, language)]
