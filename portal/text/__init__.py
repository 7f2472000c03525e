"""The types that fields are made of: bilingual text, partial dates, safe scalars."""

from portal.text.bilingual import LANGUAGES, Language, Name, Text, other_of
from portal.text.date import PartialDate
from portal.text.scalar import Count, Flag, Line, Link, Many, Number, Slug, Sought, Year

__all__ = [
    "LANGUAGES",
    "Count",
    "Flag",
    "Language",
    "Line",
    "Link",
    "Many",
    "Name",
    "Number",
    "PartialDate",
    "Slug",
    "Sought",
    "Text",
    "Year",
    "other_of",
]
