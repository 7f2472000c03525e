"""What records can be narrowed by: facets, and the values of each that a record has."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeAlias

from portal.analysis.confidence import confidence
from portal.analysis.evidence import level_of
from portal.dataset import Dataset, Item
from portal.kinds import KINDS
from portal.kinds.driver import DRIVERS
from portal.kinds.innovation import Innovation
from portal.kinds.place import PLACES, Place
from portal.kinds.series import SERIES
from portal.kinds.study import STUDIES
from portal.record import Confidence, Key
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


def people_of(dataset: Dataset, item: Item) -> int | None:
    """Return the people of the largest place of a record, where they are known (Census of 2021)."""
    return max((place.population for place in _places(dataset, item) if place.population), default=None)
