"""What records can be narrowed by: facets, and the values of each that a record has."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeAlias

from portal.analysis.confidence import confidence
from portal.analysis.evidence import level_of
from portal.analysis.order import LIST_LENGTH
from portal.dataset import Dataset, Item
from portal.kinds import KINDS
from portal.kinds.driver import DRIVERS
from portal.kinds.innovation import Innovation
from portal.kinds.place import PLACES, Place
from portal.kinds.series import SERIES
from portal.kinds.study import STUDIES
from portal.record import Confidence, Key, Kind, Record
from portal.suggest import did_you_mean
from portal.text import Text

Values: TypeAlias = Callable[[Dataset, Item], Iterator[str]]

BANDS = "population-bands"
"""The list of the vocabulary whose ids say from how many people on a band is: `10000-49999`, `under-10000`."""

UNDER = "under-"

LEVEL = "level-"
"""Before a level of evidence, as the vocabulary names it."""


@dataclass(frozen=True)
class Facet:
    """One quality by which records can be narrowed."""

    name: str
    """In addresses after a question mark: the same in both languages. The interface word `facet_<name>` names it."""

    slug: Text
    """In the addresses of the pages of its values."""

    of: str
    """The list of the vocabulary, or the kind of record, that its values are taken from; empty where they are years."""

    values: Values
    """Yields the values of a record."""


def _mentioned(name: str) -> Values:
    """Return what yields the words or records of a list that a record mentions."""

    def values(_dataset: Dataset, item: Item) -> Iterator[str]:
        yield from item.named(name)

    return values


def _places(dataset: Dataset, item: Item) -> Iterator[Place]:
    for id in item.named(PLACES.name):
        record = dataset.item(Key(PLACES.name, id)).record
        if isinstance(record, Place):
            yield record


def _provinces(dataset: Dataset, item: Item) -> Iterator[str]:
    yield from (place.jurisdiction for place in _places(dataset, item))
    if item.key.kind != PLACES.name:
        yield from item.named("jurisdictions")


def _bands(dataset: Dataset, item: Item) -> Iterator[str]:
    bands = {id: _least(id) for id in dataset.vocabulary.get(BANDS, ())}
    for place in _places(dataset, item):
        people = place.population
        if people is None:
            yield from (id for id, least in bands.items() if least is None)
            continue
        fitting = {least: id for id, least in bands.items() if least is not None and least <= people}
        if fitting:
            yield fitting[max(fitting)]


@cache
def _least(band: str) -> int | None:
    """Return from how many people on a band is; None for that of places whose people are not known."""
    if band.startswith(UNDER):
        return 0
    number = re.match(r"\d+", band)
    return int(number[0]) if number else None


def _levels(dataset: Dataset, item: Item) -> Iterator[str]:
    if isinstance(item.record, Innovation):
        yield f"{LEVEL}{level_of(item.record, _confidence_of(dataset, item))}"


def _confidence_of(dataset: Dataset, item: Item) -> Confidence | None:
    return confidence(dataset, item.record.sources)


def _confidence(dataset: Dataset, item: Item) -> Iterator[str]:
    if known := _confidence_of(dataset, item):
        yield known


def _years(dataset: Dataset, item: Item) -> Iterator[str]:
    if year := year_of(dataset, item):
        yield str(year)


def _series(dataset: Dataset, item: Item) -> Iterator[str]:
    studies = (dataset.item(STUDIES.key(id)) for id in item.named(STUDIES.name))
    for other in (item, *studies):
        yield from other.named(SERIES.name)


def year_of(dataset: Dataset, item: Item) -> int | None:
    """Return the year a record is about, where it is known: a finding has that of its study."""
    record = item.record
    for year in (getattr(record, "year", None), getattr(getattr(record, "date", None), "year", None)):
        if isinstance(year, int):
            return year
    study = getattr(record, "study", None)
    return year_of(dataset, dataset.item(STUDIES.key(study))) if study else None


FACETS = (
    Facet("province", Text(en="province", fr="province"), "jurisdictions", _provinces),
    Facet("place", Text(en="place", fr="lieu"), PLACES.name, _mentioned(PLACES.name)),
    Facet("population", Text(en="population", fr="population"), BANDS, _bands),
    Facet("channel", Text(en="channel", fr="mode"), "channels", _mentioned("channels")),
    Facet("area", Text(en="service-area", fr="domaine"), "service-areas", _mentioned("service-areas")),
    Facet("theme", Text(en="theme", fr="theme"), "themes", _mentioned("themes")),
    Facet("topic", Text(en="topic", fr="sujet"), "topics", _mentioned("topics")),
    Facet("driver", Text(en="driver", fr="facteur"), DRIVERS.name, _mentioned(DRIVERS.name)),
    Facet("series", Text(en="series", fr="serie"), SERIES.name, _series),
    Facet("stage", Text(en="stage", fr="etape"), "stages", _mentioned("stages")),
    Facet("evidence", Text(en="evidence", fr="preuves"), "evidence-levels", _levels),
    Facet("segment", Text(en="segment", fr="segment"), "segments", _mentioned("segments")),
    Facet("confidence", Text(en="confidence", fr="confiance"), "confidence", _confidence),
    Facet("year", Text(en="year", fr="annee"), "", _years),
)
"""All facets, in the order readers see them."""

BY_NAME = {facet.name: facet for facet in FACETS}

LIBRARY = frozenset(kind.name for kind in KINDS)


def facets_of(dataset: Dataset) -> tuple[Facet, ...]:
    """Return the facets that some kind of a portal has, but those whose values are records of a kind it lacks."""
    named = {name for kind in dataset.kinds for name in kind.facets}
    return tuple(
        facet for facet in FACETS if facet.name in named and (dataset.has(facet.of) or facet.of not in LIBRARY)
    )


class FacetValue(NamedTuple):
    """One value of a facet."""

    facet: Facet
    value: str


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


def people_of(dataset: Dataset, item: Item) -> int | None:
    """Return the people of the largest place of a record, where they are known (Census of 2021)."""
    return max((place.population for place in _places(dataset, item) if place.population), default=None)
