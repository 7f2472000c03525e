"""A record into the work that a reader cites."""

from portal.dataset import Dataset, Item
from portal.kinds.chart import Chart
from portal.kinds.measure import Measure
from portal.kinds.series import Series
from portal.kinds.study import Study
from portal.outputs.citations import Sort, Work
from portal.outputs.voice import Voice
from portal.record import Key
from portal.text.date import Date


def work_of(item: Item, dataset: Dataset, voice: Voice, url: str) -> Work:
    """Return what is cited with a record: a study as the report it is, values and charts as data, others as pages.

    A study bears its own year and authors, where a source names them; what the portal made bears the day it was last
    held against its sources, and no author: the portal is named where it stands.
    """
    record = item.record
    reviewed = record.reviewed
    work = Work(
        id=record.id,
        sort=_sort(item),
        title=voice.plain(record.label),
        url=url,
        language=voice.language,
        container=voice.worded("site_name"),
        date=Date(reviewed.year, reviewed.month, reviewed.day) if reviewed else None,
    )
    if not isinstance(record, Study):
        return work
    series = dataset.item(Key("series", record.series)).record
    publisher = record.publisher or (series.publisher if isinstance(series, Series) else None)
    firm = (voice.plain(dataset.item(Key("organisations", record.firm)).record.label),) if record.firm else ()
    return work._replace(
        authors=record.people or firm,
        publisher=voice.plain(dataset.item(Key("organisations", publisher)).record.label) if publisher else "",
        date=Date(record.year) if record.year else None,
    )


def _sort(item: Item) -> Sort:
    if isinstance(item.record, Study):
        return "report"
    return "dataset" if isinstance(item.record, Chart | Measure) else "webpage"
