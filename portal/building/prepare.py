"""Everything a build stands on, loaded and checked: records, words, pages and their macros."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from portal.building.asked import asked_for
from portal.building.loading import Project, project_of
from portal.building.parallel import redrawn
from portal.building.wanted import missing_parts, missing_words
from portal.dataset import load_kept
from portal.kinds.chosen import chosen_kinds
from portal.language.words import load_words
from portal.pages.policy import refused_in
from portal.pages.site import Bind, Site
from portal.problem import DataError, Problem
from portal.project import settings
from portal.prose.calls import misplaced_lists
from portal.prose.page import read_pages
from portal.store import Store
from portal.text import LANGUAGES

T = TypeVar("T")


def prepare(bind: Bind, store: Store, state: bytes) -> Project:
    """Load and check the whole project; raise DataError with every problem of every part.

    `state` changes when anything but the records does.
    """
    problems: list[Problem] = []

    def collect(part: Callable[[], T]) -> T | None:
        try:
            return part()
        except DataError as error:
            problems.extend(error.problems)
            return None

    # What was found sound is, as long as nothing of it has changed.
    is_sound = store.note("sound project") == state
    kinds = collect(chosen_kinds)
    dataset = collect(lambda: load_kept(store, kinds=kinds)) if kinds else None
    words = collect(lambda: load_words(asked=None if is_sound else asked_for()))
    written, set_up = collect(read_pages), collect(settings)
    if dataset is None or words is None or written is None or set_up is None:
        raise DataError(problems)
    problems += missing_words(dataset)
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
            collect(lambda pages=project.site.pages[language], name=page.name: pages.calls(name))  # type: ignore[misc]
    if problems:
        raise DataError(problems)
    store.put_note("sound project", state)
    return project


def _misplaced(site: Site) -> Iterator[Problem]:
    """Yield what stands in a page that somebody wrote and may not, found without drawing it."""
    yield from misplaced_lists(site.written, site.dataset)
    for page in (page for language in LANGUAGES for page in site.written[language]):
        yield from refused_in(page.path, page.body, page.first_line)
