"""Rows of innovations and whoever took them up, into marks over the years, joined from the start to each adoption."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt

from portal.analysis.adopted import SORTS, Row, how
from portal.graphics import look
from portal.graphics.drawings.layers import LEFT, edges, inline, marks, text
from portal.graphics.drawings.specified import Drawing, specified
from portal.kinds.adoption import Adoption
from portal.kinds.innovation import Innovation
from portal.language.voice import Voice

YEARS, BEYOND = 264, 66
"""Pixels: width of the years, and of the place beyond them where marks without a year stand."""

TITLE, LABEL, LINES = 46, 52, 2
"""Letters in a line of an innovation's title and of an adopter's name, and how many lines each may have."""

HEAD, RAIL, GAP = 18, 24, 14
"""Pixels: height of the words over all rows, of the line between two marks, and what is left below a row."""

START, TAKEN = 120, 64
"""Sizes of marks: the start of an innovation is still seen where it was taken up in the same year."""


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
    years = [year for row in rows for year in row.years]
    first, last = min(years), max(years)
    return Scale(first - 1, last + 1) if first == last else Scale(first, last)


@specified
def spec(rows: Sequence[Row], voice: Voice) -> Drawing:
    """Draw rows: a line for each adoption, below its innovation's title and its adopter's name."""
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
        inline(rails).mark_rule(color=look.GRID).encode(x=x, x2=alt.X2("x2"), y=y),
        text(beyond, x, y, align="center", baseline="top", fontSize=look.TEXT - 1, color=look.QUIET),
        text(titles, LEFT, y, align="left", baseline="top", fontWeight="bold"),
        text(names, LEFT, y, align="left", baseline="top"),
        edges(lines, x, "x2", y),
        marks(starts, x, y, size=START),
        marks(taken, x, y, size=TAKEN),
        width=YEARS + BEYOND,
        height=top,
    )


def _start(innovation: Innovation, scale: Scale, voice: Voice) -> dict[str, Any]:
    """Return the mark of an innovation's own start."""
    said = f"{voice.plain(innovation.title)} · {innovation.year or voice.worded('year_unknown')}"
    certain = innovation.year is not None
    return {"x": scale.start(innovation.year), "told": said, "certain": certain} | look.at(0, certain)


def _taken(adoption: Adoption, scale: Scale, voice: Voice) -> dict[str, Any]:
    """Return the mark of an adoption, in the shape and colour of its sort."""
    when = adoption.year or voice.worded("year_unknown")
    said = f"{voice.plain(adoption.adopter)} · {how(adoption, voice)} · {when}"
    certain = adoption.year is not None
    look_of_it = look.at(voice.rank(adoption.how, SORTS), certain)
    return {"x": scale.taken(adoption.year), "told": said, "certain": certain} | look_of_it
