"""How all charts look: sizes, colours, shapes, wrapped labels, where an axis begins and ends."""

import textwrap
from collections.abc import Mapping, Sequence
from math import floor, log10
from typing import Any, NamedTuple

WIDTH = 360
"""Pixels that a picture is wide: that of the narrowest phone, so that it is never scaled down there."""

FONT = "Liberation Sans"
"""What labels are measured with: drawn as wide as Arial. Pages set their own font, which is narrower."""

TEXT = 12
LINE = 15
"""Sizes of text and of its lines, in pixels."""

INK, QUIET, GRID, EDGE, GROUND = "var(--ink)", "var(--quiet)", "var(--line)", "var(--edge)", "var(--paper)"


class Mark(NamedTuple):
    """How one line or sort of mark is told apart from the others."""

    shape: str
    """Its shape, by Vega's name."""

    path: str
    """The same shape on a grid of 20 by 20."""


MARKS = (
    Mark("circle", "M3 10a7 7 0 1 0 14 0a7 7 0 1 0-14 0z"),
    Mark("square", "M4 4h12v12H4z"),
    Mark("triangle-up", "M10 2.5 18.3 17H1.7z"),
    Mark("diamond", "M10 1.5 18.5 10 10 18.5 1.5 10z"),
    Mark("cross", "M7.3 2h5.4v5.3H18v5.4h-5.3V18H7.3v-5.3H2V7.3h5.3z"),
    Mark("triangle-down", "M1.7 3h16.6L10 17.5z"),
    Mark("triangle-right", "M4 2l14 8-14 8z"),
    Mark("triangle-left", "M16 2 2 10l14 8z"),
)
COLOURS = tuple(f"var(--chart-{n})" for n in range(1, len(MARKS) + 1))
"""Tokens of the style sheet: every scheme keeps them 3:1 against the page, and apart for every sort of sight."""

SHAPES = tuple(mark.shape for mark in MARKS)
MOST_SERIES = len(MARKS)
"""More lines than there are shapes cannot be told apart."""


def at(place: int, certain: bool) -> dict[str, Any]:
    """Return how the marks of a line look, by its place among all: hollow and dashed where a value is uncertain."""
    mark, colour = MARKS[place], COLOURS[place]
    fill, dash = (colour, [1, 0]) if certain else (GROUND, [4, 3])
    return {"colour": colour, "shape": mark.shape, "fill": fill, "dash": dash}


LETTERS = "ABCDEFGH"
ELLIPSIS = "…"


def wrapped(label: str, letters: int, lines: int) -> list[str]:
    """Return a label in lines of so many letters; what does not fit gives way to an ellipsis."""
    found = textwrap.wrap(label, letters, break_long_words=True, break_on_hyphens=True) or [""]
    if len(found) > lines:
        found = found[:lines]
        found[-1] = f"{found[-1][: letters - 1].rstrip()}{ELLIPSIS}"
    return found


def domain(values: Sequence[float], lowest: float | None = None, highest: float | None = None) -> tuple[float, float]:
    """Return where an axis begins and ends, on round numbers around the values and within what the unit allows."""
    low, high = min(values), max(values)
    quarter = ((high - low) or abs(high) or 1.0) / 4
    decade = 10.0 ** floor(log10(quarter))
    step = next(step * decade for step in (1, 2, 5, 10) if step * decade >= quarter)
    start, end = floor(low / step - 0.3) * step, -floor(-(high / step) - 0.3) * step
    if lowest is not None:
        start = max(start, lowest)
    if highest is not None:
        end = min(end, highest)
    return start, end


LIMITS: Mapping[str, tuple[float, float]] = {"score-0-100": (0, 100), "percent": (0, 100)}
"""Where the scale of a unit begins and ends."""


def spread_labels(places: Sequence[float], apart: float) -> list[float]:
    """Return places on a line, in the order given, moved as little as keeps them apart.

    Places that touch are put side by side around their common middle, until none touch: the pool-adjacent-violators
    algorithm of isotonic regression (Barlow et al. 1972).
    """
    order = sorted(range(len(places)), key=lambda at: places[at])
    pools: list[tuple[float, int]] = []  # the sum of where the first of the pool would stand, and how many are in it
    for rank, at in enumerate(order):
        total, count = places[at] - rank * apart, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            more, others = pools.pop()
            total, count = total + more, count + others
        pools.append((total, count))
    spread = [total / count for total, count in pools for _ in range(count)]
    moved = [0.0] * len(places)
    for rank, at in enumerate(order):
        moved[at] = spread[rank] + rank * apart
    return moved
