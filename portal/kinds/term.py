"""Terms: the words of service delivery, in both languages."""

from typing import Annotated

from portal.record import Confidence, Kind, Part, Record, Reference
from portal.text import Line, Many, Slug, Text


class OtherNames(Part):
    """Further names of a thing; a language may have none."""

    en: Many[Line] = ()
    """Those in English."""

    fr: Many[Line] = ()
    """Those in French."""


class Term(Record):
    """A word and what it means."""

    title: Text
    """The word."""

    definition: Text
    """What it means, in one or two sentences of our own."""

    french_confidence: Confidence
    """How sure the French equivalent is."""

    synonyms: OtherNames = OtherNames()
    """What else it is called: searching for one name finds the others."""

    see_also: Many[Annotated[Slug, Reference("terms")]] = ()
    """Terms to read beside it."""

    @property
    def abstract(self) -> Text:
        """What it means."""
        return self.definition


TERMS = Kind(
    "terms",
    Term,
    title=Text(en="Glossary", fr="Glossaire"),
    one=Text(en="Term", fr="Terme"),
    section=Text(en="glossary", fr="glossaire"),
    alphabetical=True,
)
