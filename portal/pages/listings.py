"""The lists of records into HTML: their lines, their groups, what they can be narrowed by."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from portal.addresses import Addresses
from portal.analysis.facet_options import choice
from portal.analysis.facets import BY_NAME, Facet, FacetValue
from portal.analysis.narrowing import Narrowing
from portal.dataset import Dataset, Item
from portal.language.voice import Voice
from portal.pages.drawer import Drawer
from portal.record import Key, Kind, Record


class ListPage(NamedTuple):
    """One page of a list: of all records of a kind, or of those that have one value of a facet."""

    kind: Kind[Record]
    number: int
    """From 0."""

    chosen: FacetValue | None = None


class Listings:
    """Draws lists in one language. A line, and a facet that is not open, is drawn once for all pages that have it."""

    def __init__(
        self, dataset: Dataset, drawer: Drawer, voice: Voice, addresses: Addresses, narrowing: Narrowing
    ) -> None:
        """Take the records, and who draws, speaks, addresses and narrows."""
        self._dataset = dataset
        self._drawer = drawer
        self._voice = voice
        self._addresses = addresses
        self._narrowing = narrowing

    def page(self, page: ListPage, items: Sequence[Item], pages: int) -> str:
        """Return one page of a list, given its records and how many pages there are."""
        return self._drawer.draw(
            f"lists/{page.kind.name}.html",
            "lists/base.html",
            groups=[(group, list(found)) for group, found in groupby(items, key=self._dataset.group)],
            kind=page.kind,
            page=page.number,
            pages=pages,
            page_link=lambda number: self._way_to(page.kind, number, page.chosen),
            panel=self._panel(page),
            chosen=page.chosen,
        )

    def line(self, item: Item) -> Markup:
        """Return what a list shows of a record."""
        asked = (*item.key, self._drawer.way.home)
        kept = self._dataset.trace.kept(
            (f"line {self._voice.language}", *asked), lambda: self.draw_line(*asked), held=True
        )
        return Markup(kept.decode())

    def draw_line(self, kind: str, id: str, home: str) -> bytes:
        """Return what a list shows of a record, for pages with some way home."""
        with self._drawer.on(home):
            item = self._dataset.item(Key(kind, id))
            return self._drawer.draw(f"items/{kind}.html", "items/default.html", item=item).strip().encode()

    def draw_facet(self, kind: str, facet: str, home: str) -> bytes:
        """Return a facet that is not open and tells no numbers, for pages with some way home."""
        with self._drawer.on(home):
            return self._facet(self._dataset.kind(kind), BY_NAME[facet]).encode()

    def _panel(self, page: ListPage) -> Markup:
        """Return what a list can be narrowed by; how many records have each value stands on its first page alone."""
        is_first = page.chosen is None and page.number == 0
        return Markup("").join(
            self._facet(page.kind, facet, page.chosen, counted=is_first)
            if is_first or (page.chosen and page.chosen.facet == facet)
            else self._closed(page.kind, facet)
            for facet in self._narrowing.facets(page.kind)
        )

    def _closed(self, kind: Kind[Record], facet: Facet) -> Markup:
        asked = (kind.name, facet.name, self._drawer.way.home)
        kept = self._dataset.trace.kept(
            (f"facet {self._voice.language}", *asked), lambda: self.draw_facet(*asked), held=True
        )
        return Markup(kept.decode())

    def _facet(
        self, kind: Kind[Record], facet: Facet, chosen: FacetValue | None = None, *, counted: bool = False
    ) -> Markup:
        def way(one: FacetValue) -> str:
            return self._way_to(kind, 0, one)

        shown = choice(kind, facet, self._narrowing, self._dataset, self._voice, way, counted=counted)
        html = self._drawer.component("facet", facet=shown, chosen=chosen.value if chosen else None)
        return Markup(html)

    def _way_to(self, kind: Kind[Record], number: int, chosen: FacetValue | None) -> str:
        return self._drawer.way.home + self._addresses.of_list(kind, self._voice.language, number, chosen)
