"""Lines into lines over the years, in one panel or several."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import altair as alt

from portal.analysis.values import Line
from portal.graphics import describe, look
from portal.graphics.drawings.layers import chosen, edges, inline, marks, text
from portal.graphics.drawings.specified import Drawing, specified
from portal.graphics.lines import LABEL, by_letter, names_of
from portal.kinds.measure import Measure
from portal.language.voice import Voice

PLOT, BESIDE, HEIGHT, PANEL = 216, 80, 190, 110
"""Pixels: width of the lines, and of the words beside them where there are several; height of a chart, of a panel."""

ROOM = 0.06
"""The share of the years that is left free beside the first."""

TITLE = 50
"""Letters in a line of a panel's title."""


@specified
def spec(lines: Sequence[Line], voice: Voice, *, panels: bool) -> Drawing:
    """Draw lines over the years: all on one axis, or those of each measure in a panel."""
    names = names_of(lines, voice)
    years = sorted({value.point.year for line in lines for value in line.values})
    height = PANEL if panels else HEIGHT
    drawn = []
    for measure in dict.fromkeys(line.measure for line in lines):
        own = [(line, name) for line, name in zip(lines, names, strict=True) if line.measure == measure]
        panel = Panel(own, names, years, look.domain(_numbers(own), *look.LIMITS.get(measure.unit, ())), height)
        title = _title(measure, voice) if panels else alt.Undefined
        drawn.append(alt.layer(*_layers(panel, voice), width=panel.width, height=height, title=title))
    return alt.vconcat(*drawn, spacing=18) if panels else drawn[0]


def _title(measure: Measure, voice: Voice) -> alt.Title:
    """Return what stands over a panel."""
    lines = look.wrapped(voice.plain(measure.title), TITLE, 3)
    return alt.Title(lines, anchor="start", font=look.FONT, fontSize=look.TEXT, color=look.INK)


def _numbers(lines: Iterable[tuple[Line, str]]) -> list[float]:
    return [value.point.value for line, _ in lines for value in line.values]


class Panel(NamedTuple):
    """Lines that share an axis, and where on it they stand."""

    lines: Sequence[tuple[Line, str]]
    """Each with its name."""

    names: Sequence[str]
    """Those of all lines of the chart: they decide colour and shape."""

    years: Sequence[int]
    range: tuple[float, float]
    """Where the vertical axis begins and ends."""

    height: int

    @property
    def width(self) -> int:
        """Pixels: one line has no words beside it."""
        return PLOT if len(self.lines) > 1 else PLOT + BESIDE

    @property
    def x(self) -> alt.X:
        """The years, with room left of the first for what stands over it."""
        first, last = self.years[0], self.years[-1]
        room = (last - first) * ROOM if last > first else 1
        scale = alt.Scale(domain=[first - room, last + (room if len(self.lines) == 1 else 0)], nice=False)
        own = sorted({value.point.year for line, _ in self.lines for value in line.values})
        ticks = _ticks(own, self.width / (last - first or 1))
        return alt.X("x:Q", scale=scale, axis=alt.Axis(values=ticks, format="d", grid=False, title=None, tickSize=4))

    @property
    def y(self) -> alt.Y:
        """The values."""
        axis = alt.Axis(tickCount=4, title=None, ticks=False, domain=False, labelPadding=6)
        return alt.Y("y:Q", scale=alt.Scale(domain=list(self.range), nice=False, zero=False), axis=axis)


def _layers(panel: Panel, voice: Voice) -> Iterator[alt.Chart]:
    x, y = panel.x, panel.y
    points = list(_points(panel, voice))
    gaps = sorted({(one.point.year + other.point.year) / 2 for line, _ in panel.lines for one, other in line.breaks})
    if gaps:
        rows = [{"x": year, "y": panel.range[1], "label": "≠"} for year in gaps]
        yield inline(rows).mark_rule(strokeDash=[2, 3], color=look.EDGE).encode(x=x)
        yield text(rows, x, y, align="left", baseline="top", dx=3, color=look.QUIET)
    lines, dots = edges(list(_joins(panel)), x, "x2", y), marks(points, x, y)
    if len(panel.lines) == 1:
        yield from (lines, dots)
        yield text(points, x, y, dy=-13, baseline="middle")
    else:
        yield from chosen(lines, dots)
        yield text(_ends(panel, voice), x, y, align="left", baseline="middle", dx=9)


def _points(panel: Panel, voice: Voice) -> Iterator[dict[str, Any]]:
    drawn = [value for line, _ in panel.lines for value in line.values]
    for line, name in panel.lines:
        for value in line.values:
            yield {
                "x": value.point.year,
                "y": value.point.value,
                "line": name,
                "told": describe.tooltip(voice, value, drawn),
                "label": describe.quantity(voice, value),
            } | look.at(panel.names.index(name), value.certain)


def _joins(panel: Panel) -> Iterator[dict[str, Any]]:
    for line, name in panel.lines:
        for one, other in line.joined:
            yield {
                "x": one.point.year,
                "x2": other.point.year,
                "y": one.point.value,
                "y2": other.point.value,
                "line": name,
            } | look.at(panel.names.index(name), one.certain and other.certain)


def _ends(panel: Panel, voice: Voice) -> list[dict[str, Any]]:
    """Return what stands beside each line's last value, moved apart where two would cover each other."""
    letters = by_letter(panel.names)
    labels = []
    for line, name in panel.lines:
        said = f"{describe.quantity(voice, line.values[-1])} "
        letter = look.LETTERS[panel.names.index(name)]
        labels.append([said + letter] if letters else look.wrapped(said + name, LABEL, 3))
    pixel = (panel.range[1] - panel.range[0]) / panel.height
    places = [line.values[-1].point.value / pixel for line, _ in panel.lines]
    moved = look.spread_labels(places, max(map(len, labels)) * look.LINE)
    return [
        # Words of several lines stand around their middle: they begin half their height above it.
        {
            "x": line.values[-1].point.year,
            "y": (place + (len(label) - 1) / 2 * look.LINE) * pixel,
            "label": label,
        }
        for (line, _), label, place in zip(panel.lines, labels, moved, strict=True)
    ]


def _ticks(years: Sequence[int], pixels: float) -> list[int]:
    """Return the years that the axis names: all, or as many as do not cover each other, the last among them."""
    shown: list[int] = []
    for year in reversed(years):
        if not shown or (shown[-1] - year) * pixels >= 2.6 * look.TEXT:
            shown.append(year)
    return shown[::-1]
