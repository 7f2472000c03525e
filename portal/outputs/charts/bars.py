"""Values into bars: the longest first, or by edition where they are of several."""

from collections.abc import Sequence

import altair as alt

from portal.kinds.chart import Chart
from portal.outputs.charts import look, saying
from portal.outputs.charts.layers import text
from portal.outputs.charts.plot import Plot
from portal.outputs.charts.values import Value, Values
from portal.outputs.voice import Voice

PLOT = 300
LABEL = 48
"""Letters in a line of a label: it stands above its bar, as wide as the picture."""

BAR, GAP = 13, 14
LINES = 3
MOST = 40
"""More bars than this are a table."""


def bars(chart: Chart, values: Values, voice: Voice) -> Plot:
    """Draw bars from zero; raise ValueError where their units differ, or they are too many to be read."""
    drawn = _ordered(values.chosen(chart))
    if len({value.measure.unit for value in drawn}) > 1:
        units = ", ".join(sorted({value.measure.unit for value in drawn}))
        raise ValueError(f"the bars of '{chart.id}' have several units ({units}); choose measures of one")
    if len(drawn) > MOST:
        raise ValueError(f"{len(drawn)} bars in '{chart.id}' are too many to be read; choose {MOST} at most")
    said = ", ".join(
        f"{saying.label(voice, value, drawn)}{voice.worded('colon')} {saying.with_unit(voice, value)}"
        for value in drawn
    )
    groups = {value.group.id: value.group for value in drawn}
    apart = [voice.plain(group.apart) for group in groups.values()] if len(groups) > 1 else []
    return Plot(
        name=chart.id,
        form=chart.form,
        title=voice.plain(chart.title),
        subtitle=saying.subtitle(voice, drawn),
        told=f"{voice.worded('told_bars', number=len(drawn))} {said}.",
        notes=(*dict.fromkeys(apart), *saying.doubts(voice, drawn)),
        legend=(),
        table=saying.table(voice, drawn),
        records=saying.records(voice, drawn),
        sources=saying.sources(drawn),
        conflicts=(),
        spec=lambda: look.spec(_picture(drawn, voice)),
    )


def _ordered(values: Sequence[Value]) -> list[Value]:
    """Return values by year where they are of several, else the largest first."""
    if len({value.point.year for value in values}) > 1:
        return sorted(values, key=lambda value: (value.point.year, -value.point.value))
    return sorted(values, key=lambda value: -value.point.value)


def _picture(values: Sequence[Value], voice: Voice) -> look.Drawing:
    rows = []
    top = 0
    for value in values:
        label = look.wrapped(saying.label(voice, value, values), LABEL, LINES)
        start = top + look.LINE * len(label)
        rows.append(
            {
                "x": value.point.value,
                "zero": 0,
                "top": start + 2,
                "bottom": start + 2 + BAR,
                "above": top,
                "label": label,
                "written": saying.quantity(voice, value),
                "certain": value.certain,
                "told": saying.tooltip(voice, value, values),
                "end": max(value.point.value, 0),
            }
        )
        top = start + BAR + GAP
    low, high = min(0, *(value.point.value for value in values)), max(0, *(value.point.value for value in values))
    high = high if high > low else low + 1
    x = alt.X("x:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=None)
    scale = alt.Scale(domain=[top, 0], nice=False, zero=False)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=scale, axis=None)

    layers: list[alt.Chart] = []
    for certain in (True, False):
        chosen = [row for row in rows if row["certain"] is certain]
        if chosen:
            fill = look.COLOURS[0] if certain else look.GROUND
            dash = [1, 0] if certain else [4, 3]
            layers.append(
                look.rows(chosen)
                .mark_rect(fill=fill, stroke=look.COLOURS[0], strokeWidth=1.5, strokeDash=dash)
                .encode(x=x, x2=alt.X2("zero"), y=y("top"), y2=alt.Y2("bottom"), tooltip=alt.Tooltip("told:N"))
            )
    words = [{"y": row["above"], "label": row["label"]} for row in rows]
    figures = [{"x": row["end"], "y": row["top"], "label": row["written"]} for row in rows]
    layers.append(text(words, alt.value(0), y("y"), align="left", baseline="top", dx=4))
    layers.append(text(figures, x, y("y"), align="left", baseline="middle", dx=6, dy=BAR / 2, fontWeight="bold"))
    layers.append(look.rows([{"x": 0}]).mark_rule(color=look.EDGE).encode(x=x))
    return alt.layer(*layers).properties(width=PLOT, height=top)
