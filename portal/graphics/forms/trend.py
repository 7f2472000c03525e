"""Values over the years into lines, joined only where they may be compared."""

from collections.abc import Iterator, Sequence
from itertools import chain

from portal.analysis.values import Line, Values
from portal.graphics import describe, drawings, look
from portal.graphics.forms.of_values import plot_of
from portal.graphics.lines import by_letter, check_comparable, check_number, names_of
from portal.graphics.plot import Plot, Series
from portal.kinds.chart import Chart
from portal.language.voice import Voice


def trend(chart: Chart, values: Values, voice: Voice) -> Plot:
    """Draw lines over the years; raise ValueError where they may not share an axis or cannot be told apart."""
    lines = values.lines(chart)
    check_comparable(chart, lines, voice)
    check_number(chart, len(lines))
    drawn = [value for line in lines for value in line.values]
    years = sorted({value.point.year for value in drawn})
    names = names_of(lines, voice)
    lettered = by_letter(names) and not chart.panels
    legend = tuple(Series(name, at, look.LETTERS[at]) for at, name in enumerate(names)) if lettered else ()
    told = voice.worded("told_trend", number=len(lines), first=years[0], last=years[-1])
    return plot_of(
        chart,
        drawn,
        voice,
        told=" ".join([told, *(_said(line, name, voice) for line, name in zip(lines, names, strict=True))]),
        notes=(*_axes(lines, voice), *_breaks(lines, voice)),
        legend=legend,
        spec=lambda: drawings.trend.spec(lines, voice, panels=chart.panels),
    )


def _said(line: Line, name: str, voice: Voice) -> str:
    values = ", ".join(f"{describe.with_unit(voice, value)} ({value.point.year})" for value in line.values)
    return f"{name}{voice.worded('colon')} {values}."


def _axes(lines: Sequence[Line], voice: Voice) -> Iterator[str]:
    """Yield where the vertical axis begins, unless that is at zero."""
    starts = []
    for measure in dict.fromkeys(line.measure for line in lines):
        values = [value.point.value for line in lines if line.measure == measure for value in line.values]
        start, _ = look.domain(values, *look.LIMITS.get(measure.unit, ()))
        if start > 0:
            starts.append(describe.number(voice, start, measure.unit))
    if len(starts) == 1:
        yield voice.worded("axis_start", number=starts[0])
    elif starts:
        yield voice.worded("axes_start", numbers="; ".join(starts))


def _breaks(lines: Sequence[Line], voice: Voice) -> Iterator[str]:
    """Yield why lines break, each reason once for the years it is about."""
    said = {
        (one.point.year, other.point.year, other.group.id): voice.plain(other.group.apart)
        for one, other in chain.from_iterable(line.breaks for line in lines)
    }
    for (first, last, _), reason in said.items():
        yield f"{voice.worded('line_breaks', first=first, last=last)} {reason}"
    if len({line.measure.group for line in lines}) > 1:
        for line in {line.measure.group: line for line in lines}.values():
            yield voice.plain(line.values[0].group.apart)
