"""Which records belong beside a record: those that share its driver, theme, place or people."""

from collections import Counter, defaultdict
from functools import cached_property
from math import log
from typing import NamedTuple, TypeAlias

from portal.dataset import Dataset, Item
from portal.dataset.mentions import Mention
from portal.record import Key

Shared: TypeAlias = tuple[str, str]
"""A list, kind or subject, and the word, id or name in it that records share."""

TYING = {"drivers", "themes", "service-areas", "topics", "places", "people"}
"""What ties records together; a shared channel or stage says too little."""

REACH = 8
"""Neighbours looked at on either side in each list of sharers: a record costs the same however many there are."""

SHOWN = 6
SHOWN_OF_A_KIND = 3


class Related(NamedTuple):
    """A record that belongs beside another, and what they share."""

    item: Item
    shared: tuple[Shared, ...]


class Relations:
    """What all records share."""

    def __init__(self, dataset: Dataset) -> None:
        """Take the records of a dataset."""
        self._dataset = dataset
        self._sharers: dict[Shared, list[Item]] = defaultdict(list)
        self._place: dict[tuple[Key, Shared], int] = {}
        self._shared: dict[Key, tuple[Shared, ...]] = {}
        dataset.trace.answer_from_records(related=lambda *key: self._related(dataset.item(Key(*key))))

    @cached_property
    def _weight(self) -> dict[Shared, float]:
        """Note who shares what, in site order; return how much each thing shared counts."""
        for kind in self._dataset.kinds:
            if kind.pages or kind.parent:
                for item in self._dataset.items(kind.name):
                    self._add(item)
        total = max(len(self._shared), 1)
        return {shared: log(total / len(sharers)) for shared, sharers in self._sharers.items()}

    def _add(self, item: Item) -> None:
        ties = (_tie(mention) for mention in item.mentioned.mentions)
        self._shared[item.key] = tuple(dict.fromkeys(tie for tie in ties if tie))
        for shared in self._shared[item.key]:
            self._place[item.key, shared] = len(self._sharers[shared])
            self._sharers[shared].append(item)

    def to(self, item: Item) -> tuple[Related, ...]:
        """Return the records nearest to one, the nearest first."""
        found = self._dataset.trace.ask("related", *item.key)
        return tuple(Related(self._dataset.item(key), shared) for key, shared in found)

    def _related(self, item: Item) -> tuple[tuple[Key, tuple[Shared, ...]], ...]:
        """Return the keys of the records nearest to one, the nearest first, with what they share.

        Nearness is the sum, over what two records share, of log(N / n) for the n of N records that
        share it (Spärck Jones 1972, inverse document frequency): a rare bond counts more than a common one.
        """
        weights = self._weight
        ties = self._shared.get(item.key, ())
        nearness: dict[Key, float] = {}
        items: dict[Key, Item] = {}
        for shared in ties:
            weight = weights[shared]
            for other in self._neighbours(item, shared):
                nearness[other.key] = nearness.get(other.key, 0) + weight
                items[other.key] = other
        for known in (item.key, *item.references):
            nearness.pop(known, None)
        found: list[tuple[Key, tuple[Shared, ...]]] = []
        of_kind: Counter[str] = Counter()
        for key in sorted(nearness, key=lambda key: (-nearness[key], key)):
            if of_kind[key.kind] < SHOWN_OF_A_KIND and item.key not in items[key].references:
                of_kind[key.kind] += 1
                found.append((key, tuple(tie for tie in ties if tie in self._shared[key])))
                if len(found) == SHOWN:
                    break
        return tuple(found)

    def _neighbours(self, item: Item, shared: Shared) -> list[Item]:
        """Return the sharers on either side of an item, the list being a ring."""
        sharers = self._sharers[shared]
        if len(sharers) <= 2 * REACH:
            return sharers
        start = self._place[item.key, shared] - REACH
        end = start + 2 * REACH + 1
        if start < 0:
            return sharers[start:] + sharers[:end]
        return sharers[start:end] + sharers[: max(0, end - len(sharers))]


def _tie(mention: Mention) -> Shared | None:
    name = mention.mark.name
    return (name, mention.value) if name in TYING else None
