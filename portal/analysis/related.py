"""Which records belong beside a record: those that share its driver, theme, place or people."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import starmap
from math import log2
from typing import NamedTuple, TypeAlias

from portal.dataset import Dataset, Item
from portal.record import Key

Shared: TypeAlias = tuple[str, str]
"""A list, kind or subject, and the word, id or name in it that records share."""

TYING = {"drivers", "themes", "service-areas", "topics", "places", "people"}
"""What ties records together; a shared channel or stage says too little."""

REACH = 8
"""Neighbours looked at on either side in each list of sharers: a record costs the same however many there are."""

STEPS = 4
"""Weights told apart where one thing is shared by twice as many records as another."""

SHOWN = 6
SHOWN_OF_A_KIND = 3


class Related(NamedTuple):
    """A record that belongs beside another, and what they share."""

    item: Item
    shared: tuple[Shared, ...]


class Bond(NamedTuple):
    """Something a record shares with others."""

    shared: Shared
    weight: int
    """How much it says that two records share it."""

    neighbours: tuple[tuple[str, str], ...]
    """The keys of the sharers nearest to the record in site order, itself among them."""


class Relations:
    """What all records share."""

    def __init__(self, dataset: Dataset) -> None:
        """Take the records of a dataset."""
        self._dataset = dataset
        dataset.trace.answer_from_records(bonds=self._bonds)

    def to(self, item: Item) -> tuple[Related, ...]:
        """Return the records nearest to one, the nearest first."""
        kept = self._dataset.trace.kept(("related", *item.key), lambda: self.draw(*item.key))
        return tuple(
            Related(self._dataset.item(Key(*key)), tuple((list, id) for list, id in shared))
            for key, shared in json.loads(kept)
        )

    def draw(self, kind: str, id: str) -> bytes:
        """Return the keys of the records nearest to one, with what they share, as JSON."""
        return json.dumps([*self._nearest(self._dataset.item(Key(kind, id)))]).encode()

    def _nearest(self, item: Item) -> Iterator[tuple[Key, list[Shared]]]:
        """Yield the keys of the records nearest to one, the nearest first, with what they share."""
        nearness: dict[Key, int] = defaultdict(int)
        for bond in self._dataset.trace.ask("bonds", *item.key):
            for other in starmap(Key, bond.neighbours):
                nearness[other] += bond.weight
        for known in (item.key, *item.references):
            nearness.pop(known, None)
        of_kind: Counter[str] = Counter()
        for key in sorted(nearness, key=lambda key: (-nearness[key], key)):
            if of_kind[key.kind] < SHOWN_OF_A_KIND and item.key not in self._dataset.item(key).references:
                of_kind[key.kind] += 1
                yield key, [tie for tie in ties_of(item) if tie in ties_of(self._dataset.item(key))]
                if of_kind.total() == SHOWN:
                    break

    def _bonds(self, kind: str, id: str) -> tuple[Bond, ...]:
        """Return what a record shares, with those nearest to it that share it, too.

        A bond weighs log(N / n), n of N records sharing it (Spärck Jones 1972, inverse document frequency): a rare one
        counts more than a common one. It is rounded, so that one more record seldom changes a weight.
        """
        key = Key(kind, id)
        rarity = _size(len(self._ties))
        return tuple(
            Bond(shared, rarity - _size(len(self._sharers[shared])), tuple(self._neighbours(key, shared)))
            for shared in self._ties.get(key, ())
        )

    @cached_property
    def _ties(self) -> dict[Key, tuple[Shared, ...]]:
        """What may tie each record to others."""
        items = (
            item for kind in self._dataset.kinds if kind.pages or kind.parent for item in self._dataset.items(kind.name)
        )
        return {item.key: ties_of(item) for item in items}

    @cached_property
    def _sharers(self) -> dict[Shared, list[tuple[str, str]]]:
        """The keys of those who share each of these things, in site order."""
        found: dict[Shared, list[tuple[str, str]]] = defaultdict(list)
        for key, ties in self._ties.items():
            for shared in ties:
                found[shared].append((key.kind, key.id))
        return found

    @cached_property
    def _place(self) -> dict[tuple[Shared, tuple[str, str]], int]:
        """Where each of them stands."""
        return {(shared, key): at for shared, found in self._sharers.items() for at, key in enumerate(found)}

    def _neighbours(self, key: Key, shared: Shared) -> list[tuple[str, str]]:
        """Return the sharers on either side of a record, the list being a ring."""
        sharers = self._sharers[shared]
        if len(sharers) <= 2 * REACH:
            return sharers
        start = self._place[shared, key] - REACH
        end = start + 2 * REACH + 1
        if start < 0:
            return sharers[start:] + sharers[:end]
        return sharers[start:end] + sharers[: max(0, end - len(sharers))]


def ties_of(item: Item) -> tuple[Shared, ...]:
    """Return what may tie a record to others."""
    return tuple(dict.fromkeys(shared for shared in item.marked if shared[0] in TYING))


def _size(number: int) -> int:
    return round(STEPS * log2(max(number, 1)))
