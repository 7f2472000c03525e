"""Other records, lists and pages into what leads to them from the page being drawn, and what they are called."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from markupsafe import Markup, escape

from portal.addresses import Addresses
from portal.analysis.related import Shared
from portal.dataset import Dataset, Item
from portal.kinds.source import SOURCES
from portal.language.voice import Voice
from portal.pages.drawer import Drawer
from portal.record import CitedWork, Key, Kind, Record

TIES_SHOWN = 3


class Landmarks(NamedTuple):
    """What pages say of the site as a whole."""

    url: str = "http://localhost:8000/"
    """Its address, with a slash at its end."""

    pages: Mapping[str, str] = {}
    """The addresses of the pages that others lead to, below the language's home page, by name."""


class Links:
    """Leads to records, lists and pages in one language."""

    def __init__(
        self, dataset: Dataset, voice: Voice, addresses: Addresses, drawer: Drawer, landmarks: Landmarks
    ) -> None:
        """Take the records, and who speaks, addresses and draws."""
        self._dataset = dataset
        self._voice = voice
        self._addresses = addresses
        self._drawer = drawer
        self._language = voice.language
        trace = dataset.trace
        self._ask = trace.ask
        answering: dict[str, Callable[..., str | None]] = {
            f"page {self._language}": landmarks.pages.get,
            f"url {self._language}": lambda: landmarks.url,
        }
        trace.answer_with(**answering)
        # What is the same on many pages is made once.
        self._named = trace.memo(self._draw_named)
        self._cited = trace.memo(self._draw_cited)
        self.ties = trace.memo(self._ties)

    @property
    def url(self) -> str:
        """The full address of the site."""
        return str(self._ask(f"url {self._language}"))

    def to(self, item: Item) -> str | None:
        """Return the way to a record, or None where it has no place of its own."""
        address = self._addresses.of(item, self._language)
        return None if address is None else self._drawer.way.home + address

    def full(self, item: Item) -> str:
        """Return the full address of a record."""
        return f"{self.url}{self._language}/{self._addresses.of(item, self._language) or ''}"

    def to_list(self, kind: Kind[Record] | str) -> str:
        """Return the way to the list of a kind, or of the kind of some name."""
        kind = self._dataset.kind(kind) if isinstance(kind, str) else kind
        return self._drawer.way.home + self._addresses.of_list(kind, self._language)

    def to_page(self, name: str) -> str:
        """Return the way to a page that others lead to, by name; raise LookupError where there is none."""
        address = self._ask(f"page {self._language}", name)
        if address is None:
            raise LookupError(f"no page is called '{name}'")
        return f"{self._drawer.way.home}{address}"

    def named(self, key: Key) -> Markup:
        """Return a link to a record by its title, or its title where it has no place of its own."""
        return self._named(key, self._drawer.way.home)

    def cited(self, citation: CitedWork) -> Markup:
        """Return a work as the list of sources shows it."""
        return self._cited(citation, self._drawer.way.home)

    def titled(self, group: tuple[str, str]) -> Markup:
        """Return what heads a group of a list: a controlled word, or the title of a record."""
        return self._tie(*group)

    def _draw_named(self, key: Key, home: str) -> Markup:
        item = self._dataset.item(key)
        label, address = self._voice.say(item.label), self._addresses.of(item, self._language)
        return label if address is None else Markup('<a href="{}">{}</a>').format(home + address, label)

    def _draw_cited(self, citation: CitedWork, _home: str) -> Markup:
        source = self._dataset.item(SOURCES.key(citation.source))
        return Markup(self._drawer.component("work", citation=citation, source=source))

    def _ties(self, shared: tuple[Shared, ...]) -> Markup:
        """Return what ties two records together: words, titles of records or names, the first few."""
        return Markup(", ").join(self._tie(list, id) for list, id in shared[:TIES_SHOWN])

    def _tie(self, list: str, id: str) -> Markup:
        if list in self._dataset.vocabulary:
            return self._voice.word(id, list)
        key = Key(list, id)
        return self._voice.say(self._dataset.item(key).label) if key in self._dataset else escape(id)
