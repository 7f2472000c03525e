"""The families of files that make a site: which files there are of each, where each stands, and what draws it."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from portal.analysis.facets import BY_NAME, FacetValue
from portal.analysis.order import list_length
from portal.citations import Work, bibtex, csl_json, ris
from portal.dataset.trace import Question
from portal.kinds.innovation import INNOVATIONS
from portal.pages.assets import ASSETS, SHEET
from portal.pages.figures import FORMS, SCRIPT
from portal.pages.fit_finder import NAMES_LENGTH, facts_file, names_file
from portal.pages.root import ROOT, root_file, style_sheet
from portal.pages.site import Site
from portal.record import Key
from portal.text import LANGUAGES, Language

Arguments: TypeAlias = tuple[str, ...]

CITATIONS: Mapping[str, Callable[[Work], str]] = {"bib": bibtex, "ris": ris, "json": csl_json}
"""The forms in which a record's citation can be taken, by the ending of the file."""


class Family(NamedTuple):
    """A sort of file."""

    wanted: Callable[[Site], Iterator[Arguments]]
    """Yields what tells each of its files from the others."""

    path: Callable[..., str]
    """Returns where one stands, below the site, given the site and what tells it apart."""

    draw: Callable[..., bytes]
    """Returns what is in it, given the same."""


def _records(site: Site) -> Iterator[Arguments]:
    for kind in site.dataset.kinds:
        for item in site.dataset.items(kind.name) if kind.pages else ():
            yield from ((language, *item.key) for language in LANGUAGES)


def _record_path(site: Site, language: Language, kind: str, id: str) -> str:
    addresses = site.renderers[language].addresses
    return f"{language}/{addresses.of(site.dataset.item(Key(kind, id)), language)}index.html"


def _lists(site: Site) -> Iterator[Arguments]:
    for kind in site.dataset.kinds:
        for number in range(list_length(site.dataset.number(kind.name))) if kind.section else ():
            yield from ((language, kind.name, str(number)) for language in LANGUAGES)


def _list_path(site: Site, language: Language, kind: str, number: str) -> str:
    addresses = site.renderers[language].addresses
    return f"{language}/{addresses.of_list(site.dataset.kind(kind), language, int(number))}index.html"


def _values(site: Site) -> Iterator[Arguments]:
    narrowing = site.renderers[LANGUAGES[0]].narrowing
    for kind in site.dataset.kinds:
        for facet in narrowing.facets(kind) if kind.section else ():
            for value in narrowing.values(kind, facet):
                for number in range(list_length(narrowing.number(kind, FacetValue(facet, value)))):
                    yield from ((language, kind.name, facet.name, value, str(number)) for language in LANGUAGES)


def _value_path(site: Site, language: Language, kind: str, facet: str, value: str, number: str) -> str:
    addresses, chosen = site.renderers[language].addresses, FacetValue(BY_NAME[facet], value)
    return f"{language}/{addresses.of_list(site.dataset.kind(kind), language, int(number), chosen)}index.html"


def _prose(site: Site) -> Iterator[Arguments]:
    for language in LANGUAGES:
        lists = {site.dataset.trace.ask(f"list page {language}", kind.name) for kind in site.dataset.kinds}
        yield from ((language, page.name) for page in site.written[language] if page.name not in lists)


def _prose_path(site: Site, language: Language, name: str) -> str:
    return f"{language}/{site.dataset.trace.ask(f'address {language}', name)}index.html"


def _charts(site: Site) -> Iterator[Arguments]:
    for language in LANGUAGES:
        names = dict.fromkeys(
            [*site.renderers[language].charts.names, *site.pages[language].charts(site.written[language])]
        )
        yield from ((language, name, form) for name in names for form in FORMS)


def _citations(site: Site) -> Iterator[Arguments]:
    for kind in site.dataset.kinds:
        for item in site.dataset.items(kind.name) if kind.cited else ():
            yield from ((language, *item.key, ending) for language in LANGUAGES for ending in CITATIONS)


def _citation_path(site: Site, language: Language, kind: str, id: str, ending: str) -> str:
    addresses = site.renderers[language].addresses
    return f"{language}/{addresses.of(site.dataset.item(Key(kind, id)), language)}{id}.{ending}"


def _citation(site: Site, language: Language, kind: str, id: str, ending: str) -> bytes:
    renderer = site.renderers[language]
    work = renderer.citations.work(site.dataset.item(Key(kind, id)), renderer.trace.ask(f"url {language}"))
    return CITATIONS[ending](work).encode()


def _names(site: Site) -> Iterator[Arguments]:
    for number in range(-(-site.dataset.number(INNOVATIONS.name) // NAMES_LENGTH)):
        yield from ((language, str(number)) for language in LANGUAGES)


def _sheet(site: Site) -> bytes:
    return style_sheet(site.dataset.trace.ask("theme"), site.renderers[LANGUAGES[0]].assets.sheet)


FAMILIES: Mapping[str, Family] = {
    "list": Family(
        _lists, _list_path, lambda site, language, kind, number: site.pages[language].listed(kind, int(number))
    ),
    "value": Family(
        _values,
        _value_path,
        lambda site, language, kind, facet, value, number: site.pages[language].narrowed(
            kind, facet, value, int(number)
        ),
    ),
    "record": Family(_records, _record_path, lambda site, language, *key: site.pages[language].record(*key)),
    "prose": Family(_prose, _prose_path, lambda site, language, name: site.pages[language].prose(name)),
    "chart": Family(
        _charts,
        lambda site, language, *of: f"{language}/{site.figures[language].address(*of)}",
        lambda site, language, *of: site.figures[language].file(*of),
    ),
    "citation": Family(_citations, _citation_path, _citation),
    "names": Family(
        _names,
        lambda _site, language, number: f"{language}/fit-{number}.json",
        lambda site, language, number: names_file(site.renderers[language], int(number)),
    ),
    "fit": Family(
        lambda _site: iter([()]),
        lambda _site: "fit.json",
        lambda site: facts_file(site.renderers[LANGUAGES[0]]),
    ),
    "asset": Family(
        lambda site: ((name,) for name in site.renderers[LANGUAGES[0]].assets.names),
        lambda _site, name: (ASSETS / name).as_posix(),
        lambda site, name: site.renderers[LANGUAGES[0]].assets.read(name),
    ),
    "sheet": Family(lambda _site: iter([()]), lambda _site: SHEET.as_posix(), _sheet),
    "script": Family(lambda _site: iter([()]), lambda _site: SCRIPT, lambda site: site.pictures.bundle()),
    "root": Family(
        lambda _site: ((path,) for path in ROOT),
        lambda _site, path: path,
        lambda site, path: root_file(site.renderers, path, site.settings.path),
    ),
}
"""All files but those of the search, in the order in which they are drawn: pages that take longest first."""


def wanted(site: Site) -> dict[Question, str]:
    """Return the question of each file, and where the file stands."""
    return {
        (name, *arguments): family.path(site, *arguments)
        for name, family in FAMILIES.items()
        for arguments in family.wanted(site)
    }


def draw_file(site: Site, question: Question) -> bytes:
    """Return what is in a file."""
    return FAMILIES[question[0]].draw(site, *question[1:])
