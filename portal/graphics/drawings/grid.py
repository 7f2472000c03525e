"""What each edition had, into marks in a grid: a column for each edition."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from portal.graphics import look
from portal.graphics.drawings.layers import inline, text
from portal.graphics.drawings.specified import Drawing, specified

LETTER = 6
"""Pixels of a letter."""

COLUMN = 44
HEAD, HEAD_LINES, ROW_LINES = 8, 6, 3


@specified
def spec(titles: Mapping[str, str], rows: Mapping[str, str], had: Mapping[str, set[str]]) -> Drawing:
    """Draw a mark where a study, by its id, had what a row, by its own, is about."""
    left = look.WIDTH - COLUMN * len(titles) - 10
    labels = {id: look.wrapped(name, left // LETTER, ROW_LINES) for id, name in rows.items()}
    row = look.LINE * max(2, *map(len, labels.values())) + 4
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, left + COLUMN * len(titles)], nice=False), axis=None)
    heads = [look.wrapped(title, HEAD, HEAD_LINES) for title in titles.values()]
    top = look.LINE * max(map(len, heads)) + 6
    y = alt.Y("y:Q", scale=alt.Scale(domain=[top + row * len(rows), 0], nice=False, zero=False), axis=None)
    middles = {id: top + row * at + row / 2 for at, id in enumerate(rows)}
    names = [
        {"x": 0, "y": middles[id] - (len(label) - 1) / 2 * look.LINE, "label": label} for id, label in labels.items()
    ]
    marks = _marks(titles, rows, had, middles, left)
    columns = [
        {"x": left + COLUMN * (at + 0.5), "y": top - 6 - look.LINE * (len(head) - 1), "label": head}
        for at, head in enumerate(heads)
    ]
    rules = [{"x": 0, "x2": left + COLUMN * len(titles), "y": top + row * at} for at in range(len(rows))]
    yes = [mark for mark in marks if mark["named"]]
    # A short dash where there is nothing to mark: empty is not forgotten.
    no = [{"x": mark["x"] - 4, "x2": mark["x"] + 4, "y": mark["y"]} for mark in marks if not mark["named"]]
    named = inline(yes).mark_point(filled=True, size=110, color=look.COLOURS[0], opacity=1)
    return alt.layer(
        inline(rules).mark_rule(color=look.GRID).encode(x=x, x2=alt.X2("x2"), y=y),
        text(names, x, y, align="left", baseline="middle"),
        text(columns, x, y, baseline="alphabetic", fontSize=look.TEXT - 1),
        inline(no).mark_rule(strokeWidth=1.5, color=look.EDGE).encode(x=x, x2=alt.X2("x2"), y=y),
        named.encode(x=x, y=y, tooltip=alt.Tooltip("told:N")),
        width=left + COLUMN * len(titles),
        height=top + row * len(rows),
    )


def _marks(
    titles: Mapping[str, str],
    rows: Mapping[str, str],
    had: Mapping[str, set[str]],
    middles: Mapping[str, float],
    left: float,
) -> list[dict[str, Any]]:
    """Return a mark for each row and column, row by row, where it stands and what it is called."""
    return [
        {
            "x": left + COLUMN * (column + 0.5),
            "y": middles[id],
            "named": id in had[study],
            "told": f"{name} · {title}",
        }
        for id, name in rows.items()
        for column, (study, title) in enumerate(titles.items())
    ]
