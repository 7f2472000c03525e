"""The search of each language, brought up to date from what the documents that have changed give it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, TypeAlias, cast

from portal.building.folders import Folders
from portal.building.loading import Project
from portal.dataset.trace import Question, number_of
from portal.pages.site import Site
from portal.processes import spread
from portal.project import SEARCH
from portal.prose.page import Page
from portal.record import Key
from portal.search import Segment, about, index_files, page_segment, segments, updated_files
from portal.search.segment import segments_read, segments_written
from portal.store import Published, digest_of_bytes
from portal.text import LANGUAGES, Language

Order: TypeAlias = dict[Question, list[str]]
"""What gives segments, in site order, with the keys of the segments that it gives."""

RECORDS, PAGES = "segments", "prose"
"""Before the language in the questions that segments are kept under: of a record, of a hand-written page."""


class DamagedError(Exception):
    """A published file of a search is not as it was published."""


@dataclass
class Written:
    """What became of the files of the search."""

    files: dict[str, Published] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Changed:
    """What gives other segments than before, or did not give any, or gives none any more."""

    orders: Mapping[Language, Order]
    """What gave segments when the search was last brought up to date; empty where that is not known."""

    before: Mapping[Question, bytes | None]
    """What each gave that gave any; None where that is not to be had any more."""

    drawn: tuple[Question, ...]
    """What is drawn anew."""


class Made(NamedTuple):
    """The files of a search: all, or those that change."""

    order: Order
    files: dict[str, bytes]
    gone: Set[str] = frozenset()


def draw_segment(site: Site, question: Question) -> bytes:
    """Return what a record or a page gives the search."""
    sort, _, language = question[0].partition(" ")
    renderer = site.renderers[cast("Language", language)]
    if sort == RECORDS:
        return segments_written(segments(renderer, site.dataset.item(Key(*question[1:]))))
    page: Page = renderer.trace.ask(f"written {language}", question[1])
    text = site.pages[renderer.language].text(page.name)
    description = page.front.description or ""
    return segments_written([page_segment(renderer, page.name, page.address, page.front.title, description, text)])


def wanted_segments(site: Site) -> Iterator[Question]:
    """Yield what gives segments, in site order."""
    for kind in site.dataset.kinds:
        for item in site.dataset.items(kind.name):
            yield from ((f"{RECORDS} {language}", *item.key) for language in LANGUAGES)
    for language in LANGUAGES:
        yield from ((f"{PAGES} {language}", page.name) for page in site.written[language])


def take_changes(project: Project) -> Changed:
    """Return what has to be drawn anew; to be asked before it is.

    What is noted of the search is gone from then on, until it is brought up to date: segments that a stopped build has
    kept are not in the files that are published.
    """
    standing = project.standing
    orders = {language: _order(project, language) for language in LANGUAGES}
    known = [question for order in orders.values() for question in order]
    wanted = list(wanted_segments(project.site)) if project.has_other_files or not known else known
    drawn = tuple(question for question in wanted if not standing.stands(number_of(question)))
    other = set(known).intersection(drawn) | set(known).difference(wanted)
    before = {question: standing.kept(number_of(question)) for question in known if question in other}
    for language in LANGUAGES:
        project.store.put_note(_note(language), b"")
    return Changed(orders, before, drawn)


def draw_search(
    project: Project, folders: Folders, published: Mapping[str, Published], wrong: Iterable[str], what: Changed
) -> Written:
    """Bring the files of the search up to date in the coming site, once what has changed is drawn and kept."""
    written, spoilt = Written(), set(wrong)
    there = {language: _there(language, published) for language in LANGUAGES}
    made: dict[Language, Made] = {}
    for language in LANGUAGES:
        try:
            if not there[language] or not spoilt.isdisjoint(f"{_folder(language)}{name}" for name in there[language]):
                raise DamagedError(language)
            made[language] = _updated(project, language, _reader(folders, language, there[language]), what)
        except DamagedError:
            continue
    anew = [language for language in LANGUAGES if language not in made]
    made |= zip(anew, spread(partial(_anew, project.site), anew, project.store.read_only), strict=True)
    for language in LANGUAGES:
        project.store.put_note(_note(language), json.dumps([*made[language].order.items()]).encode())
        gone = there[language].keys() - made[language].files.keys() if language in anew else made[language].gone
        _write(folders, language, made[language].files, gone, there[language], spoilt, written)
    return written


def search_anew(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each file of the search, made as if there had been none."""
    for language in LANGUAGES:
        for name, content in _anew(site, language).files.items():
            yield f"{_folder(language)}{name}", content


