"""The order in which a list shows its records, in each language."""

import unicodedata

from portal.dataset import Dataset, Item
from portal.record import Kind, Record
from portal.text import Language


def in_order(dataset: Dataset, kind: Kind[Record], language: Language) -> tuple[Item, ...]:
    """Return the items of a kind as a list shows them: by title in the language, where the kind is alphabetical."""
    items = dataset.items(kind.name)
    if not kind.alphabetical:
        return items
    return tuple(sorted(items, key=lambda item: sort_key(item.record.label.say(language).text)))


def sort_key(text: str) -> tuple[str, str]:
    """Return what a text is sorted by: its letters first, accents and capitals only between equals.

    That is the order of both languages' dictionaries (Unicode Collation Algorithm, UTS 10, levels one to three).
    """
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return (letters.casefold(), text)
