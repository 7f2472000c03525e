"""Rows into the layers that several forms of chart are made of: lines, marks, words.

A row says itself how it looks: `look.at(place, certain)` gives it colour, shape, fill and dash.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import altair as alt

Rows: TypeAlias = Iterable[Mapping[str, Any]]

LEFT = alt.XValue(0)  # type: ignore[no-untyped-call] # Altair gives its __init__ no types
"""The left edge of a picture. As a dictionary, `alt.value(0)`, it would be held against the schema each time."""


def inline(rows: Rows) -> alt.Chart:
    """Return some rows, to be drawn."""
    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))


def edges(rows: Rows, x: alt.X, x2: str, y: alt.Y) -> alt.Chart:
    """Return the lines between values: solid between certain ones, dashed beside an uncertain one."""
    drawn: alt.Chart = (
        inline(rows)
        .mark_rule(strokeWidth=2, strokeCap="round")
        .encode(
            x=x,
            x2=alt.X2(x2),
            y=y,
            y2=alt.Y2("y2"),
            stroke=alt.Stroke("colour:N", scale=None),
            strokeDash=alt.StrokeDash("dash:N", scale=None),
        )
    )
    return drawn


def marks(rows: Rows, x: alt.X, y: alt.Y, size: int = 64) -> alt.Chart:
    """Return the marks of values: filled where they are certain, hollow where not."""
    drawn: alt.Chart = (
        inline(rows)
        .mark_point(size=size, strokeWidth=2, opacity=1)
        .encode(
            x=x,
            y=y,
            stroke=alt.Stroke("colour:N", scale=None),
            fill=alt.Fill("fill:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            tooltip=alt.Tooltip("told:N"),
        )
    )
    return drawn


def chosen(edges: alt.Chart, marks: alt.Chart) -> tuple[alt.Chart, alt.Chart]:
    """Return lines and marks of which a click chooses one line, where the chart answers: the others fade."""
    choice = alt.selection_point(name="chosen", fields=["line"], on="click", clear="dblclick")
    opacity = alt.when(choice).then(alt.value(1)).otherwise(alt.value(0.2))
    return edges.encode(opacity=opacity), marks.encode(opacity=opacity).add_params(choice)


def text(rows: Rows, x: alt.X | alt.XValue, y: alt.Y, **properties: Any) -> alt.Chart:
    """Return words beside values."""
    drawn: alt.Chart = inline(rows).mark_text(**properties).encode(x=x, y=y, text=alt.Text("label:N"))
    return drawn
