"""The pages that people wrote, but those that are the first page of a list."""

from collections.abc import Iterator

from portal.outputs.output import File
from portal.pages.site import Site
from portal.text import LANGUAGES, Language


def files(site: Site) -> Iterator[File]:
    """Yield each page, in each language."""
    for language in LANGUAGES:
        lists = {site.dataset.trace.ask(f"list page {language}", kind.name) for kind in site.dataset.kinds}
        for page in (page for page in site.written[language] if page.name not in lists):
            yield File(f"{language}/{page.address}index.html", (language, page.name))


def draw(site: Site, language: Language, name: str) -> bytes:
    """Return a page."""
    return site.pages[language].prose(name)
