"""What a list can be narrowed by into what its template shows: facets, and their values with number and address."""

from collections.abc import Callable
from typing import NamedTuple

from portal.analysis.facets import Facet, FacetValue
from portal.analysis.narrowing import Narrowing
from portal.dataset import Dataset
from portal.language.voice import Voice
from portal.record import Key, Kind, Record


class Option(NamedTuple):
    """One value of a facet."""

    id: str
    label: str
    number: int | None
    """The records that have it, where it is told."""

    address: str
    """The page of those records."""


class Choice(NamedTuple):
    """One facet with its values."""

    name: str
    label: str
    options: tuple[Option, ...]


def choice(
    kind: Kind[Record],
    facet: Facet,
    narrowing: Narrowing,
    dataset: Dataset,
    voice: Voice,
    address: Callable[[FacetValue], str],
    *,
    counted: bool,
) -> Choice:
    """Return a facet of a list, given what addresses the pages of its values."""
    values = [FacetValue(facet, value) for value in narrowing.values(kind, facet)]
    options = tuple(
        Option(
            one.value,
            label(facet, one.value, dataset, voice),
            narrowing.number(kind, one) if counted else None,
            address(one),
        )
        for one in values
    )
    return Choice(facet.name, voice.worded(f"facet_{facet.name}"), options)


def label(facet: Facet, id: str, dataset: Dataset, voice: Voice) -> str:
    """Return a value of a facet as readers see it, without markup."""
    if facet.of in dataset.vocabulary:
        return voice.plain(voice.vocable(facet.of, id).title)
    return voice.plain(dataset.item(Key(facet.of, id)).label) if facet.of else id
