"""Events: what happened when, for the timeline."""

from typing import Annotated, Self

from pydantic import model_validator

from portal.record import Kind, Record, Reference, Subject, Word
from portal.text import Flag, Line, Many, PartialDate, Slug, Text
from portal.text.date import Date


class Event(Record):
    """Something that happened, as far as its date is known."""

    title: Text
    """What happened, in a few words."""

    date: PartialDate | None = None
    """When: 1976, 1997-07 or 2015-10-05; left out where no source says."""

    date_note: Text | None = None
    """How the date is known, or why it is not."""

    shown_at: PartialDate | None = None
    """Where there is no date: the place in the timeline where it is shown, which says nothing of when it was."""

    earliest: PartialDate | None = None
    """Where there is no date: not before this, if a source says so."""

    latest: PartialDate | None = None
    """Where there is no date: not after this, if a source says so."""

    kind: Annotated[Slug, Word("event-kinds")]
    """The sort of event."""

    summary: Text
    """Two or three sentences."""

    people: Many[Annotated[Line, Subject("people")]] = ()
    """Who took part."""

    organisations: Many[Annotated[Slug, Reference("organisations")]] = ()
    """Which organisations took part."""

    related: Many[Annotated[Slug, Reference("events")]] = ()
    """Other events it belongs with."""

    studies: Many[Annotated[Slug, Reference("studies")]] = ()
    """The studies it is about."""

    in_history: Flag = False
    """Whether the organisation's own history tells of it."""

    @property
    def abstract(self) -> Text:
        """What happened."""
        return self.summary

    @model_validator(mode="after")
    def _date_or_why_not(self) -> Self:
        if self.date is None and (self.date_note is None or self.shown_at is None):
            raise ValueError("date: is missing; give one, or say in date_note why it is unknown, with shown_at")
        if self.date is not None and (self.earliest or self.latest or self.shown_at):
            raise ValueError("date: is known, so earliest, latest and shown_at say nothing; keep one or the other")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("earliest: is after latest; swap them")
        return self


def _by_date(event: Event) -> Date:
    return event.date or event.shown_at or Date(0)


EVENTS = Kind(
    "events",
    Event,
    title=Text(en="Timeline", fr="Chronologie"),
    one=Text(en="Event", fr="Événement"),
    section=Text(en="timeline", fr="chronologie"),
    pages=True,
    order=_by_date,
)
