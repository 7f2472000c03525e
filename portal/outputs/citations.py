"""The citations of records, into the files that reference managers read."""

from collections.abc import Callable, Iterator, Mapping

from portal.citations import Work, bibtex, csl_json, ris
from portal.outputs.output import File
from portal.pages.site import Site
from portal.record import Key
from portal.text import LANGUAGES, Language

FORMS: Mapping[str, Callable[[Work], str]] = {"bib": bibtex, "ris": ris, "json": csl_json}
"""The forms in which a record's citation can be taken, by the ending of the file."""


def files(site: Site) -> Iterator[File]:
    """Yield each form of the citation of each record that is cited, in each language."""
    for kind in (kind for kind in site.dataset.kinds if kind.cited):
        for item in site.dataset.items(kind.name):
            for language in LANGUAGES:
                stem = f"{language}/{site.renderers[language].addresses.of(item, language)}{item.key.id}"
                yield from (File(f"{stem}.{form}", (language, *item.key, form)) for form in FORMS)


def draw(site: Site, language: Language, kind: str, id: str, form: str) -> bytes:
    """Return a citation in one of FORMS."""
    renderer = site.renderers[language]
    return FORMS[form](renderer.citations.work(site.dataset.item(Key(kind, id)), renderer.links.url)).encode()
