"""The families of files that make a site: which files there are of each, where each stands, and what draws it."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from portal.dataset.trace import Question
from portal.kinds.innovation import INNOVATIONS
from portal.outputs.assets import ASSETS, SHEET
from portal.outputs.citations import Work, bibtex, csl_json, ris
from portal.outputs.facets import BY_NAME, FacetValue
from portal.outputs.fit_finder import NAMES_LENGTH, facts_file, names_file
from portal.outputs.order import list_length
from portal.record import Key
from portal.site.figures import FORMS, SCRIPT
from portal.site.loading import Project
from portal.site.root import ROOT, root_file, style_sheet
from portal.text import LANGUAGES, Language

Arguments: TypeAlias = tuple[str, ...]

CITATIONS: Mapping[str, Callable[[Work], str]] = {"bib": bibtex, "ris": ris, "json": csl_json}
"""The forms in which a record's citation can be taken, by the ending of the file."""


class Family(NamedTuple):
    """A sort of file."""

    wanted: Callable[[Project], Iterator[Arguments]]
    """Yields what tells each of its files from the others."""

    path: Callable[..., str]
    """Returns where one stands, below the site, given the project and what tells it apart."""

    draw: Callable[..., bytes]
    """Returns what is in it, given the same."""


def _records(project: Project) -> Iterator[Arguments]:
    for kind in project.dataset.kinds:
        for item in project.dataset.items(kind.name) if kind.pages else ():
            yield from ((language, *item.key) for language in LANGUAGES)


def _record_path(project: Project, language: Language, kind: str, id: str) -> str:
    addresses = project.renderers[language].addresses
    return f"{language}/{addresses.of(project.dataset.item(Key(kind, id)), language)}index.html"


def _lists(project: Project) -> Iterator[Arguments]:
    for kind in project.dataset.kinds:
        for number in range(list_length(project.dataset.number(kind.name))) if kind.section else ():
            yield from ((language, kind.name, str(number)) for language in LANGUAGES)


def _list_path(project: Project, language: Language, kind: str, number: str) -> str:
    addresses = project.renderers[language].addresses
    return f"{language}/{addresses.of_list(project.dataset.kind(kind), language, int(number))}index.html"


def _values(project: Project) -> Iterator[Arguments]:
    narrowing = project.renderers[LANGUAGES[0]].narrowing
    for kind in project.dataset.kinds:
        for facet in narrowing.facets(kind) if kind.section else ():
            for value in narrowing.values(kind, facet):
                for number in range(list_length(narrowing.number(kind, FacetValue(facet, value)))):
                    yield from ((language, kind.name, facet.name, value, str(number)) for language in LANGUAGES)


def _value_path(project: Project, language: Language, kind: str, facet: str, value: str, number: str) -> str:
    addresses, chosen = project.renderers[language].addresses, FacetValue(BY_NAME[facet], value)
    return f"{language}/{addresses.of_list(project.dataset.kind(kind), language, int(number), chosen)}index.html"


def _prose(project: Project) -> Iterator[Arguments]:
    for language in LANGUAGES:
        lists = {project.dataset.trace.ask(f"list page {language}", kind.name) for kind in project.dataset.kinds}
        yield from ((language, page.name) for page in project.written[language] if page.name not in lists)


def _prose_path(project: Project, language: Language, name: str) -> str:
    return f"{language}/{project.dataset.trace.ask(f'address {language}', name)}index.html"


def _charts(project: Project) -> Iterator[Arguments]:
    for language in LANGUAGES:
        names = dict.fromkeys(
            [*project.renderers[language].charts.names, *project.pages[language].charts(project.written[language])]
        )
        yield from ((language, name, form) for name in names for form in FORMS)


def _citations(project: Project) -> Iterator[Arguments]:
    for kind in project.dataset.kinds:
        for item in project.dataset.items(kind.name) if kind.cited else ():
            yield from ((language, *item.key, ending) for language in LANGUAGES for ending in CITATIONS)


def _citation_path(project: Project, language: Language, kind: str, id: str, ending: str) -> str:
    addresses = project.renderers[language].addresses
    return f"{language}/{addresses.of(project.dataset.item(Key(kind, id)), language)}{id}.{ending}"


def _citation(project: Project, language: Language, kind: str, id: str, ending: str) -> bytes:
    renderer = project.renderers[language]
    work = renderer.citations.work(project.dataset.item(Key(kind, id)), renderer.trace.ask(f"url {language}"))
    return CITATIONS[ending](work).encode()


def _names(project: Project) -> Iterator[Arguments]:
    for number in range(-(-project.dataset.number(INNOVATIONS.name) // NAMES_LENGTH)):
        yield from ((language, str(number)) for language in LANGUAGES)


def _sheet(project: Project) -> bytes:
    return style_sheet(project.dataset.trace.ask("theme"), project.renderers[LANGUAGES[0]].assets.sheet)


FAMILIES: Mapping[str, Family] = {
    "list": Family(
        _lists, _list_path, lambda project, language, kind, number: project.pages[language].listed(kind, int(number))
    ),
    "value": Family(
        _values,
        _value_path,
        lambda project, language, kind, facet, value, number: project.pages[language].narrowed(
            kind, facet, value, int(number)
        ),
    ),
    "record": Family(_records, _record_path, lambda project, language, *key: project.pages[language].record(*key)),
    "prose": Family(_prose, _prose_path, lambda project, language, name: project.pages[language].prose(name)),
    "chart": Family(
        _charts,
        lambda project, language, *of: f"{language}/{project.figures[language].address(*of)}",
        lambda project, language, *of: project.figures[language].file(*of),
    ),
    "citation": Family(_citations, _citation_path, _citation),
    "names": Family(
        _names,
        lambda _project, language, number: f"{language}/fit-{number}.json",
        lambda project, language, number: names_file(project.renderers[language], int(number)),
    ),
    "fit": Family(
        lambda _project: iter([()]),
        lambda _project: "fit.json",
        lambda project: facts_file(project.renderers[LANGUAGES[0]]),
    ),
    "asset": Family(
        lambda project: ((name,) for name in project.renderers[LANGUAGES[0]].assets.names),
        lambda _project, name: (ASSETS / name).as_posix(),
        lambda project, name: project.renderers[LANGUAGES[0]].assets.read(name),
    ),
    "sheet": Family(lambda _project: iter([()]), lambda _project: SHEET.as_posix(), _sheet),
    "script": Family(lambda _project: iter([()]), lambda _project: SCRIPT, lambda project: project.pictures.bundle()),
    "root": Family(
        lambda _project: ((path,) for path in ROOT),
        lambda _project, path: path,
        lambda project, path: root_file(project.renderers, path, project.settings.path),
    ),
}
"""All files but those of the search, in the order in which they are drawn: pages that take longest first."""


def wanted(project: Project) -> dict[Question, str]:
    """Return the question of each file, and where the file stands."""
    return {
        (name, *arguments): family.path(project, *arguments)
        for name, family in FAMILIES.items()
        for arguments in family.wanted(project)
    }


def draw_file(project: Project, question: Question) -> bytes:
    """Return what is in a file."""
    return FAMILIES[question[0]].draw(project, *question[1:])
