"""Values into dots on one scale, a row for each segment, with their margins of error where these are known."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import altair as alt

from portal.kinds.chart import Chart
from portal.outputs.charts import look, saying
from portal.outputs.charts.layers import marks, text
from portal.outputs.charts.lines import check_number
from portal.outputs.charts.margin import interval
from portal.outputs.charts.plot import Plot, Series
from portal.outputs.charts.values import Value, Values
from portal.outputs.voice import Voice

PLOT, ROW, LABEL, LINES = 310, 46, 48, 2
MOST = 40
LETTER = 7
"""Pixels of a bold letter."""


def dots(chart: Chart, values: Values, voice: Voice) -> Plot:
    """Draw dots; raise ValueError where their units differ, or they are too many to be told apart."""
    drawn = values.chosen(chart)
    if len({value.measure.unit for value in drawn}) > 1:
        units = ", ".join(sorted({value.measure.unit for value in drawn}))
        raise ValueError(f"the dots of '{chart.id}' have several units ({units}); choose measures of one")
    rows = dict.fromkeys((value.point.segment, value.point.study, value.point.year) for value in drawn)
    if len(rows) > MOST:
        raise ValueError(f"{len(rows)} rows in '{chart.id}' are too many to be read; choose {MOST} at most")
    measures = list(dict.fromkeys(value.measure for value in drawn))
    check_number(chart, len(measures))
    names = [voice.plain(measure.title) for measure in measures]
    said = ", ".join(
        f"{saying.label(voice, value, drawn)}{voice.worded('colon')} {_written(value, voice)}" for value in drawn
    )
    stated = [value for value in drawn if interval(value)]
    notes = [voice.worded("chart_margins")] if stated else []
    return Plot(
        name=chart.id,
        form=chart.form,
        title=voice.plain(chart.title),
        subtitle=saying.subtitle(voice, drawn),
        told=f"{voice.worded('told_dots', number=len(drawn))} {said}.",
        notes=(*notes, *saying.doubts(voice, drawn)),
        legend=tuple(Series(name, at) for at, name in enumerate(names)) if len(names) > 1 else (),
        table=saying.table(voice, drawn),
        records=saying.records(voice, drawn),
        sources=saying.sources(drawn),
        conflicts=(),
        spec=lambda: look.spec(_picture(drawn, list(rows), names, voice)),
    )


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


def _written(value: Value, voice: Voice) -> str:
    margin = f" ± {voice.number(value.point.margin)}" if value.point.margin is not None else ""
    return f"{saying.with_unit(voice, value)}{margin}"


def _picture(
    values: Sequence[Value], rows: Sequence[tuple[str, str | None, int]], names: Sequence[str], voice: Voice
) -> look.Drawing:
    limits = look.LIMITS.get(values[0].measure.unit, (None, None))
    known = [end for value in values for end in (interval(value) or (value.point.value,))]
    low, high = look.domain(known, *limits)
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    x = alt.X("x:Q", scale=scale, axis=alt.Axis(tickCount=5, title=None, domain=False, orient="bottom", tickSize=0))
    heights = alt.Scale(domain=[len(rows) * ROW, 0], nice=False, zero=False)
    y = alt.Y("y:Q", scale=heights, axis=None)
    points: list[dict[str, Any]] = []
    spans, words = [], []
    for value in values:
        place = rows.index((value.point.segment, value.point.study, value.point.year)) * ROW + ROW - 10
        points.append(
            {
                "x": value.point.value,
                "y": place,
                "line": voice.plain(value.measure.title),
                "told": saying.tooltip(voice, value, values),
                "label": saying.quantity(voice, value),
            }
            | look.at(names.index(voice.plain(value.measure.title)), value.certain)
        )
        if ends := interval(value):
            spans.append({"x": ends[0], "x2": ends[1], "y": place})
    for at, row in enumerate(rows):
        own = next(value for value in values if (value.point.segment, value.point.study, value.point.year) == row)
        same = [value for value in values if value.measure == own.measure]
        label = look.wrapped(saying.label(voice, own, same), LABEL, LINES)
        words.append({"x": low, "y": at * ROW + 2, "label": label})
    every = [{"x": low, "x2": high, "y": at * ROW + ROW - 10} for at in range(len(rows))]
    lines = look.rows(every).mark_rule(color=look.GRID).encode(x=x, x2=alt.X2("x2"), y=y)
    layers: list[alt.Chart] = [lines]
    if spans:
        margins = look.rows(spans).mark_rule(strokeWidth=5, opacity=0.35, color=look.COLOURS[0])
        layers.append(margins.encode(x=x, x2=alt.X2("x2"), y=y))
    layers.append(marks(points, x, y))
    points.sort(key=lambda point: (point["y"], point["x"]))
    layers.append(text(_labels(points, (high - low) / PLOT), x, y, dy=-12, fontWeight="bold"))
    layers.append(text(words, alt.value(0), y, align="left", baseline="top"))
    return alt.layer(*layers).properties(width=PLOT, height=len(rows) * ROW)
