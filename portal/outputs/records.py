"""The records of the kinds that have pages, into a page each."""

from collections.abc import Iterator

from portal.outputs.output import File
from portal.pages.site import Site
from portal.text import LANGUAGES, Language


def files(site: Site) -> Iterator[File]:
    """Yield the page of each record, in each language."""
    for kind in (kind for kind in site.dataset.kinds if kind.pages):
        for item in site.dataset.items(kind.name):
            for language in LANGUAGES:
                address = site.renderers[language].addresses.of(item, language)
                yield File(f"{language}/{address}index.html", (language, *item.key))


def draw(site: Site, language: Language, kind: str, id: str) -> bytes:
    """Return the page of a record."""
    return site.pages[language].record(kind, id)
