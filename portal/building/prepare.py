"""Everything a build stands on, loaded and checked: records, words, pages and their macros."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from portal.building.asked import asked_for
from portal.building.loading import Project, project_of
from portal.building.parallel import redrawn
from portal.building.wanted import missing_parts, missing_words
from portal.dataset import Dataset, load_kept
from portal.kinds.chosen import chosen_kinds
from portal.language.words import Words, load_words
from portal.pages.policy import refused_in
from portal.pages.site import Bind, Site
from portal.problem import DataError, Problem
from portal.project import Settings, settings
from portal.prose.calls import misplaced_lists
from portal.prose.page import Page, read_pages
from portal.store import Store
from portal.text import LANGUAGES, Language

T = TypeVar("T")


def prepare(bind: Bind, store: Store, state: bytes) -> Project:
    """Load and check the whole project; raise DataError with every problem of every part.

    `state` changes when anything but the records does.
    """
    # What was found sound is, as long as nothing of it has changed.
    is_sound = store.note("sound project") == state
    dataset, words, written, set_up = _parts(store, is_sound=is_sound)
    problems = [*missing_words(dataset)]
    if missing := tuple(missing_parts(dataset.kinds)):
        raise DataError([*problems, *missing])  # nothing can be drawn of such a kind
    project = project_of(bind, store, dataset, words, written, set_up)
    if not is_sound:
        problems += _misplaced(project.site)
        if broken := tuple(project.site.renderers[LANGUAGES[0]].faults()):
            raise DataError([*problems, *broken])  # macros draw with the templates, so they cannot be tried
    is_same = store.note("project state") == state
    has_other = project.standing.find(partial(redrawn, project), is_same_project=is_same)
    project = replace(project, has_other_files=has_other)
    if broken := project.site.renderers[LANGUAGES[0]].charts.faults():
        raise DataError([*problems, *broken])
    for language in LANGUAGES:
        for page in written[language]:
            _collected(partial(project.site.pages[language].calls, page.name), problems)
    if problems:
        raise DataError(problems)
    store.put_note("sound project", state)
    return project


def _parts(store: Store, *, is_sound: bool) -> tuple[Dataset, Words, dict[Language, tuple[Page, ...]], Settings]:
    """Return the records, words, pages and settings; raise DataError with every problem of each."""
    problems: list[Problem] = []
    kinds = _collected(chosen_kinds, problems)
    dataset = _collected(partial(load_kept, store, kinds=kinds), problems) if kinds else None
    words = _collected(lambda: load_words(asked=None if is_sound else asked_for()), problems)
    written, set_up = _collected(read_pages, problems), _collected(settings, problems)
    if dataset is None or words is None or written is None or set_up is None:
        raise DataError(problems)
    return dataset, words, written, set_up


def _collected(part: Callable[[], T], problems: list[Problem]) -> T | None:
    """Return a part; where it has problems, add these to others and return None."""
    try:
        return part()
    except DataError as error:
        problems += error.problems
        return None


def _misplaced(site: Site) -> Iterator[Problem]:
    """Yield what stands in a page that somebody wrote and may not, found without drawing it."""
    yield from misplaced_lists(site.written, site.dataset)
    for page in (page for language in LANGUAGES for page in site.written[language]):
        yield from refused_in(page.path, page.body, page.first_line)
