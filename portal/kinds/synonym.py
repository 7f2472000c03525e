"""Synonyms: words for the same thing that are no terms of the glossary, so that searching for one finds the others."""

from portal.record import Kind, Record
from portal.text import Many, Sought, Text


class Synonym(Record):
    """Some words that readers may use for one another."""

    en: Many[Sought]
    """The words in English."""

    fr: Many[Sought]
    """The words in French."""


SYNONYMS = Kind(
    "synonyms",
    Synonym,
    title=Text(en="Synonyms", fr="Synonymes"),
    one=Text(en="Group of synonyms", fr="Groupe de synonymes"),
)
