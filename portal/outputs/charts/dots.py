"""Values into dots on one scale, a row for each segment, with their margins of error where these are known."""

from portal.kinds.chart import Chart
from portal.outputs.charts import drawings, saying
from portal.outputs.charts.lines import check_number
from portal.outputs.charts.margin import interval
from portal.outputs.charts.of_values import apart, check_side_by_side, plot_of
from portal.outputs.charts.plot import Plot, Series
from portal.outputs.charts.values import Values
from portal.outputs.voice import Voice


def dots(chart: Chart, values: Values, voice: Voice) -> Plot:
    """Draw dots; raise ValueError where their units differ, or they are too many to be told apart."""
    drawn = values.chosen(chart)
    measures = list(dict.fromkeys(value.measure for value in drawn))
    check_side_by_side(chart, drawn, len({value.row for value in drawn}))
    check_number(chart, len(measures))
    names = [voice.plain(measure.title) for measure in measures]
    notes = [voice.worded("chart_margins")] if any(map(interval, drawn)) else []
    return plot_of(
        chart,
        drawn,
        voice,
        told=f"{voice.worded('told_dots', number=len(drawn))} {saying.listed(voice, drawn)}",
        notes=(*notes, *apart(drawn, voice)),
        legend=(Series(name, at) for at, name in enumerate(names)) if len(names) > 1 else (),
        spec=lambda: drawings.dots.spec(drawn, names, voice),
    )
