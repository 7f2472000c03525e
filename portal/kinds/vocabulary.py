"""The controlled vocabulary: which words a field may hold, and how each reads in both languages."""

from typing import NamedTuple

from portal.record import Kind, Part, Record
from portal.text import Slug, Text


class Wanted(NamedTuple):
    """A list of the vocabulary that code asks for by its name, whether a record has a word of it or not."""

    list: str
    by: str
    """What asks for it, as the subject of a sentence."""

    words: tuple[str, ...] = ()
    """The words of it that are asked for by name."""

    kind: str = ""
    """The kind of record for whose sake alone it is asked for; empty where every portal needs it."""


class Entry(Part):
    """One word."""

    id: Slug
    """The word as records write it."""

    title: Text
    """How readers see it."""

    definition: Text | None = None
    """What it covers."""

    variants: Text | None = None
    """Other words that readers use for it, separated by commas."""


class WordList(Record):
    """The words of one list."""

    title: Text
    """What the list is called."""

    words: tuple[Entry, ...]
    """Its words, in the order readers see them."""


VOCABULARY = Kind(
    "vocabulary",
    WordList,
    title=Text(en="Vocabulary", fr="Vocabulaire"),
    one=Text(en="Word list", fr="Liste de mots"),
)
