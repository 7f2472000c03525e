"""Charts: what the records show, as a title that says it and a choice of what is drawn."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import model_validator

from portal.record import Kind, Record, Reference, Word
from portal.text import Flag, Many, Slug, Text, Year

Form: TypeAlias = Literal["trend", "slope", "bars", "dots", "participants", "drivers", "studies", "adoptions"]

OF_VALUES = ("trend", "slope", "bars", "dots")
"""The forms that draw values of measures; the others draw records."""


class Chart(Record):
    """One chart."""

    title: Text
    """What it shows, as a statement."""

    form: Form
    """trend: lines over the years; slope: two editions; bars: ranked; dots: with margins of error; participants,
    drivers and studies: which edition had which; adoptions: who took up whose innovation."""

    measures: Many[Annotated[Slug, Reference("measures")]] = ()
    """What it draws."""

    segments: Many[Annotated[Slug, Word("segments")]] = ()
    """Whom or what it draws, in order; all where there are none."""

    studies: Many[Annotated[Slug, Reference("studies")]] = ()
    """The studies it draws; all where there are none."""

    series: Many[Annotated[Slug, Reference("series")]] = ()
    """The series of studies it draws; all where there are none."""

    innovations: Many[Annotated[Slug, Reference("innovations")]] = ()
    """The innovations whose adoptions it draws; all where there are none."""

    years: Many[Year] = ()
    """The years it draws; all where there are none."""

    panels: Flag = False
    """Whether each measure is drawn in a panel of its own, on an axis of its own."""

    note: Text | None = None
    """What a reader must know before relying on it."""

    @property
    def abstract(self) -> Text | None:
        """What a reader must know of it."""
        return self.note

    @model_validator(mode="after")
    def _values_have_measures(self) -> Self:
        if (self.form in OF_VALUES) != bool(self.measures):
            wanted = "is missing; name one" if self.form in OF_VALUES else f"says nothing to {self.form}; leave it out"
            raise ValueError(f"measures: {wanted}")
        return self


CHARTS = Kind(
    "charts",
    Chart,
    title=Text(en="Charts", fr="Graphiques"),
    one=Text(en="Chart", fr="Graphique"),
    section=Text(en="charts", fr="graphiques"),
    pages=True,
    charted=True,
    cited=True,
    boost=0.7,
)
