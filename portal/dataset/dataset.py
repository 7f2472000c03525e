"""All records, by kind and by id."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from typing import Any, TypeVar, cast

from portal.dataset.reading import Item
from portal.kinds.vocabulary import VOCABULARY
from portal.kinds.vocabulary import Entry as Vocable
from portal.record import Key, Kind, Record
from portal.suggest import did_you_mean

R = TypeVar("R", bound=Record)


class Dataset:
    """All records. Nothing in it changes; after loading, nothing is checked again."""

    def __init__(self, kinds: Iterable[Kind[Record]], items: Mapping[str, Iterable[Item]]) -> None:
        """Put the items of each kind in the kind's order."""
        self.kinds = tuple(kinds)
        self._kinds = {kind.name: kind for kind in self.kinds}
        self._ordered = {kind.name: tuple(items[kind.name]) for kind in self.kinds}
        self._items = {item.key: item for found in self._ordered.values() for item in found}
        for kind in self.kinds:
            self._ordered[kind.name] = tuple(sorted(self._ordered[kind.name], key=self._order(kind)))

    def __getitem__(self, kind: Kind[R]) -> tuple[R, ...]:
        """Return the records of a kind, in order."""
        return tuple(cast("R", item.record) for item in self._ordered[kind.name])

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._items)

    def __contains__(self, key: Key) -> bool:
        """Return whether there is such a record."""
        return key in self._items

    def items(self, kind: str) -> tuple[Item, ...]:
        """Return the items of a kind, in order."""
        return self._ordered[kind]

    def item(self, key: Key) -> Item:
        """Return an item; raise LookupError with what may have been meant."""
        if key not in self._items:
            ids = (item.key.id for item in self._ordered[self.kind(key.kind).name])
            raise LookupError(f"no {key.kind} record '{key.id}'; {did_you_mean(key.id, ids)}")
        return self._items[key]

    def kind(self, name: str) -> Kind[Record]:
        """Return a kind by its name; raise LookupError with what may have been meant."""
        if name not in self._kinds:
            raise LookupError(f"no kind of record is called '{name}'; {did_you_mean(name, self._kinds)}")
        return self._kinds[name]

    def group(self, item: Item) -> tuple[str, str] | None:
        """Return the word or record that heads an item's group in lists, behind the list or kind it is in."""
        steps = self.kind(item.key.kind).group
        for step in steps[:-1]:
            item = self._items[Key(*_first(item, step))]
        return _first(item, steps[-1]) if steps else None

    def _order(self, kind: Kind[Record]) -> Callable[[Item], Any]:
        """Return the sort key of a kind: groups as they are listed, then the kind's own order."""
        places = cache(self._places)

        def key(item: Item) -> Any:
            group = self.group(item)
            place = places(group[0])[group[1]] if group else 0
            return (place, kind.order(item.record) if kind.order else 0)

        return key

    def _places(self, name: str) -> dict[str, int]:
        """Return the place of each word of a list, or of each record of a kind that stands before."""
        ids = self.vocabulary[name] if name in self.vocabulary else (item.key.id for item in self._ordered[name])
        return {id: at for at, id in enumerate(ids)}

    def mentioning(self, key: Key) -> tuple[Item, ...]:
        """Return the items that mention a record, in site order."""
        return self._mentioning.get(key, ())

    @cached_property
    def _mentioning(self) -> dict[Key, tuple[Item, ...]]:
        found = defaultdict(list)
        for item in self._items.values():
            for key in item.references:
                found[key].append(item)
        return {key: tuple(items) for key, items in found.items()}

    @cached_property
    def vocabulary(self) -> dict[str, dict[str, Vocable]]:
        """The words of each list, in order."""
        return {words.id: {word.id: word for word in words.words} for words in self[VOCABULARY]}


def _first(item: Item, field: str) -> tuple[str, str]:
    """Return the first reference or word in a field, behind its kind or list."""
    for location, mark, value in item.mentioned.mentions:
        if location[0] == field:
            return mark.name, value
    raise LookupError(f"{item.key.id} has nothing in {field}")
