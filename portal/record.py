"""What all kinds of record share: Record, Citation, Kind, and the mentions between records."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

from portal.text import Many, Name, Slug, Text

Confidence: TypeAlias = Literal["high", "medium", "low"]


class Key(NamedTuple):
    """Names one record among all."""

    kind: str
    id: str


@dataclass(frozen=True)
class Reference:
    """Marks a field that holds the id of another record; named for its kind."""

    name: str


@dataclass(frozen=True)
class Word:
    """Marks a field that holds a word of a list in `vocabulary.yml`; named for the list."""

    name: str


@dataclass(frozen=True)
class Subject:
    """Marks a field that holds a free name which ties records together."""

    name: str


class Part(BaseModel):
    """A piece of a record, with fields of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CitedWork(Part):
    """One mention of a work in the bibliography."""

    source: Annotated[Slug, Reference("sources")]
    """The work, by its id in `sources.yml`."""

    locator: Name | None = None
    """Where in the work: a page, a slide, a table."""

    confidence: Confidence | None = None
    """How sure the work makes this record, where that differs from the work's own confidence."""


CITATION = re.compile(r"([^,\[]+)(?:,([^\[]+))?(?:\[(\w+)\]\s*)?")


def _citation(value: object) -> object:
    match = CITATION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value
    parts = zip(("source", "locator", "confidence"), match.groups(), strict=True)
    return {name: part.strip() for name, part in parts if part}


Citation = Annotated[CitedWork, BeforeValidator(_citation)]
"""A citation in a data file: `a-work`, `a-work, p. 32`, `a-work, p. 32 [medium]`, or its fields."""


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        if len(value) == len("2026-11-23"):
            return dt.date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError(f"is {value!r}; write a day that exists, as 2026-11-23")


Day = Annotated[dt.date, BeforeValidator(_day)]


class Record(BaseModel):
    """One sound thing we publish."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    """Names the record in addresses and references; stable for ever."""

    sources: Many[Citation] = ()
    """Where a reader can check it: ids of `sources.yml`, each with a locator where one is known."""

    reviewed: Day | None = None
    """The day somebody last held the record against its sources."""

    @property
    def label(self) -> Text:
        """What the record is called in lists and links."""
        title = getattr(self, "title", None)
        return title if isinstance(title, Text) else Text(en=self.id, fr=self.id)

    @property
    def abstract(self) -> Text | None:
        """What it is about, in a sentence or two, where it says so itself."""
        return None


R = TypeVar("R", bound=Record, covariant=True)


@dataclass(frozen=True)
class Kind(Generic[R]):
    """A sort of record: what it is called, where it stands and how it is ordered."""

    name: str
    """Plural, as in `data/` and in references."""

    model: type[R]
    title: Text
    """Plural, as a reader sees it."""

    one: Text
    """Singular, as a reader sees it."""

    section: Text | None = None
    """Its place in addresses, where the kind has a list of its own."""

    pages: bool = False
    """Whether each record has a page below the section; else it is an anchor on the list."""

    parent: str = ""
    """The field that names the record on whose page it is shown, where it has no place of its own."""

    group: tuple[str, ...] = ()
    """The field whose word heads the groups of its lists; two fields where the word stands in another record."""

    order: Callable[[Any], Any] | None = None
    """The sort key within its groups; the order of the files where there is none."""

    alphabetical: bool = False
    """Whether its lists are in the alphabetical order of the reader's language instead."""

    facets: tuple[str, ...] = ()
    """What its lists can be narrowed by, by the names of the facets, in the order readers see them."""

    must_be_used: bool = False
    """Whether a record that no other mentions is a fault."""

    charted: bool = False
    """Whether its pages show charts."""

    cited: bool = False
    """Whether its pages offer a citation for reference managers."""

    untranslated: tuple[str, ...] = ()
    """Languages that the kind does not have yet: their lack is counted, not refused."""

    boost: float = 1
    """What one of its records counts for in the search: less, where it is about other records."""

    def key(self, id: str) -> Key:
        """Return the key of a record of the kind."""
        return Key(self.name, id)


class WithYear(Protocol):
    """A record that has a year where a source says it."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def year(self) -> int | None:
        """Its year; None where no source says."""


def by_year(record: WithYear) -> tuple[bool, int, str]:
    """Return the sort key of a record: by year, those of unknown year last, and by id in a year."""
    return (record.year is None, record.year or 0, record.id)
