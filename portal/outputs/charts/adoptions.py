"""Adoptions over the years: a row for each innovation that was taken up, from its own start to whoever took it up."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt

from portal.dataset import Dataset
from portal.kinds.adoption import ADOPTIONS, Adoption
from portal.kinds.chart import Chart
from portal.kinds.innovation import INNOVATIONS, Innovation
from portal.outputs.charts import look
from portal.outputs.charts.layers import edges, marks, text
from portal.outputs.charts.plot import NONE, Plot, Series, Table
from portal.outputs.voice import Voice
from portal.record import Key, by_year

SORTS = "adoption-sorts"

YEARS, BEYOND = 264, 66
"""Pixels: width of the years, and of the place beyond them where marks without a year stand."""

TITLE, LABEL, LINES = 46, 52, 2
"""Letters in a line of an innovation's title and of an adopter's name, and how many lines each may have."""

HEAD, RAIL, GAP = 18, 24, 14
"""Pixels: height of the words over all rows, of the line between two marks, and what is left below a row."""

START, TAKEN = 120, 64
"""Sizes of marks: the start of an innovation is still seen where it was taken up in the same year."""

MOST = 40
"""More adoptions than this are no picture any more."""


class Row(NamedTuple):
    """An innovation, and who took it up."""

    innovation: Innovation
    adoptions: Sequence[Adoption]


def adoptions(chart: Chart, dataset: Dataset, voice: Voice) -> Plot:
    """Draw who took up whose innovation and when; name those of whom no source says when.

    Raise LookupError where nothing has a year, ValueError where there are too many for one picture.
    """
    rows = _rows(chart, dataset)
    drawn = [adoption for row in rows for adoption in row.adoptions]
    if not any(year for row in rows for year in _years(row)):
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
        spec=lambda: look.spec(_picture(rows, voice)),
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


def _rows(chart: Chart, dataset: Dataset) -> list[Row]:
    """Return the innovations that were taken up, the earliest first, each with its adoptions by year."""
    chosen = [one for one in dataset[INNOVATIONS] if not chart.innovations or one.id in chart.innovations]
    taken_up: dict[str, list[Adoption]] = {}
    for adoption in sorted(dataset[ADOPTIONS], key=by_year):
        taken_up.setdefault(adoption.innovation, []).append(adoption)
    return [Row(one, taken_up[one.id]) for one in sorted(chosen, key=by_year) if one.id in taken_up]


def _years(row: Row) -> list[int]:
    return [year for year in (row.innovation.year, *(adoption.year for adoption in row.adoptions)) if year]


def _said(row: Row, voice: Voice) -> str:
    """Return a row in words: what was taken up, since when there was it, by whom, how and when."""
    unknown = voice.worded("year_unknown")
    taken = "; ".join(
        f"{voice.plain(adoption.adopter)} ({_how(adoption, voice).lower()}, {adoption.year or unknown})"
        for adoption in row.adoptions
    )
    return f"{voice.plain(row.innovation.title)} ({row.innovation.year or unknown}){voice.worded('colon')} {taken}."


def _how(adoption: Adoption, voice: Voice) -> str:
    return voice.word(adoption.how, SORTS).striptags()


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
            Key("innovations", row.innovation.id),
            str(row.innovation.year or NONE),
            voice.plain(adoption.adopter),
            Key("innovations", adoption.adopted_as) if adoption.adopted_as else NONE,
            _how(adoption, voice),
            str(adoption.year or NONE),
        )
        for row in rows
        for adoption in row.adoptions
    )
    return Table(heads, cells, frozenset({1, 5}))


class Scale(NamedTuple):
    """Where the years stand, and beyond them what has none."""

    first: int
    last: int

    @property
    def pixel(self) -> float:
        """The share of a year that is one pixel wide."""
        return (self.last - self.first) / YEARS

    def start(self, year: int | None) -> float:
        """Return where the start of an innovation stands."""
        return year or self.last + 0.4 * BEYOND * self.pixel

    def taken(self, year: int | None) -> float:
        """Return where an adoption stands: beyond an unknown start, so that the line between them has a length."""
        return year or self.last + 0.8 * BEYOND * self.pixel

    @property
    def x(self) -> alt.X:
        """The axis: it names years alone."""
        scale = alt.Scale(domain=[self.first, self.last + BEYOND * self.pixel], nice=False)
        ticks = [year for year in range(self.first, self.last + 1) if year % 5 == 0]
        axis = alt.Axis(
            values=ticks or [self.first], format="d", title=None, grid=True, tickSize=0, domain=False, labelFlush=False
        )
        return alt.X("x:Q", scale=scale, axis=axis)


def _scale(rows: Sequence[Row]) -> Scale:
    years = [year for row in rows for year in _years(row)]
    first, last = min(years), max(years)
    return Scale(first - 1, last + 1) if first == last else Scale(first, last)


def _picture(rows: Sequence[Row], voice: Voice) -> look.Drawing:
    scale = _scale(rows)
    titles: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    starts: list[dict[str, Any]] = []
    taken: list[dict[str, Any]] = []
    top = HEAD
    for innovation, own in rows:
        said = look.wrapped(voice.plain(innovation.title), TITLE, LINES)
        titles.append({"y": top, "label": said})
        top += len(said) * look.LINE + 2
        for adoption in own:
            label = look.wrapped(voice.plain(adoption.adopter), LABEL, LINES)
            names.append({"y": top, "label": label})
            top += len(label) * look.LINE + RAIL
            place = {"y": top - RAIL / 2, "y2": top - RAIL / 2, "line": adoption.id}
            starts.append(_start(innovation, scale, voice) | place)
            taken.append(_taken(adoption, scale, voice) | place)
        top += GAP
    lines = [
        two | {"x": one["x"], "x2": two["x"], "dash": [1, 0] if one["certain"] and two["certain"] else [4, 3]}
        for one, two in zip(starts, taken, strict=True)
    ]
    rails = [{"x": scale.first, "x2": scale.last, "y": one["y"]} for one in starts]
    beyond = [{"x": scale.start(None), "y": 0, "label": voice.worded("year_unknown")}]
    x = scale.x
    y = alt.Y("y:Q", scale=alt.Scale(domain=[top, 0], nice=False, zero=False), axis=None)
    return alt.layer(
        look.rows(rails).mark_rule(color=look.GRID).encode(x=x, x2=alt.X2("x2"), y=y),
        text(beyond, x, y, align="center", baseline="top", fontSize=look.TEXT - 1, color=look.QUIET),
        text(titles, alt.value(0), y, align="left", baseline="top", fontWeight="bold"),
        text(names, alt.value(0), y, align="left", baseline="top"),
        edges(lines, x, "x2", y),
        marks(starts, x, y, size=START),
        marks(taken, x, y, size=TAKEN),
    ).properties(width=YEARS + BEYOND, height=top)


def _start(innovation: Innovation, scale: Scale, voice: Voice) -> dict[str, Any]:
    """Return the mark of an innovation's own start."""
    said = f"{voice.plain(innovation.title)} · {innovation.year or voice.worded('year_unknown')}"
    certain = innovation.year is not None
    return {"x": scale.start(innovation.year), "told": said, "certain": certain} | look.at(0, certain)


def _taken(adoption: Adoption, scale: Scale, voice: Voice) -> dict[str, Any]:
    """Return the mark of an adoption, in the shape and colour of its sort."""
    when = adoption.year or voice.worded("year_unknown")
    said = f"{voice.plain(adoption.adopter)} · {_how(adoption, voice)} · {when}"
    certain = adoption.year is not None
    look_of_it = look.at(voice.rank(adoption.how, SORTS), certain)
    return {"x": scale.taken(adoption.year), "told": said, "certain": certain} | look_of_it
