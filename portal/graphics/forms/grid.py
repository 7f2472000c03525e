"""Which edition had what: sponsors, or drivers of satisfaction, as marks in a grid."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from portal.dataset import Dataset
from portal.graphics import drawings
from portal.graphics.plot import NONE, Cell, Plot, Table
from portal.kinds.chart import Chart
from portal.kinds.driver import DRIVERS
from portal.kinds.place import ORGANISATIONS
from portal.kinds.study import FINDINGS, STUDIES, Study
from portal.language.voice import Voice
from portal.record import CitedWork, by_year

MOST_COLUMNS, MOST_ROWS = 6, 40

DRIVERS_TOPIC = "drivers"
"""The topic of the findings that say which drivers an edition names."""


class Subject(NamedTuple):
    """What the rows of a grid are."""

    name: str
    """In a CSV."""

    head: str
    """Over the rows of a table."""

    subtitle: str
    note: str = ""


def participants(chart: Chart, dataset: Dataset, voice: Voice) -> Plot:
    """Draw who took part in which edition, where a list of them is known."""
    studies = [study for study in _studies(chart, dataset) if study.partners]
    had = {study.id: set(study.partners) for study in studies}
    bodies = {id: dataset.item(ORGANISATIONS.key(id)).record.label for found in had.values() for id in found}
    names = {id: voice.plain(label) for id, label in bodies.items()}
    rows = dict(sorted(names.items(), key=lambda row: (-sum(row[0] in found for found in had.values()), row[1])))
    sources = [citation for study in studies for citation in study.sources]
    subject = Subject("participant", voice.worded("participant"), voice.worded("grid_participant"))
    return _grid(chart, voice, studies, rows, had, sources, rows, subject)


def drivers(chart: Chart, dataset: Dataset, voice: Voice) -> Plot:
    """Draw which edition names which driver of satisfaction, by our own reading of its findings."""
    had: dict[str, set[str]] = {}
    sources: dict[str, list[CitedWork]] = {}
    for finding in dataset[FINDINGS]:
        if finding.topic == DRIVERS_TOPIC and finding.drivers:
            had.setdefault(finding.study, set()).update(finding.drivers)
            sources.setdefault(finding.study, []).extend(finding.sources)
    studies = [study for study in _studies(chart, dataset) if study.id in had]
    rows = {driver.id: voice.plain(driver.title) for driver in dataset[DRIVERS]}
    cited = [citation for study in studies for citation in sources[study.id]]
    cells = {id: DRIVERS.key(id) for id in rows}
    subject = Subject("driver", voice.worded("driver"), voice.worded("grid_driver"), voice.worded("drivers_read"))
    return _grid(chart, voice, studies, rows, had, cited, cells, subject)


def _studies(chart: Chart, dataset: Dataset) -> list[Study]:
    chosen = [
        study
        for study in dataset[STUDIES]
        if (not chart.studies or study.id in chart.studies) and (not chart.series or study.series in chart.series)
    ]
    return sorted(chosen, key=by_year)


def _grid(
    chart: Chart,
    voice: Voice,
    studies: Sequence[Study],
    rows: Mapping[str, str],
    had: Mapping[str, set[str]],
    sources: Iterable[CitedWork],
    cells: Mapping[str, Cell],
    subject: Subject,
) -> Plot:
    if not studies or not rows:
        raise LookupError(f"the chart '{chart.id}' would be empty: no edition that it chooses lists a {subject.name}")
    if len(studies) > MOST_COLUMNS or len(rows) > MOST_ROWS:
        raise ValueError(
            f"{len(studies)} editions by {len(rows)} in '{chart.id}' do not fit a phone; "
            f"choose {MOST_COLUMNS} studies at most"
        )
    titles = {study.id: _title(study, voice) for study in studies}
    said = [
        f"{titles[study.id]}{voice.worded('colon')} {', '.join(rows[id] for id in rows if id in had[study.id])}."
        for study in studies
    ]
    return Plot(
        name=chart.id,
        form=chart.form,
        title=voice.plain(chart.title),
        subtitle=subject.subtitle,
        told=" ".join(said),
        notes=(subject.note,) if subject.note else (),
        legend=(),
        table=_table(subject, titles, had, cells, voice),
        records=tuple(
            {subject.name: id, f"{subject.name}_title": name, "study": study.id, "named": id in had[study.id]}
            for id, name in rows.items()
            for study in studies
        ),
        sources=tuple({citation.source: citation for citation in sources}.values()),
        conflicts=(),
        spec=lambda: drawings.grid.spec(titles, rows, had),
    )


def _table(
    subject: Subject, titles: Mapping[str, str], had: Mapping[str, set[str]], cells: Mapping[str, Cell], voice: Voice
) -> Table:
    yes = voice.worded("yes")
    rows = tuple((cell, *(yes if id in had[study] else NONE for study in titles)) for id, cell in cells.items())
    return Table((subject.head, *titles.values()), rows)


def _title(study: Study, voice: Voice) -> str:
    """Return the title of a study, with its year where it does not say it."""
    title = voice.plain(study.title)
    return title if not study.year or str(study.year) in title or title[-1:].isdigit() else f"{title} ({study.year})"
