"""Adoptions over the years: a row for each innovation that was taken up, from its own start to whoever took it up."""

from collections.abc import Sequence

from portal.analysis.adopted import SORTS, Row, how, rows_of
from portal.dataset import Dataset
from portal.graphics import drawings
from portal.graphics.plot import NONE, Plot, Series, Table
from portal.kinds.adoption import Adoption
from portal.kinds.chart import Chart
from portal.kinds.innovation import INNOVATIONS, Innovation
from portal.language.voice import Voice

MOST = 40
"""More adoptions than this are no picture any more."""


def adoptions(chart: Chart, dataset: Dataset, voice: Voice) -> Plot:
    """Draw who took up whose innovation and when; name those of whom no source says when.

    Raise LookupError where nothing has a year, ValueError where there are too many for one picture.
    """
    rows = rows_of(chart, dataset)
    drawn = [adoption for row in rows for adoption in row.adoptions]
    if not any(year for row in rows for year in row.years):
        raise LookupError(f"the chart '{chart.id}' would be empty: nothing that it chooses has a year")
    if len(drawn) > MOST:
        raise ValueError(f"{len(drawn)} adoptions in '{chart.id}' are too many to be read; choose {MOST} at most")
    dated = sum(adoption.year is not None for adoption in drawn)
    undated = "; ".join(voice.plain(adoption.adopter) for adoption in drawn if not adoption.year)
    sorts = list(dict.fromkeys(adoption.how for adoption in sorted(drawn, key=lambda one: voice.rank(one.how, SORTS))))
    return Plot(
        name=chart.id,
        form=chart.form,
        title=voice.plain(chart.title),
        subtitle=voice.worded("adoptions_subtitle", number=len(drawn), dated=dated),
        told=" ".join(_said(row, voice) for row in rows),
        notes=(voice.worded("adoptions_undated", names=undated),) if undated else (),
        legend=(
            Series(voice.worded("innovation_started"), 0),
            *(Series(voice.word(sort, SORTS).striptags(), voice.rank(sort, SORTS)) for sort in sorts),
        ),
        table=_table(rows, voice),
        records=tuple(_record(row.innovation, adoption, voice) for row in rows for adoption in row.adoptions),
        sources=tuple({citation.source: citation for adoption in drawn for citation in adoption.sources}.values()),
        conflicts=(),
        spec=lambda: drawings.adoptions.spec(rows, voice),
    )


def _record(innovation: Innovation, adoption: Adoption, voice: Voice) -> dict[str, object]:
    return {
        "adoption": adoption.id,
        "innovation": innovation.id,
        "innovation_title": voice.plain(innovation.title),
        "started": innovation.year,
        "adopter": voice.plain(adoption.adopter),
        "adopted_as": adoption.adopted_as or "",
        "how": adoption.how,
        "year": adoption.year,
        "sources": "; ".join(citation.source for citation in adoption.sources),
    }


def _said(row: Row, voice: Voice) -> str:
    """Return a row in words: what was taken up, since when there was it, by whom, how and when."""
    unknown = voice.worded("year_unknown")
    taken = "; ".join(
        f"{voice.plain(adoption.adopter)} ({how(adoption, voice).lower()}, {adoption.year or unknown})"
        for adoption in row.adoptions
    )
    return f"{voice.plain(row.innovation.title)} ({row.innovation.year or unknown}){voice.worded('colon')} {taken}."


def _table(rows: Sequence[Row], voice: Voice) -> Table:
    heads = (
        voice.plain(INNOVATIONS.one),
        voice.worded("started"),
        voice.worded("adopter"),
        voice.worded("adopted_as"),
        voice.worded("adopted_how"),
        voice.worded("year"),
    )
    cells = tuple(
        (
            INNOVATIONS.key(row.innovation.id),
            str(row.innovation.year or NONE),
            voice.plain(adoption.adopter),
            INNOVATIONS.key(adoption.adopted_as) if adoption.adopted_as else NONE,
            how(adoption, voice),
            str(adoption.year or NONE),
        )
        for row in rows
        for adoption in row.adoptions
    )
    return Table(heads, cells, frozenset({1, 5}))
