"""All records, by kind and by id, and what follows from them side by side: order, mentions, words."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any, TypeVar, cast

from portal.dataset.head import EXISTS, MENTIONS, first_in
from portal.dataset.item import Item
from portal.dataset.trace import Trace, number_of, part_number
from portal.kinds.vocabulary import VOCABULARY
from portal.kinds.vocabulary import Entry as Vocable
from portal.record import Key, Kind, Record
from portal.suggest import did_you_mean

R = TypeVar("R", bound=Record)

EXISTING = part_number(EXISTS)


class Dataset:
    """All records. Nothing in it changes; after loading, nothing is checked again.

    Whatever is asked of it is noted by its trace.
    """

    def __init__(self, kinds: Iterable[Kind[Record]], items: Mapping[str, Iterable[Item]], trace: Trace) -> None:
        """Put the items of each kind in the kind's order."""
        self.trace = trace
        self.kinds = tuple(kinds)
        self._kinds = {kind.name: kind for kind in self.kinds}
        self._ordered = {kind.name: tuple(items[kind.name]) for kind in self.kinds}
        self._items = {item.key: item for found in self._ordered.values() for item in found}
        self.vocabulary = Vocabulary(self._ordered.get(VOCABULARY.name, ()), trace)
        trace.answer_from_records(
            ids=lambda kind: tuple(item.key.id for item in self._ordered.get(kind, ())),
            number=lambda kind: len(self._ordered.get(kind, ())),
            records=lambda: len(self._items),
            beside=self._beside,
            **{"reviewed after": lambda day: self._last_review > day},
            backlinks=lambda *key: tuple(item.key for item in self._mentioning.get(Key(*key), ())),
        )
        with trace.reading():
            for kind in self.kinds:
                self._ordered[kind.name] = tuple(sorted(self._ordered[kind.name], key=self._order()))

    def __getitem__(self, kind: Kind[R]) -> tuple[R, ...]:
        """Return the records of a kind, in order."""
        return tuple(cast("R", item.record) for item in self.items(kind.name))

    def __len__(self) -> int:
        """Return how many records there are."""
        return int(self.trace.ask("records"))

    def __contains__(self, key: Key) -> bool:
        """Return whether there is such a record."""
        item = self._items.get(key)
        number = item.number if item else number_of(("record", *key))
        self.trace.reads.add(number ^ EXISTING)
        return item is not None

    def items(self, kind: str) -> tuple[Item, ...]:
        """Return the items of a kind, in order; none of a kind that this portal does not have."""
        self.trace.ask("ids", kind)
        return self._ordered.get(kind, ())

    def number(self, kind: str) -> int:
        """Return how many records of a kind there are."""
        return int(self.trace.ask("number", kind))

    def item(self, key: Key) -> Item:
        """Return an item; raise LookupError with what may have been meant."""
        if key not in self:
            ids = (item.key.id for item in self._ordered[self.kind(key.kind).name])
            raise LookupError(f"no {key.kind} record '{key.id}'; {did_you_mean(key.id, ids)}")
        return self._items[key]

    def has(self, kind: str) -> bool:
        """Return whether this portal has a kind of record."""
        return kind in self._kinds

    def kind(self, name: str) -> Kind[Record]:
        """Return a kind by its name; raise LookupError with what may have been meant."""
        if name not in self._kinds:
            raise LookupError(f"no kind of record is called '{name}'; {did_you_mean(name, self._kinds)}")
        return self._kinds[name]

    def group(self, item: Item) -> tuple[str, str] | None:
        """Return the word or record that heads an item's group in lists, behind the list or kind it is in."""
        item.note(MENTIONS)
        return self._group(item)

    def _group(self, item: Item) -> tuple[str, str] | None:
        group = item.head.group
        for step in self._kinds[item.key.kind].group[1:]:
            if group is None:
                break
            group = first_in(self._items[Key(*group)].mentioned, step)
        return group

    def beside(self, item: Item) -> tuple[Item | None, Item | None]:
        """Return the items before and after one in its kind."""
        before, after = self.trace.ask("beside", *item.key)
        return self._items[before] if before else None, self._items[after] if after else None

    def reviewed_after(self, day: dt.date) -> bool:
        """Return whether any record was reviewed after a day."""
        return bool(self.trace.ask("reviewed after", day.isoformat()))

    def mentioning(self, key: Key) -> tuple[Item, ...]:
        """Return the items that mention a record, in the order of kinds and files."""
        return tuple(self._items[other] for other in self.trace.ask("backlinks", *key))

    def _order(self) -> Callable[[Item], Any]:
        """Return the sort key of records of a kind: groups as they are listed, then the kind's own order."""
        places = cache(self._places)

        def key(item: Item) -> Any:
            group = self._group(item)
            place = places(group[0])[group[1]] if group else 0
            return (place, item.head.rank)

        return key

    def _places(self, name: str) -> dict[str, int]:
        """Return the place of each word of a list, or of each record of a kind that stands before."""
        ids = self.vocabulary[name] if name in self.vocabulary else (item.key.id for item in self._ordered[name])
        return {id: at for at, id in enumerate(ids)}

    @cached_property
    def _last_review(self) -> str:
        return max((item.head.reviewed for item in self._items.values()), default="")

    def _beside(self, kind: str, id: str) -> tuple[Key | None, Key | None]:
        items, place = self._ordered[kind], self._place[Key(kind, id)]
        before = items[place - 1].key if place else None
        after = items[place + 1].key if place + 1 < len(items) else None
        return before, after

    @cached_property
    def _place(self) -> dict[Key, int]:
        return {item.key: at for found in self._ordered.values() for at, item in enumerate(found)}

    @cached_property
    def _mentioning(self) -> dict[Key, tuple[Item, ...]]:
        found: dict[Key, list[Item]] = defaultdict(list)
        for item in self._items.values():
            for key in item.references:
                found[key].append(item)
        return {key: tuple(items) for key, items in found.items()}


