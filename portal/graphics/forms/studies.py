"""Studies over the years, a row for each series."""

from collections.abc import Sequence

from portal.dataset import Dataset
from portal.graphics import drawings
from portal.graphics.plot import NONE, Plot, Table
from portal.kinds.chart import Chart
from portal.kinds.series import SERIES, Series
from portal.kinds.study import STUDIES, Study
from portal.language.voice import Voice


def studies(chart: Chart, dataset: Dataset, voice: Voice) -> Plot:
    """Draw the studies that have a year on one axis; name those that have none."""
    chosen = [study for study in dataset[STUDIES] if not chart.series or study.series in chart.series]
    dated = [study for study in chosen if study.year]
    if not dated:
        raise LookupError(f"the chart '{chart.id}' would be empty: no study that it chooses has a year")
    series = [one for one in dataset[SERIES] if any(study.series == one.id for study in dated)]
    colon = voice.worded("colon")
    said = [
        f"{voice.plain(one.title)}{colon} {', '.join(str(study.year) for study in _of(one, dated))}." for one in series
    ]
    undated = [study for study in chosen if not study.year]
    names = "; ".join(voice.plain(study.title) for study in undated)
    order = [study for one in dataset[SERIES] for study in _of(one, chosen)]
    return Plot(
        name=chart.id,
        form=chart.form,
        title=voice.plain(chart.title),
        subtitle=voice.worded("studies_subtitle", number=len(dated)),
        told=" ".join(said),
        notes=(voice.worded("studies_undated", names=names),) if undated else (),
        legend=(),
        table=_table(order, voice),
        records=tuple(
            {
                "study": study.id,
                "title": voice.plain(study.title),
                "series": study.series,
                "edition": study.edition,
                "year": study.year,
                "sample": study.sample,
            }
            for study in order
        ),
        sources=tuple({citation.source: citation for study in order for citation in study.sources}.values()),
        conflicts=(),
        spec=lambda: drawings.studies.spec({one: _of(one, dated) for one in series}, voice),
    )


def _table(order: Sequence[Study], voice: Voice) -> Table:
    heads = (voice.worded("year"), voice.worded("study"), voice.worded("series"), voice.worded("n"))
    rows = tuple(
        (
            str(study.year or NONE),
            STUDIES.key(study.id),
            SERIES.key(study.series),
            voice.number(study.sample) if study.sample else NONE,
        )
        for study in order
    )
    return Table(heads, rows, frozenset({0, 3}))


def _of(series: Series, studies: Sequence[Study]) -> list[Study]:
    return [study for study in studies if study.series == series.id]