def _write(
    folders: Folders,
    language: Language,
    files: Mapping[str, bytes],
    gone: Iterable[str],
    there: Mapping[str, Published],
    spoilt: set[str],
    written: Written,
) -> None:
    for name, content in files.items():
        path, digest = f"{_folder(language)}{name}", digest_of_bytes(content)
        if name not in there or there[name].digest != digest or path in spoilt:
            written.files[path] = Published(0, digest, *folders.write(path, content))
    for name in gone:
        folders.remove(f"{_folder(language)}{name}")
        written.gone.add(f"{_folder(language)}{name}")


def _there(language: Language, published: Mapping[str, Published]) -> dict[str, Published]:
    folder = _folder(language)
    return {path.removeprefix(folder): file for path, file in published.items() if path.startswith(folder)}


def _folder(language: Language) -> str:
    return f"{language}/{SEARCH}/"


def _reader(folders: Folders, language: Language, there: Mapping[str, Published]) -> Callable[[str], bytes]:
    """Return what reads the files of a search as they were published, below its folder."""

    def read(name: str) -> bytes:
        try:
            content = (folders.fresh / _folder(language) / name).read_bytes()
        except OSError:
            raise DamagedError(name) from None
        if name not in there or there[name].digest != digest_of_bytes(content):
            raise DamagedError(name)
        return content

    return read


def _updated(project: Project, language: Language, read: Callable[[str], bytes], what: Changed) -> Made:
    """Return what changes in a search."""
    old = what.orders[language]
    if not old:
        raise DamagedError(language)
    before = [value for question, value in what.before.items() if question in old]
    if None in before:
        raise DamagedError(language)
    removed = [one for value in before if value is not None for one in segments_read(value)]
    drawn = {question: _segments(project.site, question) for question in what.drawn if _is_of(question, language)}
    added = [one for found in drawn.values() for one in found]
    if 2 * len(added) > sum(map(len, old.values())):
        raise DamagedError(language)  # to bring up to date what is mostly another would take longer than to begin anew
    order = _new_order(project, language, old, drawn)
    where = {key: question for question, keys in order.items() for key in keys}

    def stored(key: str) -> Segment:
        return next(one for one in _segments(project.site, where[key]) if one.key == key)

    keys = [key for keys in order.values() for key in keys]
    update = updated_files(language, read, removed, added, about(project.site.renderers[language], keys), stored)
    return Made(order, update.files, update.gone)


def _anew(site: Site, language: Language) -> Made:
    """Return a search that is not there yet, or cannot be relied on."""
    order: Order = {}

    def found() -> Iterator[Segment]:
        for question in wanted_segments(site):
            if _is_of(question, language):
                given = _segments(site, question)
                order[question] = [one.key for one in given]
                yield from given

    given = list(found())
    files = index_files(language, given, about(site.renderers[language], [one.key for one in given]))
    return Made(order, dict(files))


def _segments(site: Site, question: Question) -> tuple[Segment, ...]:
    return segments_read(site.dataset.trace.kept(question, lambda: draw_segment(site, question)))


def _new_order(project: Project, language: Language, old: Order, drawn: Mapping[Question, Iterable[Segment]]) -> Order:
    """Return what gives segments now, in site order."""
    questions = wanted_segments(project.site) if project.has_other_files else iter(old)
    return {
        question: [one.key for one in drawn[question]] if question in drawn else old[question]
        for question in questions
        if _is_of(question, language)
    }


def _order(project: Project, language: Language) -> Order:
    """Return what gave segments when the search was last brought up to date, in site order."""
    return {tuple(question): keys for question, keys in json.loads(project.store.note(_note(language)) or b"[]")}


def _note(language: Language) -> str:
    """Return the name of the note of what gives the segments of a search, in site order."""
    return f"search {language}"


def _is_of(question: Question, language: Language) -> bool:
    return question[0].endswith(f" {language}")
