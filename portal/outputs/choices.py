"""What a list can be narrowed by into what its template shows: facets, and their values with number and address."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from portal.dataset import Dataset
from portal.outputs.facets import Facet, Narrowed
from portal.outputs.voice import Voice
from portal.record import Key


class Option(NamedTuple):
    """One value of a facet."""

    id: str
    label: str
    number: int
    """The records that have it."""

    address: str
    """The page of those records."""


class Choice(NamedTuple):
    """One facet with its values."""

    name: str
    label: str
    options: tuple[Option, ...]


def choices(
    found: Sequence[Narrowed], dataset: Dataset, voice: Voice, address: Callable[[Narrowed], str]
) -> tuple[Choice, ...]:
    """Return the facets of a list, given its records by each value and what addresses these."""
    return tuple(
        Choice(
            facet.name,
            voice.worded(f"facet_{facet.name}"),
            tuple(
                Option(one.value, label(facet, one.value, dataset, voice), len(one.items), address(one))
                for one in values
            ),
        )
        for facet, values in groupby(found, key=lambda one: one.facet)
    )


def label(facet: Facet, id: str, dataset: Dataset, voice: Voice) -> str:
    """Return a value of a facet as readers see it, without markup."""
    if facet.of in dataset.vocabulary:
        return voice.plain(voice.vocable(facet.of, id).title)
    return voice.plain(dataset.item(Key(facet.of, id)).record.label) if facet.of else id