class Vocabulary(Mapping[str, Mapping[str, Vocable]]):
    """The words of each list, in order; a list that is asked for is noted, and so is each word."""

    def __init__(self, items: Iterable[Item], trace: Trace) -> None:
        """Take the lists of a dataset."""
        self._items = {item.key.id: item for item in items}
        self._lists: dict[str, _Words] = {}
        self._trace = trace
        trace.answer_from_records(
            lists=lambda: tuple(self._items),
            words=lambda name: tuple(self[name].found) if name in self._items else None,
            word=lambda name, word: self[name].found.get(word) if name in self._items else None,
        )

    def __getitem__(self, list: str) -> "_Words":
        """Return the words of a list."""
        if list not in self._items:
            self._trace.ask("lists")
            raise KeyError(list)
        if list not in self._lists:
            self._lists[list] = _Words(list, self._items[list], self._trace)
        return self._lists[list]

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the lists."""
        self._trace.ask("lists")
        return iter(self._items)

    def __len__(self) -> int:
        """Return how many lists there are."""
        self._trace.ask("lists")
        return len(self._items)

    def __contains__(self, list: object) -> bool:
        """Return whether there is a list of a name."""
        self._trace.ask("lists")
        return list in self._items


class _Words(Mapping[str, Vocable]):
    """The words of one list."""

    def __init__(self, list: str, item: Item, trace: Trace) -> None:
        self._list = list
        self._trace = trace
        with trace.reading():
            self.found: dict[str, Vocable] = {word.id: word for word in cast("Any", item.record).words}

    def __getitem__(self, id: str) -> Vocable:
        self._trace.ask("word", self._list, id)
        return self.found[id]

    def __iter__(self) -> Iterator[str]:
        self._trace.ask("words", self._list)
        return iter(self.found)

    def __len__(self) -> int:
        self._trace.ask("words", self._list)
        return len(self.found)
