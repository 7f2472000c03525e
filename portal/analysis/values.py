"""A chart's choice of measures, segments, studies and years into values, and into lines that may join them."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from portal.analysis.confidence import confidence
from portal.dataset import Dataset
from portal.kinds.chart import Chart
from portal.kinds.measure import GROUPS, MEASURES, POINTS, Group, Measure, Point
from portal.kinds.study import STUDIES, Study
from portal.record import Confidence

COUNT = "count"
"""The unit of what was counted and not asked."""


class Value(NamedTuple):
    """A point with what must be known of it to draw it."""

    point: Point
    measure: Measure
    group: Group
    study: Study | None
    confidence: Confidence | None

    @property
    def n(self) -> int | None:
        """The answers it rests on: its own, or the sample of its study; a count rests on none."""
        if self.point.n is not None or self.measure.unit == COUNT or self.study is None:
            return self.point.n
        return self.study.sample

    @property
    def row(self) -> tuple[str, str | None, int]:
        """What values that stand in one row have in common: segment, study and year."""
        return self.point.segment, self.point.study, self.point.year

    @property
    def certain(self) -> bool:
        """Whether a source of high confidence states it as it stands."""
        return self.confidence == "high" and self.point.qualifier != "planned"


class Line(NamedTuple):
    """The values of one measure for one segment, by year."""

    measure: Measure
    segment: str
    values: tuple[Value, ...]

    @property
    def joined(self) -> Iterator[tuple[Value, Value]]:
        """The neighbours that a line may join: those of one comparability group."""
        return ((one, other) for one, other in pairwise(self.values) if one.group.id == other.group.id)

    @property
    def breaks(self) -> Iterator[tuple[Value, Value]]:
        """The neighbours that no line may join."""
        return ((one, other) for one, other in pairwise(self.values) if one.group.id != other.group.id)


class Values:
    """The values of a dataset."""

    def __init__(self, dataset: Dataset) -> None:
        """Put every point beside its measure, group, study and confidence."""
        self._measures = {measure.id: measure for measure in dataset[MEASURES]}
        self._groups = {group.id: group for group in dataset[GROUPS]}
        self._studies = {study.id: study for study in dataset[STUDIES]}
        self._dataset = dataset
        self._of: dict[str, list[Value]] = {id: [] for id in self._measures}
        for point in dataset[POINTS]:
            self._of[point.measure].append(self._value(point))

    def measure(self, id: str) -> Measure:
        """Return a measure."""
        return self._measures[id]

    def group(self, id: str) -> Group:
        """Return a comparability group."""
        return self._groups[id]

    def chosen(self, chart: Chart) -> tuple[Value, ...]:
        """Return what a chart chooses, by its measures and segments, then by year; raise LookupError for nothing."""
        found = [value for id in chart.measures for value in self._of[id] if _is_chosen(value, chart)]
        if not found:
            raise LookupError(f"the chart '{chart.id}' would be empty: {_choice(chart)}")
        segments = chart.segments or tuple(dict.fromkeys(value.point.segment for value in found))
        found.sort(
            key=lambda value: (
                chart.measures.index(value.measure.id),
                segments.index(value.point.segment),
                value.point.year,
            )
        )
        return tuple(found)

    def lines(self, chart: Chart) -> tuple[Line, ...]:
        """Return what a chart chooses as lines, each by year; raise ValueError for two values in one place."""
        lines = []
        for (measure, segment), values in groupby(self.chosen(chart), key=lambda v: (v.measure, v.point.segment)):
            line = Line(measure, segment, tuple(values))
            for one, other in pairwise(line.values):
                if one.point.year == other.point.year:
                    message = f"'{one.point.id}' and '{other.point.id}' are of one year; choose one with studies"
                    raise ValueError(message)
            lines.append(line)
        return tuple(lines)

    def _value(self, point: Point) -> Value:
        measure = self._measures[point.measure]
        return Value(
            point=point,
            measure=measure,
            group=self._groups[point.group or measure.group],
            study=self._studies[point.study] if point.study else None,
            confidence=confidence(self._dataset, point.sources),
        )


def _is_chosen(value: Value, chart: Chart) -> bool:
    point = value.point
    return (
        (not chart.segments or point.segment in chart.segments)
        and (not chart.studies or point.study in chart.studies)
        and (not chart.years or point.year in chart.years)
    )


def _choice(chart: Chart) -> str:
    chosen = {"segments": chart.segments, "studies": chart.studies, "years": tuple(map(str, chart.years))}
    said = "; ".join(f"{name} {', '.join(ids)}" for name, ids in chosen.items() if ids)
    return f"{', '.join(chart.measures)} has no value for {said or 'anything'}; choose fewer"
