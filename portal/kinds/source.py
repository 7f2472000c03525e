"""Sources: the bibliography, every work once."""

from typing import Annotated, Self

from pydantic import field_validator, model_validator

from portal.record import Confidence, Kind, Record, Word
from portal.text import Flag, Line, Link, Name, PartialDate, Slug, Text
from portal.text.markdown import wrong_links


class Source(Record):
    """A work that records cite."""

    title: Line
    """Its title, in its own language."""

    language: Annotated[Slug, Word("languages")]
    """The language it is written in."""

    publisher: Name
    """Who published it."""

    url: Link | None = None
    """Where it is."""

    date: PartialDate | None = None
    """When it was published, where it says."""

    confidence: Confidence
    """How far it can be relied on."""

    read: Annotated[Slug, Word("readings")] | None = None
    """How much of it was read; left out where nobody noted it."""

    archived: Flag = False
    """Whether its publisher keeps it as an archive only."""

    do_not_link: Flag = False
    """Whether pages name it without linking to it."""

    note: Text | None = None
    """What a reader must know of it."""

    @field_validator("title")
    @classmethod
    def _links_nowhere(cls, title: str) -> str:
        for wrong in wrong_links(title):
            raise ValueError(wrong)
        return title

    @model_validator(mode="after")
    def _reason_not_to_link(self) -> Self:
        if self.do_not_link and self.note is None:
            raise ValueError("note: is missing; say why pages must not link there")
        return self

    @property
    def label(self) -> Text:
        """Its title, the same for both languages."""
        return Text(en=self.title, fr=self.title)


SOURCES = Kind(
    "sources",
    Source,
    title=Text(en="Sources", fr="Sources"),
    one=Text(en="Source", fr="Source"),
    section=Text(en="sources", fr="sources"),
    pages=True,
    must_be_used=True,
    boost=0.5,
)
