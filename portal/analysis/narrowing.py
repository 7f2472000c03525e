"""The records of each kind into those that have a value of a facet, in order and page by page."""

import json
from collections.abc import Iterable

from portal.analysis.facets import BY_NAME, Facet, FacetValue, facets_of
from portal.analysis.order import LIST_LENGTH
from portal.dataset import Dataset, Item
from portal.record import Key, Kind, Record
from portal.suggest import did_you_mean


class Narrowing:
    """What the lists of a dataset can be narrowed by."""

    def __init__(self, dataset: Dataset) -> None:
        """Take the records of a dataset."""
        self._dataset = dataset
        self.all = facets_of(dataset)
        """Every facet by which any of its kinds can be narrowed."""
        self._tables: dict[str, dict[str, dict[str, tuple[Key, ...]]]] = {}
        dataset.trace.answer_from_records(
            facet_values=self._values_of,
            narrowed=lambda kind, facet, value, page: self._of(kind, facet, value)[_slice(page)],
            narrowed_number=lambda kind, facet, value: len(self._of(kind, facet, value)),
        )

    def facets(self, kind: Kind[Record]) -> tuple[Facet, ...]:
        """Return the facets of a kind; raise LookupError for one that does not exist."""
        for name in kind.facets:
            if name not in BY_NAME:
                raise LookupError(f"no facet is called '{name}'; {did_you_mean(name, BY_NAME)}")
        return tuple(BY_NAME[name] for name in kind.facets if BY_NAME[name] in self.all)

    def values(self, kind: Kind[Record], facet: Facet) -> tuple[str, ...]:
        """Return the values of a facet that any record of a kind has, in the order readers see them."""
        return tuple(self._dataset.trace.ask("facet_values", kind.name, facet.name))

    def number(self, kind: Kind[Record], chosen: FacetValue) -> int:
        """Return how many records of a kind have a value."""
        return int(self._dataset.trace.ask("narrowed_number", kind.name, chosen.facet.name, chosen.value))

    def page(self, kind: Kind[Record], chosen: FacetValue, number: int) -> tuple[Item, ...]:
        """Return the records on one page, from 0, of those of a kind that have a value."""
        keys = self._dataset.trace.ask("narrowed", kind.name, chosen.facet.name, chosen.value, str(number))
        return tuple(map(self._dataset.item, keys))

    def of(self, item: Item, facet: Facet) -> tuple[str, ...]:
        """Return the values of a facet that a record has."""
        return self.facts(item).get(facet.name, ())

    def facts(self, item: Item) -> dict[str, tuple[str, ...]]:
        """Return the values of all facets that a record has, by facet."""
        kept = self._dataset.trace.kept(("facts", *item.key), lambda: self.draw_facts(*item.key), held=True)
        return {facet: tuple(values) for facet, values in json.loads(kept).items()}

    def draw_facts(self, kind: str, id: str) -> bytes:
        """Return the values of all facets that a record has, as JSON."""
        item = self._dataset.item(Key(kind, id))
        found = {facet.name: list(dict.fromkeys(facet.values(self._dataset, item))) for facet in self.all}
        return json.dumps({facet: values for facet, values in found.items() if values}).encode()

    def _values_of(self, kind: str, facet: str) -> tuple[str, ...]:
        return in_order(self._dataset, BY_NAME[facet], self._table(kind)[facet])

    def _of(self, kind: str, facet: str, value: str) -> tuple[Key, ...]:
        return self._table(kind)[facet].get(value, ())

    def _table(self, kind: str) -> dict[str, dict[str, tuple[Key, ...]]]:
        """Return the records of a kind by facet and value: gone through once for all facets."""
        if kind not in self._tables:
            found: dict[str, dict[str, list[Key]]] = {facet.name: {} for facet in self.all}
            for item in self._dataset.items(kind):
                for facet, values in self.facts(item).items():
                    for value in values:
                        found[facet].setdefault(value, []).append(item.key)
            self._tables[kind] = {
                facet: {value: tuple(keys) for value, keys in of.items()} for facet, of in found.items()
            }
        return self._tables[kind]


def _slice(page: str) -> slice:
    return slice(int(page) * LIST_LENGTH, (int(page) + 1) * LIST_LENGTH)


def in_order(dataset: Dataset, facet: Facet, values: Iterable[str]) -> tuple[str, ...]:
    """Return values of a facet in the order readers see them: years from the latest, others as they are listed."""
    found = set(values)
    if not facet.of:
        return tuple(sorted(found, reverse=True))
    listed = dataset.vocabulary.get(facet.of) or (item.key.id for item in dataset.items(facet.of))
    return tuple(id for id in listed if id in found)
