"""Values into bars below their labels, filled where they are certain."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import altair as alt

from portal.analysis.values import Value
from portal.graphics import describe, look
from portal.graphics.drawings.layers import LEFT, inline, text
from portal.graphics.drawings.specified import Drawing, specified
from portal.language.voice import Voice

PLOT = 300

LABEL = 48
"""Letters in a line of a label: it stands above its bar, as wide as the picture."""

BAR, GAP, LINES = 13, 14, 3


class Bar(NamedTuple):
    """A bar, and where it stands."""

    value: Value
    label: list[str]
    top: float
    """Pixels from the top of the picture to that of its label."""

    @property
    def start(self) -> float:
        """Where the bar itself begins, below its label."""
        return self.top + look.LINE * len(self.label) + 2


def _stacked(values: Sequence[Value], voice: Voice) -> list[Bar]:
    stacked: list[Bar] = []
    for value in values:
        top = stacked[-1].start + BAR + GAP if stacked else 0
        stacked.append(Bar(value, look.wrapped(describe.label(voice, value, values), LABEL, LINES), top))
    return stacked


@specified
def spec(values: Sequence[Value], voice: Voice) -> Drawing:
    """Draw values as bars from zero, each below its label."""
    stacked = _stacked(values, voice)
    numbers = [value.point.value for value in values]
    low, high = min(0, *numbers), max(0, *numbers)
    height = stacked[-1].start + BAR + GAP
    x = alt.X("x:Q", scale=alt.Scale(domain=[low, high if high > low else low + 1], nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False, zero=False), axis=None)
    words = [{"y": bar.top, "label": bar.label} for bar in stacked]
    figures = [
        {"x": max(bar.value.point.value, 0), "y": bar.start, "label": describe.quantity(voice, bar.value)}
        for bar in stacked
    ]
    return alt.layer(
        *_bodies(stacked, x, y, voice),
        text(words, LEFT, y, align="left", baseline="top", dx=4),
        text(figures, x, y, align="left", baseline="middle", dx=6, dy=BAR / 2, fontWeight="bold"),
        inline([{"x": 0}]).mark_rule(color=look.EDGE).encode(x=x),
        width=PLOT,
        height=height,
    )


def _bodies(stacked: Sequence[Bar], x: alt.X, y: alt.Y, voice: Voice) -> Iterator[alt.Chart]:
    """Yield the bars: filled where their value is certain, hollow and dashed where not."""
    values = [bar.value for bar in stacked]
    for certain in (True, False):
        rows = [
            {
                "x": bar.value.point.value,
                "x2": 0,
                "y": bar.start,
                "y2": bar.start + BAR,
                "told": describe.tooltip(voice, bar.value, values),
            }
            for bar in stacked
            if bar.value.certain is certain
        ]
        if rows:
            fill, dash = (look.COLOURS[0], [1, 0]) if certain else (look.GROUND, [4, 3])
            body = inline(rows).mark_rect(fill=fill, stroke=look.COLOURS[0], strokeWidth=1.5, strokeDash=dash)
            yield body.encode(x=x, x2=alt.X2("x2"), y=y, y2=alt.Y2("y2"), tooltip=alt.Tooltip("told:N"))
