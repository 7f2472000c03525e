"""Everything a record's page may show, gathered before it is drawn."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from portal.dataset import Dataset, Item
from portal.kinds.adoption import Adoption
from portal.kinds.chart import CHARTS, Chart
from portal.kinds.innovation import INNOVATIONS
from portal.kinds.source import Source
from portal.kinds.study import CONFLICTS
from portal.outputs.related import Related, Relations
from portal.record import CitedWork, Confidence, Key, Kind, Record

REVIEW_LASTS = dt.timedelta(days=365)
"""How much older than the latest review one may be before the page says so."""

RANKS: tuple[Confidence, ...] = ("high", "medium", "low")


@dataclass(frozen=True)
class View:
    """One record and all it is shown with."""

    item: Item
    kind: Kind[Record]
    previous: Item | None
    next: Item | None
    position: int
    """Its place in its kind, from 1."""
    total: int
    related: tuple[Related, ...]
    due: bool
    """Whether it was last held against its sources long before the latest review of any record."""

    around: dict[Key, Item]
    """The records it mentions, those that mention it, the records these mention, and the charts of its adoptions: all a
    template can ask for."""

    @property
    def record(self) -> Record:
        """The record itself."""
        return self.item.record

    def find(self, kind: str, id: str) -> Record:
        """Return a record mentioned hereabouts."""
        return self.around[Key(kind, id)].record

    def mentioned_by(self, kind: str) -> list[Record]:
        """Return the records of a kind that mention this one."""
        found = self.around.values()
        return [item.record for item in found if item.key.kind == kind and self.item.key in item.references]

    def those(self, kind: str) -> list[Item]:
        """Return the items of a kind hereabouts."""
        return [item for item in self.around.values() if item.key.kind == kind]

    @property
    def digest(self) -> bytes:
        """Changes when anything the page shows does."""
        digest = blake2b(digest_size=16)
        shown = (self.previous, self.next, *(related.item for related in self.related), *self.around.values())
        for item in shown:
            digest.update(item.digest if item else b"-")
        digest.update(f"{self.position} {self.total} {self.due} {self.item.origin}".encode())
        for related in self.related:
            digest.update(repr(related.shared).encode())
        return digest.digest()


class Views:
    """The views of all records of a dataset."""

    def __init__(self, dataset: Dataset) -> None:
        """Prepare the relations between records."""
        self._dataset = dataset
        self._relations = Relations(dataset)
        self._charts = [(item, item.record) for item in dataset.items(CHARTS.name) if isinstance(item.record, Chart)]
        reviews = (item.record.reviewed for kind in dataset.kinds for item in dataset.items(kind.name))
        # Not the clock: the same records make the same pages on any day.
        self._latest = max((review for review in reviews if review), default=dt.date.min)

    def of(self, key: Key) -> View:
        """Return the view of a record; raise LookupError where there is none, or it has no page."""
        kind = self._dataset.kind(key.kind)
        item = self._dataset.item(key)
        if not kind.pages:
            raise LookupError(f"{key.kind} have no pages of their own; name a record that has one")
        return self.view(kind, self._dataset.items(kind.name).index(item))

    def view(self, kind: Kind[Record], position: int) -> View:
        """Return the view of one record of a kind, by its place in it, from 0."""
        items = self._dataset.items(kind.name)
        item = items[position]
        return View(
            item=item,
            kind=kind,
            previous=items[position - 1] if position else None,
            next=items[position + 1] if position + 1 < len(items) else None,
            position=position + 1,
            total=len(items),
            related=self._relations.to(item),
            due=item.record.reviewed is not None and self._latest - item.record.reviewed > REVIEW_LASTS,
            around=self._around(item),
        )

    def _around(self, item: Item) -> dict[Key, Item]:
        near = [item, *map(self._dataset.item, item.references), *self._dataset.mentioning(item.key)]
        around = {other.key: other for other in near}
        for other in near:
            for key in other.references:
                around.setdefault(key, self._dataset.item(key))
        for other in self._dataset.mentioning(item.key):
            for conflict in self._dataset.mentioning(other.key):
                if conflict.key.kind == CONFLICTS.name:
                    around.setdefault(conflict.key, conflict)
        return around | {chart.key: chart for chart in self._drawing(item)}

    def _drawing(self, item: Item) -> Iterator[Item]:
        """Yield the charts that draw who took up an innovation, or from where it was taken up."""
        mentioning = (other.record for other in self._dataset.mentioning(item.key))
        origins = {record.innovation for record in mentioning if isinstance(record, Adoption)}
        if item.key.kind != INNOVATIONS.name or not origins:
            return
        for chart, record in self._charts:
            if record.form == "adoptions" and (not record.innovations or origins.intersection(record.innovations)):
                yield chart


def confidence(citations: tuple[CitedWork, ...], around: dict[Key, Item]) -> Confidence | None:
    """Return how sure a record is: as sure as the best of its sources, or None without any."""
    ranks = []
    for citation in citations:
        work = around[Key("sources", citation.source)].record
        if isinstance(work, Source):
            ranks.append(RANKS.index(citation.confidence or work.confidence))
    return RANKS[min(ranks)] if ranks else None
