"""Some values, and a form's picture and words for them, into a whole plot."""

from collections.abc import Callable, Iterable, Sequence

from portal.analysis.values import Value
from portal.graphics import describe
from portal.graphics.plot import Plot, Series, Spec
from portal.kinds.chart import Chart
from portal.language.voice import Voice

MOST = 40
"""More bars or rows than this are a table."""


def plot_of(
    chart: Chart,
    drawn: Sequence[Value],
    voice: Voice,
    *,
    told: str,
    spec: Callable[[], Spec],
    notes: Iterable[str] = (),
    legend: Iterable[Series] = (),
) -> Plot:
    """Return a plot of values: the form gives the specification, the description, and what is peculiar to it."""
    return Plot(
        name=chart.id,
        form=chart.form,
        title=voice.plain(chart.title),
        subtitle=describe.subtitle(voice, drawn),
        told=told,
        notes=(*notes, *describe.doubts(voice, drawn)),
        legend=tuple(legend),
        table=describe.table(voice, drawn),
        records=describe.records(voice, drawn),
        sources=describe.sources(drawn),
        conflicts=(),
        spec=spec,
    )


def check_side_by_side(chart: Chart, drawn: Sequence[Value], rows: int) -> None:
    """Raise ValueError where values may not stand on one scale, or are too many to be read."""
    units = sorted({value.measure.unit for value in drawn})
    if len(units) > 1:
        raise ValueError(f"the {chart.form} of '{chart.id}' have several units ({', '.join(units)}); choose one")
    if rows > MOST:
        raise ValueError(f"{rows} {chart.form} in '{chart.id}' are too many to be read; choose {MOST} at most")


def apart(drawn: Sequence[Value], voice: Voice) -> list[str]:
    """Return why values of several comparability groups that stand side by side are not alike."""
    groups = dict.fromkeys(value.group for value in drawn)
    return [voice.plain(group.apart) for group in groups] if len(groups) > 1 else []
