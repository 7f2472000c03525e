"""Which records belong beside a record: those that share its driver, theme, place or people."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from math import log
from typing import NamedTuple, TypeAlias

from portal.dataset import Dataset, Item
from portal.dataset.mentions import Mention
from portal.dataset.trace import digest_of
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
        self._place: dict[tuple[Key, Shared], int] = {}
        dataset.trace.answer_from_records(ties=self._all_ties)

    def _all_ties(self) -> bytes:
        """Return what changes when anything does that decides who belongs beside whom."""
        return digest_of([(key, ties, self._dataset.item(key).references) for key, ties in self._ties.items()])

    @cached_property
    def _ties(self) -> dict[Key, tuple[Shared, ...]]:
        """What may tie each record to others."""
        items = (
            item for kind in self._dataset.kinds if kind.pages or kind.parent for item in self._dataset.items(kind.name)
        )
        return {item.key: tuple(dict.fromkeys(filter(None, map(_tie, item.mentioned.mentions)))) for item in items}

    @cached_property
    def _sharers(self) -> dict[Shared, list[Key]]:
        """Who shares each of these things, in site order."""
        found: dict[Shared, list[Key]] = defaultdict(list)
        for key, ties in self._ties.items():
            for shared in ties:
                self._place[key, shared] = len(found[shared])
                found[shared].append(key)
        return found

    def to(self, item: Item) -> tuple[Related, ...]:
        """Return the records nearest to one, the nearest first."""
        # Kept, since who belongs beside one record can only be found from all.
        kept = self._dataset.trace.kept(("related", *item.key), lambda: self.draw(*item.key))
        return tuple(
            Related(self._dataset.item(Key(*key)), tuple((list, id) for list, id in shared))
            for key, shared in json.loads(kept)
        )

    def draw(self, kind: str, id: str) -> bytes:
        """Return the keys of the records nearest to one, with what they share, as JSON."""
        self._dataset.trace.ask("ties")
        with self._dataset.trace.reading():  # all else that is asked here is in the ties
            return json.dumps([*self._nearest(self._dataset.item(Key(kind, id)))]).encode()

    def _nearest(self, item: Item) -> Iterator[tuple[Key, tuple[Shared, ...]]]:
        """Yield the keys of the records nearest to one, the nearest first, with what they share.

        Nearness is the sum, over what two records share, of log(N / n) for the n of N records that
        share it (Spärck Jones 1972, inverse document frequency): a rare bond counts more than a common one.
        """
        ties = self._ties.get(item.key, ())
        nearness: dict[Key, float] = {}
        for shared in ties:
            weight = log(max(len(self._ties), 1) / len(self._sharers[shared]))
            for other in self._neighbours(item.key, shared):
                nearness[other] = nearness.get(other, 0) + weight
        for known in (item.key, *item.references):
            nearness.pop(known, None)
        of_kind: Counter[str] = Counter()
        for key in sorted(nearness, key=lambda key: (-nearness[key], key)):
            if of_kind[key.kind] < SHOWN_OF_A_KIND and item.key not in self._dataset.item(key).references:
                of_kind[key.kind] += 1
                yield key, tuple(tie for tie in ties if tie in self._ties[key])
                if of_kind.total() == SHOWN:
                    break

    def _neighbours(self, key: Key, shared: Shared) -> list[Key]:
        """Return the sharers on either side of a record, the list being a ring."""
        sharers = self._sharers[shared]
        if len(sharers) <= 2 * REACH:
            return sharers
        start = self._place[key, shared] - REACH
        end = start + 2 * REACH + 1
        if start < 0:
            return sharers[start:] + sharers[:end]
        return sharers[start:end] + sharers[: max(0, end - len(sharers))]


def _tie(mention: Mention) -> Shared | None:
    name = mention.mark.name
    return (name, mention.value) if name in TYING else None
