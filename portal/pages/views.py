"""Everything that stands on a record's page beside the record itself."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from portal.analysis.related import Related, Relations
from portal.dataset import Dataset, Item
from portal.kinds.adoption import Adoption
from portal.kinds.chart import CHARTS, Chart
from portal.kinds.innovation import INNOVATIONS
from portal.record import Key, Kind, Record

REVIEW_LASTS = dt.timedelta(days=365)
"""How much older than the latest review one may be before the page says so."""


@dataclass(frozen=True)
class View:
    """One record and what it is shown with."""

    item: Item
    kind: Kind[Record]
    previous: Item | None
    next: Item | None
    related: tuple[Related, ...]
    due: bool
    """Whether it was last held against its sources long before the latest review of any record."""

    charts: tuple[Item, ...]
    """The charts that draw who took it up, or from where it was taken up."""

    dataset: Dataset

    @property
    def record(self) -> Record:
        """The record itself."""
        return self.item.record

    def find(self, kind: str, id: str) -> Record:
        """Return another record."""
        return self.dataset.item(Key(kind, id)).record

    def mentioning(self) -> tuple[Item, ...]:
        """Return the items that mention this one."""
        return self.dataset.mentioning(self.item.key)

    def mentioned_by(self, kind: str) -> list[Record]:
        """Return the records of a kind that mention this one."""
        return [item.record for item in self.mentioning() if item.key.kind == kind]


class Views:
    """The views of all records of a dataset."""

    def __init__(self, dataset: Dataset) -> None:
        """Prepare the relations between records."""
        self._dataset = dataset
        self.relations = Relations(dataset)

    def of(self, key: Key) -> View:
        """Return the view of a record; raise LookupError where there is none, or it has no page."""
        kind = self._dataset.kind(key.kind)
        item = self._dataset.item(key)
        if not kind.pages:
            raise LookupError(f"{key.kind} have no pages of their own; name a record that has one")
        previous, following = self._dataset.beside(item)
        return View(
            item=item,
            kind=kind,
            previous=previous,
            next=following,
            related=self.relations.to(item),
            due=self._due(item),
            charts=tuple(self._drawing(item)),
            dataset=self._dataset,
        )

    def _due(self, item: Item) -> bool:
        # Not the clock: the same records make the same pages on any day.
        reviewed = item.record.reviewed
        # Asked of a day, and not for the latest: a review of one record is then no change of all others.
        return reviewed is not None and self._dataset.reviewed_after(reviewed + REVIEW_LASTS)

    def _drawing(self, item: Item) -> Iterator[Item]:
        """Yield the charts that draw who took up an innovation, or from where it was taken up."""
        if item.key.kind != INNOVATIONS.name:
            return
        mentioning = (other.record for other in self._dataset.mentioning(item.key))
        origins = {record.innovation for record in mentioning if isinstance(record, Adoption)}
        for chart in self._dataset.items(CHARTS.name) if origins else ():
            record = chart.record
            if not isinstance(record, Chart) or record.form != "adoptions":
                continue
            if not record.innovations or origins.intersection(record.innovations):
                yield chart
