"""Studies into marks over the years, a row for each series."""

from collections.abc import Mapping, Sequence

import altair as alt

from portal.graphics import look
from portal.graphics.drawings.layers import LEFT, inline, text
from portal.graphics.drawings.specified import Drawing, specified
from portal.kinds.series import Series
from portal.kinds.study import Study
from portal.language.voice import Voice

PLOT, ROW, LABEL, MARGIN = 330, 44, 52, 12


@specified
def spec(series: Mapping[Series, Sequence[Study]], voice: Voice) -> Drawing:
    """Draw the studies of each series at their years."""
    years = [study.year for own in series.values() for study in own if study.year]
    first, last = min(years), max(years)
    first, last = (first, last) if last > first else (first - 1, last + 1)
    scale = alt.Scale(domain=[first, last], nice=False)
    ticks = [year for year in range(first - first % 5, last + 1, 5) if year >= first]
    axis = alt.Axis(values=ticks or [first], format="d", title=None, grid=True, tickSize=0, domain=False)
    x = alt.X("x:Q", scale=scale, axis=axis)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[ROW * len(series), 0], nice=False, zero=False), axis=None)
    words = [
        {"y": ROW * at + 2, "label": look.wrapped(voice.plain(one.title), LABEL, 1)} for at, one in enumerate(series)
    ]
    marks = [
        {
            "x": study.year,
            "y": ROW * at + ROW - MARGIN,
            "told": f"{voice.plain(study.title)} · {study.year}",
        }
        for at, own in enumerate(series.values())
        for study in own
    ]
    lines = [{"x": first, "x2": last, "y": ROW * at + ROW - MARGIN} for at in range(len(series))]
    return alt.layer(
        inline(lines).mark_rule(color=look.GRID).encode(x=x, x2=alt.X2("x2"), y=y),
        text(words, LEFT, y, align="left", baseline="top"),
        inline(marks)
        .mark_point(filled=True, size=80, opacity=1, color=look.COLOURS[0])
        .encode(x=x, y=y, tooltip=alt.Tooltip("told:N")),
        width=PLOT,
        height=ROW * len(series),
    )
