"""Values into dots on one scale, with the margins that are known, a row for each segment, study and year."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, TypeAlias

import altair as alt

from portal.analysis.margin import interval
from portal.analysis.values import Value
from portal.graphics import describe, look
from portal.graphics.drawings.layers import LEFT, inline, marks, text
from portal.graphics.drawings.specified import Drawing, specified
from portal.language.voice import Voice

PLOT, ROW, FOOT, LABEL, LINES = 310, 46, 10, 48, 2
"""Pixels: width, height of a row, and what is left below its dots; letters and lines of its label."""

LETTER = 7
"""Pixels of a bold letter."""


Row: TypeAlias = tuple[str, str | None, int]


def _labels(points: Sequence[dict[str, Any]], pixel: float) -> list[dict[str, Any]]:
    """Return the words over the dots, moved apart within a row where two would cover each other."""
    labels = []
    for _, row in groupby(points, key=lambda point: point["y"]):
        own = list(row)
        apart = max(len(point["label"]) for point in own) * LETTER
        places = look.spread_labels([point["x"] / pixel for point in own], apart)
        labels += [
            {"x": place * pixel, "y": point["y"], "label": point["label"]}
            for point, place in zip(own, places, strict=True)
        ]
    return labels


@specified
def spec(values: Sequence[Value], names: Sequence[str], voice: Voice) -> Drawing:
    """Draw values as dots, a row for each segment, study and year; the names are those of their measures."""
    rows = list(dict.fromkeys(value.row for value in values))
    ends = [end for value in values for end in (interval(value) or (value.point.value,))]
    low, high = look.domain(ends, *look.LIMITS.get(values[0].measure.unit, ()))
    axis = alt.Axis(tickCount=5, title=None, domain=False, orient="bottom", tickSize=0)
    x = alt.X("x:Q", scale=alt.Scale(domain=[low, high], nice=False, zero=False), axis=axis)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[len(rows) * ROW, 0], nice=False, zero=False), axis=None)
    points = _points(values, rows, names, voice)
    lines = [{"x": low, "x2": high, "y": _height(rows, row)} for row in rows]
    margins = [
        {"x": found[0], "x2": found[1], "y": _height(rows, value.row)} for value in values if (found := interval(value))
    ]
    band = inline(margins).mark_rule(strokeWidth=5, opacity=0.35, color=look.COLOURS[0])
    return alt.layer(
        inline(lines).mark_rule(color=look.GRID).encode(x=x, x2=alt.X2("x2"), y=y),
        *([band.encode(x=x, x2=alt.X2("x2"), y=y)] if margins else []),
        marks(points, x, y),
        text(_labels(points, (high - low) / PLOT), x, y, dy=-12, fontWeight="bold"),
        text(_words(values, rows, voice), LEFT, y, align="left", baseline="top"),
        width=PLOT,
        height=len(rows) * ROW,
    )


def _height(rows: Sequence[Row], row: Row) -> float:
    """Return where the dots of a row stand, in pixels from the top."""
    return (rows.index(row) + 1) * ROW - FOOT


def _points(values: Sequence[Value], rows: Sequence[Row], names: Sequence[str], voice: Voice) -> list[dict[str, Any]]:
    """Return the dots, row by row, from left to right."""
    points = [
        {
            "x": value.point.value,
            "y": _height(rows, value.row),
            "line": voice.plain(value.measure.title),
            "told": describe.tooltip(voice, value, values),
            "label": describe.quantity(voice, value),
        }
        | look.at(names.index(voice.plain(value.measure.title)), value.certain)
        for value in values
    ]
    return sorted(points, key=lambda point: (point["y"], point["x"]))


def _words(values: Sequence[Value], rows: Sequence[Row], voice: Voice) -> list[dict[str, Any]]:
    """Return the label of each row: what tells it from the others, whatever the measure."""
    words = []
    for at, row in enumerate(rows):
        own = next(value for value in values if value.row == row)
        same = [value for value in values if value.measure == own.measure]
        words.append({"y": at * ROW + 2, "label": look.wrapped(describe.label(voice, own, same), LABEL, LINES)})
    return words
