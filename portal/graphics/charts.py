"""The charts of a dataset: by name, about a record, and the plots of them all in one language."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from portal.analysis.values import COUNT, Value, Values
from portal.dataset import Dataset
from portal.graphics.forms.adoptions import adoptions
from portal.graphics.forms.bars import bars
from portal.graphics.forms.dots import dots
from portal.graphics.forms.grid import drivers, participants
from portal.graphics.forms.slope import slope
from portal.graphics.forms.studies import studies
from portal.graphics.forms.trend import trend
from portal.graphics.plot import Plot
from portal.kinds.chart import CHARTS, OF_VALUES, Chart
from portal.kinds.driver import DRIVERS
from portal.kinds.measure import MEASURES, Measure
from portal.kinds.series import SERIES
from portal.kinds.study import CONFLICTS, STUDIES
from portal.language.voice import Voice
from portal.problem import Problem
from portal.record import CitedWork, Key
from portal.suggest import did_you_mean
from portal.text import Text

VALUE_FORMS = {"trend": trend, "slope": slope, "bars": bars, "dots": dots}
RECORD_FORMS = {"participants": participants, "drivers": drivers, "studies": studies, "adoptions": adoptions}

APART = "--"
"""Stands between a chart or measure and the segments chosen, as in `reputation-by-order--federal`; no id has it."""


class Charts:
    """What can be drawn from a dataset, in one language: its charts, and each measure over the years."""

    def __init__(self, dataset: Dataset, voice: Voice) -> None:
        """Take the charts and values of a dataset, and who says what they show."""
        self._dataset = dataset
        self._voice = voice
        # Made once, and whoever draws with them is noted as having read what they were made from.
        self._tables = dataset.trace.memo(self._make_tables)
        self._plotted = dataset.trace.memo(self._plot_named)

    def _make_tables(self) -> "_Tables":
        dataset = self._dataset
        return _Tables(
            {chart.id: chart for chart in dataset[CHARTS]},
            {measure.id: measure for measure in dataset[MEASURES]},
            Values(dataset),
        )

    @property
    def _charts(self) -> dict[str, Chart]:
        return self._tables().charts

    @property
    def _measures(self) -> dict[str, Measure]:
        return self._tables().measures

    @property
    def values(self) -> Values:
        """The values of all measures."""
        return self._tables().values

    def plot_of(self, name: str) -> Plot:
        """Return a chart by its name, drawn; raise LookupError or ValueError where it cannot be."""
        return self._plotted(name)

    def _plot_named(self, name: str) -> Plot:
        return self.plot(self.named(name))

    def named(self, name: str) -> Chart:
        """Return a chart by its name; raise LookupError with what may have been meant.

        A name is that of a chart or of a measure, and segments behind it: `reputation-by-order--federal`.
        """
        first, *segments = name.split(APART)
        for segment in segments:
            if segment not in (segments_known := self._dataset.vocabulary["segments"]):
                raise LookupError(f"no segment is called '{segment}'; {did_you_mean(segment, segments_known)}")
        if first in self._charts:
            chart = self._charts[first]
            return self._narrowed(chart, name, tuple(segments)) if segments else chart
        if first in self._measures:
            return self._of_measure(first, name, tuple(segments))
        known = [*self._charts, *self._measures]
        raise LookupError(f"no chart or measure is called '{first}'; {did_you_mean(first, known)}")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all charts that records' pages show."""
        found = self._about()
        return tuple(dict.fromkeys([*self._charts, *(name for names in found.values() for name in names)]))

    def page_of(self, name: str) -> Key:
        """Return the record on whose page a chart stands: itself, or the measure that it draws."""
        first = name.split(APART)[0]
        return (CHARTS if first in self._charts else MEASURES).key(first)

    def plot(self, chart: Chart) -> Plot:
        """Return a chart drawn; raise LookupError or ValueError, with what would work, where it cannot be."""
        if chart.form in OF_VALUES:
            plot = VALUE_FORMS[chart.form](chart, self.values, self._voice)
        else:
            plot = RECORD_FORMS[chart.form](chart, self._dataset, self._voice)
        notes = (*plot.notes, self._voice.plain(chart.note)) if chart.note else plot.notes
        return plot._replace(notes=notes, conflicts=self._conflicts(chart))

    def faults(self) -> tuple[Problem, ...]:
        """Return the charts of the dataset that cannot be drawn, or called by their name, at their lines."""
        kept = self._dataset.trace.kept(("plots",), self.draw_faults)
        found = json.loads(kept)
        return tuple(self._dataset.item(Key(CHARTS.name, id)).problem(said, (field,)) for id, said, field in found)

    def draw_faults(self) -> bytes:
        """Return what is wrong with charts, as JSON: found by drawing them all, so kept."""
        return json.dumps([*self._faults()]).encode()

    def _faults(self) -> Iterator[tuple[str, str, str]]:
        for id in (item.key.id for item in self._dataset.items(CHARTS.name)):
            if id in self._measures:
                yield id, "is the id of a measure too; give the chart another", "id"
            try:
                self.plot_of(id)
            except (LookupError, ValueError) as error:
                yield id, str(error.args[0]), "form"

    def sources(self, name: str) -> tuple[CitedWork, ...]:
        """Return the works that a chart rests on."""
        return self.plot_of(name).sources

    def about(self, key: Key) -> tuple[str, ...]:
        """Return the names of the charts about a record: a measure, study, series or driver."""
        return self._about().get(key, ())

    def _about(self) -> dict[Key, tuple[str, ...]]:
        """Return the charts about each record."""
        kept = self._dataset.trace.kept(("about charts",), self.draw_about, held=True)
        return {Key(kind, id): tuple(names) for kind, id, names in json.loads(kept)}

    def draw_about(self) -> bytes:
        """Return the charts about each record, as JSON: found by drawing them all, so kept."""
        found: dict[Key, list[str]] = defaultdict(list)
        for chart in self._charts.values():
            keys = {SERIES.key(id) for id in chart.series} | {MEASURES.key(id) for id in chart.measures}
            if chart.form == "drivers":
                keys |= {DRIVERS.key(item.key.id) for item in self._dataset.items(DRIVERS.name)}
            for value in self._chosen(chart):
                keys.add(SERIES.key(value.measure.series))
                if value.study:
                    keys |= {STUDIES.key(value.study.id), SERIES.key(value.study.series)}
            for key in keys:
                found[key].append(chart.id)
        for id in self._measures:
            if not found[MEASURES.key(id)] and self._says_more_than_its_values(id):
                found[MEASURES.key(id)].append(id)
        return json.dumps([(*key, names) for key, names in found.items() if names]).encode()

    def _conflicts(self, chart: Chart) -> tuple[Key, ...]:
        """Return the disagreements about the measures of a chart, each once."""
        mentioning = (self._dataset.mentioning(MEASURES.key(id)) for id in chart.measures)
        found = (item.key for items in mentioning for item in items if item.key.kind == CONFLICTS.name)
        return tuple(dict.fromkeys(found))

    def _chosen(self, chart: Chart) -> tuple[Value, ...]:
        try:
            return self.values.chosen(chart) if chart.form in OF_VALUES else ()
        except LookupError:
            return ()  # told by faults

    def _says_more_than_its_values(self, measure: str) -> bool:
        """Return whether a measure can be drawn and has several values; a rank has no length."""
        try:
            plot = self.plot_of(measure)
        except (LookupError, ValueError):
            return False  # its page shows the values as a table
        return len(plot.records) > 1 and self._measures[measure].unit != "rank"

    def _of_measure(self, id: str, name: str, segments: tuple[str, ...]) -> Chart:
        """Return a measure as a chart: over the years where a segment has several, else as bars."""
        measure = self._measures[id]
        chart = Chart(id=id, title=measure.title, form="trend", measures=(id,), segments=segments)
        values = self.values.chosen(chart)
        years = defaultdict(set)
        for value in values:
            years[value.point.segment].add(value.point.year)
        counted = measure.unit == COUNT
        form = "trend" if any(len(found) > 1 for found in years.values()) and not counted else "bars"
        return chart.model_copy(update={"id": name, "form": form})

    def _narrowed(self, chart: Chart, name: str, segments: tuple[str, ...]) -> Chart:
        """Return a chart of fewer segments: its title no longer says what it shows, so its measures' titles do."""
        titles = [self._measures[id].title for id in chart.measures]
        if not titles:
            raise LookupError(f"the chart '{chart.id}' has no segments to choose from; leave them out")
        title = Text.made(lambda language: "; ".join(title.say(language).text for title in titles))
        return chart.model_copy(update={"id": name, "segments": segments, "title": title, "note": None})


class _Tables(NamedTuple):
    """Charts and measures by their ids, and all values."""

    charts: dict[str, Chart]
    measures: dict[str, Measure]
    values: Values
