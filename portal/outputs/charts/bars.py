"""Values into bars: the longest first, or by edition where they are of several."""

from collections.abc import Sequence

from portal.kinds.chart import Chart
from portal.outputs.charts import drawings, saying
from portal.outputs.charts.of_values import apart, check_side_by_side, plot_of
from portal.outputs.charts.plot import Plot
from portal.outputs.charts.values import Value, Values
from portal.outputs.voice import Voice


def bars(chart: Chart, values: Values, voice: Voice) -> Plot:
    """Draw bars from zero; raise ValueError where their units differ, or they are too many to be read."""
    drawn = _ordered(values.chosen(chart))
    check_side_by_side(chart, drawn, len(drawn))
    told = f"{voice.worded('told_bars', number=len(drawn))} {saying.listed(voice, drawn)}"
    return plot_of(
        chart, drawn, voice, told=told, notes=apart(drawn, voice), spec=lambda: drawings.bars.spec(drawn, voice)
    )


def _ordered(values: Sequence[Value]) -> list[Value]:
    """Return values by year where they are of several, else the largest first."""
    if len({value.point.year for value in values}) > 1:
        return sorted(values, key=lambda value: (value.point.year, -value.point.value))
    return sorted(values, key=lambda value: -value.point.value)
