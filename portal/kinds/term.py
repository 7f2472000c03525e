"""Terms: the words of service delivery, in both languages."""

from typing import Annotated

from pydantic import field_validator

from portal.record import Confidence, Kind, Part, Record, Reference
from portal.text import LANGUAGES, Many, Slug, Sought, Text
from portal.text.scalar import can_be_found


class OtherNames(Part):
    """Further names of a thing; a language may have none."""

    en: Many[Sought] = ()
    """Those in English."""

    fr: Many[Sought] = ()
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

    @field_validator("title")
    @classmethod
    def _sought(cls, title: Text) -> Text:
        for language in LANGUAGES:
            text = getattr(title, language)
            if text and not can_be_found(text):
                raise ValueError(
                    f"{language} is {text!r}; write a word that readers can look for, with letters or digits"
                )
        return title

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
