"""Where each record stands on the site, in each language."""

from functools import cached_property

from portal.dataset import Dataset, Item
from portal.outputs.facets import Narrowed
from portal.outputs.order import in_order
from portal.record import Key, Kind, Record
from portal.text import LANGUAGES, Language

LIST_LENGTH = 200
"""Records on one page of a list: at about 70 bytes each, compressed, the page stays below 15 kB."""

HERE = "portal:/"
"""Stands for the way back to the language's home page; each page has its own."""

SITE = "portal:site/"
"""Stands for the full address of the site, where readers cite it."""


class Addresses:
    """The addresses of all records, below the home page of a language."""

    def __init__(self, dataset: Dataset) -> None:
        """Address the records of a dataset."""
        self._dataset = dataset

    def of(self, item: Item, language: Language) -> str | None:
        """Return `studies/<id>/`, `glossary/#<id>`, or None where a record has no place of its own."""
        kind = self._dataset.kind(item.key.kind)
        if kind.pages and kind.section:
            return f"{_section(kind, language)}/{item.key.id}/"
        if kind.section:
            return f"{self.of_list(kind, language, self._page[item.key, language])}#{item.key.id}"
        owner = next((m for m in item.mentioned.mentions if kind.parent and m.location == (kind.parent,)), None)
        if owner is None:
            return None
        address = self.of(self._dataset.item(Key(owner.mark.name, owner.value)), language)
        return address and f"{address}#{item.key.id}"

    def of_list(self, kind: Kind[Record], language: Language, page: int = 0, chosen: Narrowed | None = None) -> str:
        """Return `studies/`, or `studies-2/` for the second page of a list; `innovations/channel/chat/` for a value."""
        value = f"/{chosen.facet.slug.say(language).text}/{chosen.value}" if chosen else ""
        return f"{_section(kind, language)}{value}{f'-{page + 1}' if page else ''}/"

    @cached_property
    def _page(self) -> dict[tuple[Key, Language], int]:
        """The list page on which each record without a page of its own stands."""
        return {
            (item.key, language): position // LIST_LENGTH
            for kind in self._dataset.kinds
            if kind.section and not kind.pages
            for language in LANGUAGES
            for position, item in enumerate(in_order(self._dataset, kind, language))
        }


def _section(kind: Kind[Record], language: Language) -> str:
    return kind.section.say(language).text if kind.section else ""
