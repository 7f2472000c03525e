"""What a citation has to know of a work."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from portal.text import Language
from portal.text.date import Date

Sort: TypeAlias = Literal["report", "webpage", "dataset"]

LABELS: Mapping[Sort, Mapping[Language, str]] = {
    "report": {"en": "Report", "fr": "Rapport"},
    "webpage": {"en": "Web page", "fr": "Page Web"},
    "dataset": {"en": "Data set", "fr": "Jeu de données"},
}
"""What a reader calls each sort, for the forms that have no word of their own."""


class Work(NamedTuple):
    """Something a reader may cite."""

    id: str
    """A slug, as citizens-first-7."""
    sort: Sort
    title: str
    """Plain text on one line, in the language of the page."""
    url: str
    """The full address."""
    language: Language
    """The language of the page."""
    container: str
    """The portal's name: where a web page stands, and who publishes a dataset."""
    authors: tuple[str, ...] = ()
    """Bodies or persons, each as one name; empty where none is known."""
    publisher: str = ""
    """Who published a report; empty where unknown."""
    date: Date | None = None
    """As far as it is known."""
