"""Values into bars: the longest first, or by edition where they are of several."""

from collections.abc import Sequence

from portal.analysis.values import Value, Values
from portal.graphics import describe, drawings
from portal.graphics.forms.of_values import apart, check_side_by_side, plot_of
from portal.graphics.plot import Plot
from portal.kinds.chart import Chart
from portal.language.voice import Voice


def bars(chart: Chart, values: Values, voice: Voice) -> Plot:
    """Draw bars from zero; raise ValueError where their units differ, or they are too many to be read."""
    drawn = _ordered(values.chosen(chart))
    check_side_by_side(chart, drawn, len(drawn))
    told = f"{voice.worded('told_bars', number=len(drawn))} {describe.listed(voice, drawn)}"
    return plot_of(
        chart, drawn, voice, told=told, notes=apart(drawn, voice), spec=lambda: drawings.bars.spec(drawn, voice)
    )


def _ordered(values: Sequence[Value]) -> list[Value]:
    """Return values by year where they are of several, else the largest first."""
    if len({value.point.year for value in values}) > 1:
        return sorted(values, key=lambda value: (value.point.year, -value.point.value))
    return sorted(values, key=lambda value: -value.point.value)
