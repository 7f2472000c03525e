"""Measures, their values, and which values may be compared: the comparability passport."""

from typing import Annotated

from portal.record import Kind, Record, Reference, Word
from portal.text import Count, Many, Number, Slug, Text, Year


class Group(Record):
    """A comparability group: values that were asked, scaled and counted alike, so that a line may join them."""

    title: Text
    """Its name."""

    alike: Text
    """What its values have in common."""

    apart: Text
    """Why no line joins one of its values to a value outside it: a sentence that stands by itself."""


class Measure(Record):
    """Something measured more than once, or by more than one study."""

    title: Text
    """What is measured."""

    series: Annotated[Slug, Reference("series")]
    """The series of studies that measures it."""

    unit: Annotated[Slug, Word("units")]
    """The unit of its values."""

    wording: Text | None = None
    """The question as it was asked; left out where no source shows it."""

    scale: Text | None = None
    """The scale of the answers and how they became the value; left out where no source says."""

    polarity: Annotated[Slug, Word("polarities")]
    """Whether more of it is better."""

    modes: Many[Annotated[Slug, Word("modes")]] = ()
    """How people were asked; left out where no source says, or where it changed from study to study."""

    base: Text | None = None
    """Whom or what the values are about: the denominator."""

    group: Annotated[Slug, Reference("groups")]
    """The comparability group of its values."""

    note: Text | None = None
    """What a reader must know of its limits."""


class Point(Record):
    """One value of a measure."""

    measure: Annotated[Slug, Reference("measures")]
    """What was measured."""

    study: Annotated[Slug, Reference("studies")] | None = None
    """The study that measured it; left out where it was none of ours."""

    year: Year
    """The year of the value."""

    segment: Annotated[Slug, Word("segments")]
    """Whom or what the value is about."""

    value: Number
    """The value, in the measure's unit."""

    qualifier: Annotated[Slug, Word("qualifiers")] | None = None
    """What the source says of its precision: about, at least, planned."""

    n: Count | None = None
    """How many answers it rests on, where a source says."""

    margin: Number | None = None
    """The margin of error that the source states, 19 times out of 20, in the measure's unit."""

    group: Annotated[Slug, Reference("groups")] | None = None
    """Its comparability group, where that is not the measure's."""

    note: Text | None = None
    """Doubts and conversions."""


GROUPS = Kind(
    "groups",
    Group,
    title=Text(en="Comparability groups", fr="Groupes de comparabilité"),
    one=Text(en="Comparability group", fr="Groupe de comparabilité"),
    must_be_used=True,
)
MEASURES = Kind(
    "measures",
    Measure,
    title=Text(en="Measures", fr="Mesures"),
    one=Text(en="Measure", fr="Mesure"),
    section=Text(en="measures", fr="mesures"),
    pages=True,
    charted=True,
    cited=True,
    group=("series",),
    boost=0.7,
)
POINTS = Kind(
    "points",
    Point,
    title=Text(en="Values", fr="Valeurs"),
    one=Text(en="Value", fr="Valeur"),
    parent="measure",
)
