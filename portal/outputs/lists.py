"""The lists of the kinds that have one, into their pages."""

from collections.abc import Iterator

from portal.outputs.output import File
from portal.pages.site import Site
from portal.text import LANGUAGES, Language


def files(site: Site) -> Iterator[File]:
    """Yield the pages of each kind's list, in each language."""
    for kind in (kind for kind in site.dataset.kinds if kind.section):
        for language in LANGUAGES:
            renderer = site.renderers[language]
            for number in range(renderer.lists.pages(kind)):
                address = renderer.addresses.of_list(kind, language, number)
                yield File(f"{language}/{address}index.html", (language, kind.name, str(number)))


def draw(site: Site, language: Language, kind: str, number: str) -> bytes:
    """Return one page of a list."""
    return site.pages[language].listed(kind, int(number))
