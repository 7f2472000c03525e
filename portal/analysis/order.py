"""The order in which a list shows its records, in each language, and the pages it takes."""

import unicodedata

from portal.dataset import Dataset, Item
from portal.record import Key, Kind, Record
from portal.text import Language

LIST_LENGTH = 200
"""Records on one page of a list: at about 70 bytes each, compressed, the page stays below 15 kB."""


class Lists:
    """The lists of all records of a dataset, in one language."""

    def __init__(self, dataset: Dataset, language: Language) -> None:
        """List the records of a dataset."""
        self._dataset = dataset
        self._language = language
        self._orders: dict[str, tuple[Key, ...]] = {}
        self._places: dict[str, dict[str, int]] = {}
        answering = {f"list {language}": self._page, f"listed on {language}": self._page_of}
        dataset.trace.answer_from_records(**answering)

    def pages(self, kind: Kind[Record]) -> int:
        """Return on how many pages the list of a kind stands."""
        return list_length(self._dataset.number(kind.name))

    def page(self, kind: Kind[Record], number: int) -> tuple[Item, ...]:
        """Return the records on one page of the list of a kind, from 0."""
        keys = self._dataset.trace.ask(f"list {self._language}", kind.name, str(number))
        return tuple(map(self._dataset.item, keys))

    def page_of(self, item: Item) -> int:
        """Return the page on which a record is listed, from 0."""
        return int(self._dataset.trace.ask(f"listed on {self._language}", *item.key))

    def _page(self, kind: str, number: str) -> tuple[Key, ...]:
        start = int(number) * LIST_LENGTH
        return self._order(kind)[start : start + LIST_LENGTH]

    def _page_of(self, kind: str, id: str) -> int:
        if kind not in self._places:
            self._places[kind] = {key.id: at // LIST_LENGTH for at, key in enumerate(self._order(kind))}
        return self._places[kind][id]

    def _order(self, kind: str) -> tuple[Key, ...]:
        if kind not in self._orders:
            found = in_order(self._dataset, self._dataset.kind(kind), self._language)
            self._orders[kind] = tuple(item.key for item in found)
        return self._orders[kind]


def list_length(records: int) -> int:
    """Return on how many pages a list of so many records stands: one at least."""
    return max(1, -(-records // LIST_LENGTH))


def in_order(dataset: Dataset, kind: Kind[Record], language: Language) -> tuple[Item, ...]:
    """Return the items of a kind as a list shows them: by title in the language, where the kind is alphabetical."""
    items = dataset.items(kind.name)
    if not kind.alphabetical:
        return items
    return tuple(sorted(items, key=lambda item: sort_key(item.label.say(language).text)))


def sort_key(text: str) -> tuple[str, str]:
    """Return what a text is sorted by: its letters first, accents and capitals only between equals.

    That is the order of both languages' dictionaries (Unicode Collation Algorithm, UTS 10, levels one to three).
    """
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return (letters.casefold(), text)
