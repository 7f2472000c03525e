"""A work into an entry of BibTeX."""

from collections.abc import Mapping
from itertools import accumulate

# pybtex comes without types; we give it text and take text.
from pybtex.database import BibliographyData, Entry, Person  # type: ignore[import-untyped]
from pybtex.database.output.bibtex import Writer  # type: ignore[import-untyped]

from portal.citations.work import LABELS, Work
from portal.text import Language

_LANGUAGES: Mapping[Language, str] = {"en": "english", "fr": "french"}
# Each escape has its own braces: BibTeX would lower-case a title that begins with a bare one.
_ESCAPES = str.maketrans(
    {character: f"{{\\{character}}}" for character in "&%#_$"}
    | {"\\": r"{\textbackslash}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}"}
)
_PAIRED = str.maketrans({"{": r"{\{}", "}": r"{\}}"})
_LONE = str.maketrans({"{": r"{\textbraceleft}", "}": r"{\textbraceright}"})


class _Writer(Writer):  # type: ignore[misc]
    """Pybtex's writer without its escapes, which break addresses and know neither braces nor backslashes."""

    def _encode(self, text: str) -> str:
        return text


def bibtex(work: Work) -> str:
    """Return a BibTeX file that holds the work."""
    entry = Entry(
        "techreport" if work.sort == "report" else "misc",
        fields={name: text for name, text in _fields(work).items() if text},
        persons={"author": [Person(_verbatim(name)) for name in work.authors]},
    )
    return str(_Writer().to_string(BibliographyData({work.id: entry})))


def _fields(work: Work) -> dict[str, str]:
    """Return the fields in order; empty texts are unknown."""
    label = LABELS[work.sort][work.language]
    report = work.sort == "report"
    return {
        "title": _verbatim(work.title),
        "type": label if report else "",
        "institution": _verbatim(work.publisher) if report else "",
        "howpublished": "" if report else _verbatim(work.container),
        "year": f"{work.date.year:04}" if work.date else "",
        # Classical styles print the year; biblatex and reference managers read the rest here.
        "date": str(work.date) if work.date and work.date.month else "",
        "url": work.url,
        "note": "" if report else label,
        "langid": _LANGUAGES[work.language],
    }


def _verbatim(text: str) -> str:
    """Return a text in braces, so that no style changes its capitals or splits a name at a comma or an "and"."""
    if not text:
        return ""
    # BibTeX counts escaped braces too, so one without its partner must not be written as a brace.
    depths = list(accumulate((character == "{") - (character == "}") for character in text))
    paired = min(depths) == 0 == depths[-1]
    braces = _PAIRED if paired else _LONE
    return f"{{{text.translate(_ESCAPES | braces)}}}"
