"""The pages of one language: hand-written ones, lists, and those of records."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from portal.analysis.facet_options import label
from portal.analysis.facets import FacetValue
from portal.analysis.order import list_length
from portal.citations.metadata import Crumb, linked_data, tags
from portal.dataset import Item
from portal.kinds.chart import CHARTS
from portal.marks import Mark, fill, marks_in
from portal.pages.figures import Figures
from portal.pages.frame import Frame
from portal.pages.listings import ListPage
from portal.pages.place import Place, way_home
from portal.pages.renderer import Renderer
from portal.prose.calls import Macros, called
from portal.prose.content import text_of
from portal.prose.page import Page
from portal.record import Key, Record
from portal.text.shortened import shortened

DESCRIPTION_LENGTH = 160
"""Characters of a description: what search engines show."""


class Pages:
    """Draws the pages of one language."""

    def __init__(self, renderer: Renderer, figures: Figures, macros: Macros) -> None:
        """Take who draws records and charts, and the macros that hand-written pages call."""
        self._renderer = renderer
        self._figures = figures
        self._frame = Frame(renderer)
        self._macros = macros
        self._ask = renderer.trace.ask

    def record(self, kind: str, id: str) -> bytes:
        """Return the page of one record."""
        renderer, item = self._renderer, self._renderer.dataset.item(Key(kind, id))
        address = self._address(item.key)
        body = renderer.trace.kept((f"body {renderer.language}", kind, id), lambda: self.draw_body(kind, id))
        with renderer.on(way_home(address)):
            place = Place(
                address=address,
                twin=renderer.addresses.of(item, renderer.voice.other) or "",
                title=renderer.voice.plain(item.label),
                description=shortened(self._description(item.record), DESCRIPTION_LENGTH),
                section=self._section(item.key.kind),
                exact=False,
                metadata=self._metadata(item.key),
            )
            return self._finished(place, body.decode())

    def draw_body(self, kind: str, id: str) -> bytes:
        """Return what stands on the page of a record, its charts left out."""
        renderer, key = self._renderer, Key(kind, id)
        view = renderer.views.of(key)
        with renderer.on(way_home(self._address(key))):
            path, line = view.item.origin
            return renderer.record(view, self._ask("edit", path.as_posix(), str(line))).encode()

    def listed(self, kind_name: str, number: int) -> bytes:
        """Return one page of a kind's list, from 0."""
        renderer, kind = self._renderer, self._renderer.dataset.kind(kind_name)
        address = renderer.addresses.of_list(kind, renderer.language, number)
        twin = renderer.addresses.of_list(kind, renderer.voice.other, number)
        name = self._list_page(kind.name)
        with renderer.on(way_home(address)):
            listing = self._listing(
                ListPage(kind, number), renderer.lists.page(kind, number), renderer.lists.pages(kind)
            )
            if name:
                page: Page = self._ask(f"written {renderer.language}", name)
                place = Place(address, twin, page.front.title, page.front.description or "", name, exact=True)
                return self._finished(place, self._filled(name, {kind.name: listing}))
            title = renderer.voice.plain(kind.title)
            place = Place(address, twin, title, "", kind.name, exact=True)
            return self._finished(place, f"<h1>{title}</h1>\n{listing}")

    def narrowed(self, kind_name: str, chosen: FacetValue, number: int) -> bytes:
        """Return one page of the records of a kind that have one value of a facet, from 0."""
        renderer, kind = self._renderer, self._renderer.dataset.kind(kind_name)
        voice, addresses = renderer.voice, renderer.addresses
        address = addresses.of_list(kind, voice.language, number, chosen)
        twin = addresses.of_list(kind, voice.other, number, chosen)
        with renderer.on(way_home(address)):
            said = voice.worded(f"facet_{chosen.facet.name}")
            value = label(*chosen, renderer.dataset, voice)
            title = voice.worded("narrowed_by", kind=voice.plain(kind.title), value=value)
            place = Place(address, twin, title, f"{title} ({said})", self._section(kind.name), exact=False)
            total = renderer.narrowing.number(kind, chosen)
            items = renderer.narrowing.page(kind, chosen, number)
            listing = self._listing(ListPage(kind, number, chosen), items, list_length(total))
            head = renderer.component("narrowed", kind=kind, title=title, facet=said, number=total)
            return self._finished(place, head + listing)

    def prose(self, name: str) -> bytes:
        """Return a page that somebody wrote."""
        page: Page = self._ask(f"written {self._renderer.language}", name)
        twin = self._ask(f"address {self._renderer.voice.other}", name)
        place = Place(page.address, twin, page.front.title, page.front.description or "", name, exact=True)
        with self._renderer.on(way_home(page.address)):
            return self._finished(place, self._filled(name, {}))

    def text(self, name: str) -> str:
        """Return the text that a reader sees of a page that somebody wrote, without lists and charts."""
        return text_of(fill(self._filled(name, {}), lambda _mark: ""))

    def calls(self, name: str) -> dict[str, str]:
        """Return what each macro that a page calls makes there; raise DataError with each call that cannot be made."""
        question = (f"calls {self._renderer.language}", name)
        return dict(json.loads(self._renderer.trace.kept(question, lambda: self.draw_calls(name))))

    def charts(self, pages: Iterable[Page]) -> Iterator[str]:
        """Yield the names of the charts that some pages show."""
        for page in pages:
            for made in self.calls(page.name).values():
                yield from (mark.arguments[0] for mark in marks_in(made) if mark.name == "chart")

    def draw_calls(self, name: str) -> bytes:
        """Return what each macro that a page calls makes there, as JSON."""
        page: Page = self._ask(f"written {self._renderer.language}", name)
        with self._renderer.on(way_home(page.address)):
            return json.dumps(called(page, self._macros), ensure_ascii=False).encode()

    def _listing(self, page: ListPage, items: Sequence[Item], pages: int) -> str:
        return self._renderer.with_contents(self._renderer.listings.page(page, items, pages))

    def _list_page(self, kind: str) -> str:
        return str(self._ask(f"list page {self._renderer.language}", kind))

    def _section(self, kind: str) -> str:
        return self._list_page(kind) or kind

    def _address(self, key: Key) -> str:
        address = self._renderer.addresses.of(self._renderer.dataset.item(key), self._renderer.language)
        if address is None:
            raise LookupError(f"{key} has no page")
        return address

    def _filled(self, name: str, listings: Mapping[str, str]) -> str:
        """Return what the builder made of a page, its macros' marks filled; the marks of charts stay."""
        made = self.calls(name)

        def value(mark: Mark) -> str:
            return fill(made[mark.arguments[0]], inner) if mark.name == "macro" else str(mark)

        def inner(mark: Mark) -> str:
            return listings.get(mark.arguments[0], "") if mark.name == "listing" else str(mark)

        return fill(self._ask(f"built {self._renderer.language}", name), value)

    def _finished(self, place: Place, content: str) -> bytes:
        return self._frame.page(place, self._figures.fill(content)).encode()

    def _description(self, record: Record) -> str:
        return self._renderer.voice.plain(record.abstract or record.label)

    def _metadata(self, key: Key) -> str:
        """Return what programs read of a record's page: the way to it, and the work on it."""
        renderer, url = self._renderer, self._ask(f"url {self._renderer.language}")
        item, kind = renderer.dataset.item(key), renderer.dataset.kind(key.kind)
        work = renderer.citations.work(item, url)
        home = f"{url}{renderer.language}/"
        crumbs = (
            Crumb(renderer.voice.worded("home"), home),
            Crumb(renderer.voice.plain(kind.title), f"{home}{renderer.addresses.of_list(kind, renderer.language)}"),
            Crumb(work.title, work.url),
        )
        files = self._figures.files_of(key.id, url) if kind == CHARTS else ()
        head = tags(work) if kind.cited else ""
        return head + linked_data(crumbs, work if kind.cited else None, self._description(item.record), files)
