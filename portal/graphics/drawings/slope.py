"""Lines of two values into slopes, with words on both sides."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from portal.analysis.values import Line
from portal.graphics import describe, look
from portal.graphics.drawings.layers import chosen, edges, inline, marks, text
from portal.graphics.drawings.specified import Drawing, specified
from portal.graphics.lines import LABEL, by_letter
from portal.language.voice import Voice

PLOT, HEIGHT = 150, 210


@specified
def spec(lines: Sequence[Line], names: Sequence[str], sides: Sequence[list[str]], voice: Voice) -> Drawing:
    """Draw lines of two values, each with its name, below what the two sides are called."""
    low, high = look.domain([value.point.value for line in lines for value in line.values])
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, 1]), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[low, high], nice=False, zero=False), axis=None)
    heads = [{"x": side, "y": high, "label": words} for side, words in enumerate(sides)]
    left, right = (_words(lines, names, side, (high - low) / HEIGHT, voice) for side in (0, 1))
    poles = inline([{"x": 0}, {"x": 1}]).mark_rule(color=look.GRID).encode(x=x)
    return alt.layer(
        poles,
        *chosen(edges(_joins(lines, names), x, "x2", y), marks(_points(lines, names, voice), x, y)),
        text(left, x, y, align="right", baseline="middle", dx=-9),
        text(right, x, y, align="left", baseline="middle", dx=9),
        text(heads, x, y, baseline="bottom", dy=-look.LINE * max(map(len, sides)), color=look.QUIET),
        width=PLOT,
        height=HEIGHT,
    )


def _points(lines: Sequence[Line], names: Sequence[str], voice: Voice) -> list[dict[str, Any]]:
    drawn = [value for line in lines for value in line.values]
    return [
        {"x": side, "y": value.point.value, "line": name, "told": describe.tooltip(voice, value, drawn)}
        | look.at(at, value.certain)
        for at, (line, name) in enumerate(zip(lines, names, strict=True))
        for side, value in enumerate(line.values)
    ]


def _joins(lines: Sequence[Line], names: Sequence[str]) -> list[dict[str, Any]]:
    ends = [[value.point.value for value in line.values] for line in lines]
    return [
        {"x": 0, "x2": 1, "y": first, "y2": last, "line": name}
        | look.at(at, all(value.certain for value in line.values))
        for at, (line, name, (first, last)) in enumerate(zip(lines, names, ends, strict=True))
    ]


def _words(lines: Sequence[Line], names: Sequence[str], side: int, pixel: float, voice: Voice) -> list[dict[str, Any]]:
    """Return what stands beside the values of a side, moved apart where two would cover each other."""
    labels = _labels(lines, names, side, voice)
    values = [line.values[side].point.value / pixel for line in lines]
    places = look.spread_labels(values, look.LINE * max(map(len, labels)))
    return [
        {"x": side, "y": (place + (len(label) - 1) / 2 * look.LINE) * pixel, "label": label}
        for place, label in zip(places, labels, strict=True)
    ]


def _labels(lines: Sequence[Line], names: Sequence[str], side: int, voice: Voice) -> list[list[str]]:
    letters = by_letter(names)
    found = []
    for at, (line, name) in enumerate(zip(lines, names, strict=True)):
        value = describe.quantity(voice, line.values[side])
        if len(lines) == 1 or side == 0:
            found.append([value])
        else:
            found.append([f"{value} {look.LETTERS[at]}"] if letters else look.wrapped(f"{value} {name}", LABEL, 3))
    return found
