"""The pages of one language: hand-written ones, lists, and records hung in the frame."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from portal.kinds.chart import CHARTS
from portal.outputs.addresses import LIST_LENGTH, SITE
from portal.outputs.choices import label
from portal.outputs.facets import Narrowed
from portal.outputs.metadata import Crumb, linked_data, tags
from portal.outputs.order import in_order
from portal.outputs.render import Renderer
from portal.outputs.shortened import shortened
from portal.outputs.views import View
from portal.record import Kind, Record
from portal.site.figures import Figures
from portal.site.frame import Frame, Place
from portal.site.handwritten import FRAME, Page
from portal.site.project import Settings
from portal.site.shell import Shell

DESCRIPTION_LENGTH = 160
"""Characters of a description: what search engines show."""


class Draft(NamedTuple):
    """A page to be written."""

    path: str
    """Its file, below the site."""

    key: str
    """Changes when anything on the page does."""

    draw: Callable[[], bytes]


@dataclass(frozen=True)
class Pages:
    """Makes the pages of one language from the builder's shells."""

    renderer: Renderer
    frame: Frame
    figures: Figures
    settings: Settings
    written: Mapping[str, Page]
    """The hand-written pages by name."""

    twins: Mapping[str, Page]
    """Those of the other language."""

    shells: Mapping[str, Shell]
    """What the builder made of each, by name."""

    basis: bytes
    """Changes when anything does that all pages depend on: templates, code, words, settings, menus."""

    def handwritten(self) -> Iterator[Draft]:
        """Yield the pages that people wrote, but for the frame and those that a list goes on from."""
        listed = {page.name for page in self.list_pages.values()}
        for page in self.written.values():
            if not page.front.shell and page.name not in listed:
                place = self._place(page, page.address, self.twins[page.name].address)
                yield self._draft(place, page.name, b"", dict)

    @cached_property
    def list_pages(self) -> dict[str, Page]:
        """The hand-written page on which each kind's list begins, where there is one."""
        return {kind: page for name, page in self.written.items() for kind in listed_kinds(self.shells[name])}

    def list_page(self, kind: Kind[Record], number: int) -> Draft:
        """Return one page of a kind's list, from 0."""
        items = in_order(self.renderer.dataset, kind, self.renderer.language)
        shown = items[number * LIST_LENGTH : (number + 1) * LIST_LENGTH]
        address = self.renderer.addresses.of_list(kind, self.renderer.language, number)
        twin = self.renderer.addresses.of_list(kind, self.renderer.voice.other, number)
        page = self.list_pages.get(kind.name)
        digest = self.renderer.listing_digest(shown) + str(len(items)).encode() + self._counts(kind)

        def listing() -> str:
            return self.renderer.listing(kind, shown, number, list_length(len(items)))

        if page:
            place = self._place(page, address, twin)
            return self._draft(place, page.name, digest, lambda: {f"listing {kind.name}": listing()})
        title = self.renderer.voice.plain(kind.title)
        place = Place(address, twin, title, "", kind.name, exact=True)
        return self._draft(place, FRAME, digest, lambda: {"content": f"<h1>{title}</h1>\n{listing()}"})

    def value_page(self, kind: Kind[Record], one: Narrowed, number: int) -> Draft:
        """Return one page of the records of a kind that have one value of a facet, from 0."""
        voice, addresses = self.renderer.voice, self.renderer.addresses
        shown = one.items[number * LIST_LENGTH : (number + 1) * LIST_LENGTH]
        address = addresses.of_list(kind, voice.language, number, one)
        twin = addresses.of_list(kind, voice.other, number, one)
        facet, value = (
            voice.worded(f"facet_{one.facet.name}"),
            label(one.facet, one.value, self.renderer.dataset, voice),
        )
        title = voice.worded("narrowed_by", kind=voice.plain(kind.title), value=value)
        place = Place(address, twin, title, f"{title} ({facet})", self._section(kind), exact=False)
        digest = self.renderer.listing_digest(shown) + self._counts(kind)

        def content() -> dict[str, str]:
            listing = self.renderer.listing(kind, shown, number, list_length(len(one.items)), one)
            head = self.renderer.component("narrowed", kind=kind, title=title, facet=facet)
            return {"content": head + listing}

        return self._draft(place, FRAME, digest, content)

    def _counts(self, kind: Kind[Record]) -> bytes:
        """Return what changes when the number of records of any value does."""
        return str([(one.facet.name, one.value, len(one.items)) for one in self.renderer.narrowed(kind)]).encode()

    def record(self, view: View, digest: bytes) -> Draft:
        """Return the page of one record, given its view's digest."""
        address = self.renderer.addresses.of(view.item, self.renderer.language)
        if address is None:
            raise LookupError(f"{view.item.key} has no page")

        def draw() -> bytes:
            origin = view.item.origin
            edit = self.settings.edit_address(origin.path, origin.line)
            place = Place(
                address=address,
                twin=self.renderer.addresses.of(view.item, self.renderer.voice.other) or "",
                title=self.renderer.voice.plain(view.record.label),
                description=shortened(
                    self.renderer.voice.plain(view.record.abstract or view.record.label), DESCRIPTION_LENGTH
                ),
                section=self._section(view.kind),
                exact=False,
                metadata=self._metadata(view),
            )
            return self._finish(place, self.shells[FRAME], {"content": self.renderer.record(view, edit)})

        charts = self.figures.digest if view.kind.charted else b""
        key = blake2b(self.basis + self.shells[FRAME].digest + digest + charts, digest_size=16).hexdigest()
        return Draft(f"{self.renderer.language}/{address}index.html", key, draw)

    def _metadata(self, view: View) -> str:
        """Return what programs read of a record's page: the way to it, and the work on it."""
        voice, cited = self.renderer.voice, view.kind.cited
        work = self.renderer.citations.work(view.item, SITE)
        home = f"{SITE}{voice.language}/"
        section = self.renderer.addresses.of_list(view.kind, voice.language)
        crumbs = (
            Crumb(voice.worded("home"), home),
            Crumb(voice.plain(view.kind.title), f"{home}{section}"),
            Crumb(work.title, work.url),
        )
        description = voice.plain(view.record.abstract or view.record.label)
        files = self.figures.files_of(view.item.key.id, SITE) if view.kind == CHARTS else ()
        head = tags(work) if cited else ""
        return head + linked_data(crumbs, work if cited else None, description, files)

    def _place(self, page: Page, address: str, twin: str) -> Place:
        return Place(address, twin, page.front.title, page.front.description or "", page.name, exact=True)

    def _section(self, kind: Kind[Record]) -> str:
        page = self.list_pages.get(kind.name)
        return page.name if page else kind.name

    def _draft(self, place: Place, shell: str, digest: bytes, content: Callable[[], dict[str, str]]) -> Draft:
        charts = self.figures.digest if self.shells[shell].has_charts else b""
        key = blake2b(self.basis + self.shells[shell].digest + digest + charts, digest_size=16).hexdigest()
        path = f"{self.renderer.language}/{place.path}"
        return Draft(path, key, lambda: self._finish(place, self.shells[shell], content()))

    def _finish(self, place: Place, shell: Shell, content: dict[str, str]) -> bytes:
        filled = self.figures.fill(shell.fill(self.frame.values(place) | content))
        return self.frame.complete(filled, place).encode()


def list_length(records: int) -> int:
    """Return on how many pages a list of so many records stands: one at least."""
    return max(1, -(-records // LIST_LENGTH))


def listed_kinds(shell: Shell) -> list[str]:
    """Return the kinds whose lists a shell has a place for."""
    return [mark.removeprefix("listing ") for mark in shell.marks if mark.startswith("listing ")]
