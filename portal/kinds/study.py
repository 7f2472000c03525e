"""Studies, what they found, and where the sources disagree."""

from typing import Annotated

from portal.record import Citation, Kind, Record, Reference, Subject, Word, by_year
from portal.text import Count, Line, Many, Number, Slug, Text, Year


class Study(Record):
    """A survey or report, or one edition of a series."""

    title: Text
    """Its title."""

    summary: Text | None = None
    """What it asked whom, and what it found, in two or three sentences of ours."""

    series: Annotated[Slug, Reference("series")]
    """The series it belongs to."""

    edition: Count | None = None
    """Its number in the series."""

    year: Year | None = None
    """The year it is known by; left out where no source says."""

    year_note: Text | None = None
    """How the year is known."""

    fieldwork: Text | None = None
    """When the questions were asked."""

    sample: Count | None = None
    """Completed interviews or questionnaires; left out where no source says."""

    sample_note: Text | None = None
    """How the sample is described."""

    country: Annotated[Slug, Word("countries")]
    """Where it was done."""

    respondents: Annotated[Slug, Word("respondents")]
    """Who was asked, or whom it is for."""

    modes: Many[Annotated[Slug, Word("modes")]] = ()
    """How people were asked."""

    sampling: Annotated[Slug, Word("samplings")] | None = None
    """How the sample was drawn; left out where no source says."""

    method: Text | None = None
    """How it was done, as far as a source says."""

    firm: Annotated[Slug, Reference("organisations")] | None = None
    """The research firm."""

    people: Many[Annotated[Line, Subject("people")]] = ()
    """Its authors, where a source names them."""

    publisher: Annotated[Slug, Reference("organisations")] | None = None
    """Who published it, where that is not the publisher of its series."""

    partners: Many[Annotated[Slug, Reference("organisations")]] = ()
    """Who sponsored it or took part."""

    objectives: tuple[Text, ...] = ()
    """What it set out to learn."""

    documents: Many[Citation] = ()
    """Its own publications: report, summary, slides, prospectus."""

    public: Text | None = None
    """What of it anybody can read."""

    note: Text | None = None
    """What a reader must know of its limits."""

    @property
    def abstract(self) -> Text | None:
        """What it asked and found, else what it set out to learn first, or its limits."""
        return self.summary or (self.objectives[0] if self.objectives else self.note)


class Finding(Record):
    """One sourced statement of a study."""

    study: Annotated[Slug, Reference("studies")]
    """The study that found it."""

    topic: Annotated[Slug, Word("topics")]
    """What it is about."""

    drivers: Many[Annotated[Slug, Reference("drivers")]] = ()
    """The drivers of satisfaction it bears on, by our own reading."""

    statement: Text
    """The finding in one or two sentences."""

    value: Number | None = None
    """The figure, where it states one."""

    value_label: Text | None = None
    """The figure in words, where it is a range or has a unit of its own."""

    unit: Annotated[Slug, Word("units")] | None = None
    """The unit of the figure."""

    segment: Annotated[Slug, Word("segments")] | None = None
    """Whom or what the figure is about."""

    base_year: Year | None = None
    """The year the figure is about, where that differs from the study's."""

    note: Text | None = None
    """Doubts and conversions."""

    @property
    def label(self) -> Text:
        """What it says."""
        return self.statement


class Conflict(Record):
    """A place where sources disagree, and what we make of it."""

    topic: Annotated[Slug, Word("conflict-topics")]
    """What it is about."""

    title: Text
    """The disagreement in one sentence."""

    values: tuple[Text, ...]
    """What the sources say, one each."""

    handling: Text
    """What this portal does about it."""

    events: Many[Annotated[Slug, Reference("events")]] = ()
    """Events it concerns."""

    studies: Many[Annotated[Slug, Reference("studies")]] = ()
    """Studies it concerns."""

    findings: Many[Annotated[Slug, Reference("findings")]] = ()
    """Findings it concerns."""

    measures: Many[Annotated[Slug, Reference("measures")]] = ()
    """Measures it concerns."""

    awards: Many[Annotated[Slug, Reference("awards")]] = ()
    """Awards it concerns."""


STUDIES = Kind(
    "studies",
    Study,
    title=Text(en="Studies", fr="Études"),
    one=Text(en="Study", fr="Étude"),
    section=Text(en="studies", fr="etudes"),
    pages=True,
    charted=True,
    cited=True,
    group=("series",),
    order=by_year,
)
FINDINGS = Kind(
    "findings",
    Finding,
    title=Text(en="Findings", fr="Constats"),
    one=Text(en="Finding", fr="Constat"),
    section=Text(en="findings", fr="constats"),
    pages=True,
    cited=True,
    group=("topic",),
    facets=("topic", "driver", "series", "segment", "confidence", "year"),
)
CONFLICTS = Kind(
    "conflicts",
    Conflict,
    title=Text(en="Where sources disagree", fr="Là où les sources divergent"),
    one=Text(en="Disagreement", fr="Divergence"),
    section=Text(en="disagreements", fr="divergences"),
    group=("topic",),
    boost=0.7,
)
