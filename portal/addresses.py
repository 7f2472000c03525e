"""Where each record stands on the site, in each language."""

from portal.analysis.facets import FacetValue
from portal.analysis.order import Lists
from portal.dataset import Dataset, Item
from portal.record import Key, Kind, Record
from portal.text import LANGUAGES, Language


class Addresses:
    """The addresses of all records, below the home page of a language."""

    def __init__(self, dataset: Dataset) -> None:
        """Address the records of a dataset."""
        self._dataset = dataset
        self._lists = {language: Lists(dataset, language) for language in LANGUAGES}

    def of(self, item: Item, language: Language) -> str | None:
        """Return `studies/<id>/`, `glossary/#<id>`, or None where a record has no place of its own."""
        kind = self._dataset.kind(item.key.kind)
        if kind.pages and kind.section:
            return f"{_section(kind, language)}/{item.key.id}/"
        if kind.section:
            return f"{self.of_list(kind, language, self._lists[language].page_of(item))}#{item.key.id}"
        owner = next((m for m in item.mentioned.mentions if kind.parent and m.location == (kind.parent,)), None)
        if owner is None:
            return None
        address = self.of(self._dataset.item(Key(owner.mark.name, owner.value)), language)
        return address and f"{address}#{item.key.id}"

    def of_list(self, kind: Kind[Record], language: Language, page: int = 0, chosen: FacetValue | None = None) -> str:
        """Return `studies/`, or `studies-2/` for the second page of a list; `innovations/channel/chat/` for a value."""
        value = f"/{chosen.facet.slug.say(language).text}/{chosen.value}" if chosen else ""
        return f"{_section(kind, language)}{value}{f'-{page + 1}' if page else ''}/"


def _section(kind: Kind[Record], language: Language) -> str:
    return kind.section.say(language).text if kind.section else ""
