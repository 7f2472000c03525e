"""Values into dots on one scale, a row for each segment, with their margins of error where these are known."""

from portal.analysis.margin import interval
from portal.analysis.values import Values
from portal.graphics import describe, drawings
from portal.graphics.forms.of_values import apart, check_side_by_side, plot_of
from portal.graphics.lines import check_number
from portal.graphics.plot import Plot, Series
from portal.kinds.chart import Chart
from portal.language.voice import Voice


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
        told=f"{voice.worded('told_dots', number=len(drawn))} {describe.listed(voice, drawn)}",
        notes=(*notes, *apart(drawn, voice)),
        legend=(Series(name, at) for at, name in enumerate(names)) if len(names) > 1 else (),
        spec=lambda: drawings.dots.spec(drawn, names, voice),
    )
