"""What is published beside the pages: searches, what the fit finder counts with, citations for reference managers."""

from collections.abc import Iterator, Mapping

from portal.outputs.citations import bibtex, csl_json, ris
from portal.outputs.fit_finder import facts_file, names_files
from portal.outputs.search import page_segment, search_files
from portal.processes import spread
from portal.site.handwritten import Page
from portal.site.prepare import Prepared
from portal.site.shell import text_of
from portal.text import LANGUAGES, Language

SEARCH = "search"
"""The folder of a language's search."""


def beside_pages(prepared: Prepared, built: Mapping[Language, Mapping[Page, str]]) -> Iterator[tuple[str, bytes]]:
    """Yield the files by path below the site, given what the page builder made of each page."""
    yield from _searches(prepared, built)
    yield from _fit(prepared)
    yield from _citations(prepared)


def _searches(prepared: Prepared, built: Mapping[Language, Mapping[Page, str]]) -> Iterator[tuple[str, bytes]]:
    """Yield the search of each language: over its records and the pages that people wrote."""

    def search(language: Language) -> list[tuple[str, bytes]]:
        renderer = prepared.renderers[language]
        written = (
            page_segment(
                renderer, page.name, page.address, page.front.title, page.front.description or "", text_of(html)
            )
            for page, html in built[language].items()
            if not page.front.shell
        )
        return list(search_files(renderer, tuple(written)))

    for language, made in zip(LANGUAGES, spread(search, LANGUAGES), strict=True):
        yield from ((f"{language}/{SEARCH}/{name}", content) for name, content in made)


def _fit(prepared: Prepared) -> Iterator[tuple[str, bytes]]:
    yield "fit.json", facts_file(prepared.renderers[LANGUAGES[0]])
    for language, renderer in prepared.renderers.items():
        yield from ((f"{language}/{name}", content) for name, content in names_files(renderer))


def _citations(prepared: Prepared) -> Iterator[tuple[str, bytes]]:
    """Yield the citations of each record beside its page."""
    cited = [kind.name for kind in prepared.dataset.kinds if kind.cited]
    for language, renderer in prepared.renderers.items():
        for item in (item for name in cited for item in prepared.dataset.items(name)):
            work = renderer.citations.work(item, prepared.settings.url)
            base = f"{language}/{renderer.addresses.of(item, language)}{item.key.id}"
            for ending, form in {"bib": bibtex, "ris": ris, "json": csl_json}.items():
                yield f"{base}.{ending}", form(work).encode()
