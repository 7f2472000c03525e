"""The record pages of a built portal into what every search engine is given: the same texts and the same facets."""

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from portal.addresses import Addresses
from portal.analysis.facets import FACETS
from portal.dataset import Dataset, Item, load
from portal.dataset.load import DATA
from portal.project import SITE
from portal.text import Language

UNREAD = {"nav", "script", "style", "svg", "template"}
"""Parts of a page that say nothing of its own; Pagefind passes them over by itself."""


class Document(NamedTuple):
    """A page of a record."""

    path: Path
    """Its file, below the site."""

    html: str
    title: str
    abstract: str
    body: str
    """All words of its main part."""

    facets: dict[str, list[str]]
    """What it can be chosen by, and its values."""


class Built(NamedTuple):
    """A built portal, and its documents."""

    site: Path
    dataset: Dataset
    documents: Sequence[Document]


def read(project: Path) -> Built:
    """Return a portal that was built in its folder, with its English documents."""
    site, dataset = project / SITE, load(project / DATA)
    return Built(site, dataset, tuple(documents(dataset, site, "en")))


def documents(dataset: Dataset, site: Path, language: Language) -> Iterator[Document]:
    """Yield the records that have a page of their own, in site order."""
    addresses = Addresses(dataset)
    for kind in dataset.kinds:
        if not kind.pages:
            continue
        for item in dataset.items(kind.name):
            path = Path(language, addresses.of(item, language) or "", "index.html")
            html = (site / path).read_text(encoding="utf-8")
            page = Page(html)
            yield Document(path, html, page.title, page.abstract, page.body, facets(dataset, item))


def facets(dataset: Dataset, item: Item) -> dict[str, list[str]]:
    """Return the values of a record by facet, those of the portal's own search."""
    found = {facet.name: sorted(set(facet.values(dataset, item))) for facet in FACETS}
    return {"kind": [item.key.kind]} | {name: values for name, values in found.items() if values}


class Page(HTMLParser):
    """Reads the title, the description and the words of a page."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.abstract = ""
        self._open: list[str] = []
        self._words: list[str] = []
        self._title: list[str] = []
        self.feed(html)
        self.title, self.body = " ".join(self._title), " ".join(self._words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta" and ("name", "description") in attrs:
            self.abstract = dict(attrs)["content"] or ""
        if tag in {"main", "h1", *UNREAD}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if "main" in self._open and not UNREAD.intersection(self._open):
            self._words += data.split()
            if "h1" in self._open:
                self._title += data.split()
