"""Innovations: what a municipality changed in its service, and what came of it."""

from typing import Annotated

from portal.record import Kind, Part, Record, Reference, Word
from portal.text import Many, Number, Slug, Text, Year


class Result(Part):
    """One figure that a source states."""

    statement: Text
    """What was counted."""

    value: Number
    """The figure."""

    unit: Annotated[Slug, Word("units")]
    """Its unit."""

    shows: Annotated[Slug, Word("result-sorts")]
    """What it shows of the practice: what went in, how much it was used, or what changed."""

    before: Number | None = None
    """The same figure before, in the same unit, where a source states it."""

    note: Text | None = None
    """Doubts about the figure."""


class Innovation(Record):
    """A practice of one or more municipalities."""

    title: Text
    """What it is, in a few words."""

    places: Many[Annotated[Slug, Reference("places")]]
    """Where it was done."""

    year: Year | None = None
    """The year it started; left out where no source says."""

    channels: Many[Annotated[Slug, Word("channels")]] = ()
    """The channels it is reached by."""

    channel_note: Text | None = None
    """Why it has no channel, where it has none."""

    service_areas: Many[Annotated[Slug, Word("service-areas")]] = ()
    """The services it serves."""

    themes: Many[Annotated[Slug, Word("themes")]] = ()
    """The parts of the municipal toolkit it is an example of."""

    systems: Many[Annotated[Slug, Word("systems")]] = ()
    """The systems it rests on, by our own reading; none where people, places and ways of working are enough."""

    drivers: Many[Annotated[Slug, Reference("drivers")]] = ()
    """The drivers of satisfaction it works on, by our own reading."""

    stage: Annotated[Slug, Word("stages")]
    """How far it had come when a source last told."""

    problem: Text
    """What was wrong before."""

    practice: Text
    """What they did."""

    results: tuple[Result, ...] = ()
    """Figures that a source states; none where none was found."""

    cost: Text | None = None
    """What it cost, where a source says."""

    lessons: Text | None = None
    """What others can learn from it."""

    verification: Text | None = None
    """What is still to be confirmed."""

    @property
    def abstract(self) -> Text:
        """The problem it answers."""
        return self.problem


def _by_place(innovation: Innovation) -> tuple[str, str]:
    return (innovation.places[0] if innovation.places else "", innovation.id)


INNOVATIONS = Kind(
    "innovations",
    Innovation,
    title=Text(en="Innovations", fr="Innovations"),
    one=Text(en="Innovation", fr="Innovation"),
    section=Text(en="innovations", fr="innovations"),
    pages=True,
    group=("places", "jurisdiction"),
    order=_by_place,
    facets=("province", "place", "population", "channel", "area", "theme", "driver", "stage", "evidence", "year"),
)
