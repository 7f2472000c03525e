"""A record into the work that a reader cites, and into its citation."""

from typing import NamedTuple

from portal.addresses import Addresses
from portal.citations import STYLES, Sort, Work, plain
from portal.dataset import Dataset, Item
from portal.kinds.chart import Chart
from portal.kinds.measure import Measure
from portal.kinds.place import ORGANISATIONS
from portal.kinds.series import SERIES, Series
from portal.kinds.study import Study
from portal.language.voice import Voice
from portal.text.date import Date


class Citation(NamedTuple):
    """How a record is cited."""

    text: str
    style: str
    """The style of the text, by its name."""


class Citations:
    """The citations of a dataset's records, in one language."""

    def __init__(self, dataset: Dataset, voice: Voice, addresses: Addresses) -> None:
        """Take the records, who speaks, and where each stands."""
        self._dataset = dataset
        self._voice = voice
        self._addresses = addresses

    def of(self, item: Item, site: str) -> Citation | None:
        """Return how a record is cited, or None where its kind offers no more than its address.

        `site` is the full address of the site.
        """
        if not self._dataset.kind(item.key.kind).cited:
            return None
        return Citation(plain(self.work(item, site)), STYLES[self._voice.language])

    def work(self, item: Item, site: str) -> Work:
        """Return what is cited with a record, given the full address of the site.

        A study is cited as the report it is, values and charts as data, others as pages. A study bears its own year
        and authors, where a source names them; what the portal made bears the day it was last held against its
        sources, and no author: the portal is named where it stands.
        """
        record, reviewed = item.record, item.record.reviewed
        address = self._addresses.of(item, self._voice.language) or ""
        work = Work(
            id=record.id,
            sort=_sort(item),
            title=self._voice.plain(record.label),
            url=f"{site}{self._voice.language}/{address}",
            language=self._voice.language,
            container=self._voice.worded("site_name"),
            date=Date(reviewed.year, reviewed.month, reviewed.day) if reviewed else None,
        )
        return self._as_report(work, record) if isinstance(record, Study) else work

    def _as_report(self, work: Work, study: Study) -> Work:
        series = self._dataset.item(SERIES.key(study.series)).record
        publisher = study.publisher or (series.publisher if isinstance(series, Series) else None)
        return work._replace(
            authors=study.people or ((self._body(study.firm),) if study.firm else ()),
            publisher=self._body(publisher) if publisher else "",
            date=Date(study.year) if study.year else None,
        )

    def _body(self, id: str) -> str:
        return self._voice.plain(self._dataset.item(ORGANISATIONS.key(id)).label)


def _sort(item: Item) -> Sort:
    if isinstance(item.record, Study):
        return "report"
    return "dataset" if isinstance(item.record, Chart | Measure) else "webpage"
