"""A plan carried out: pictures, shared things and files drawn, and all of it noted in the store."""

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple

from portal.building.folders import Folders, changed, misplaced
from portal.building.kept import facts, shared
from portal.building.loading import Project
from portal.building.parallel import FEW, Done, Work, keep_all, make_all, taken
from portal.building.plan import Plan
from portal.building.search import draw_search, take_changes, wanted_segments
from portal.dataset.trace import Question, number_of
from portal.outputs import all_files
from portal.store import Published
from portal.text import LANGUAGES


class Drawn(NamedTuple):
    """The coming site."""

    files: dict[str, Published]
    changed: frozenset[str]
    """Those of its files that the site had not, or had otherwise, and those that the site had and it has no more."""


def draw_pictures(project: Project, plan: Plan) -> None:
    """Draw and paint the charts of the pages and files that are to be drawn, as far as they have never been."""
    names: dict[str, dict[str, None]] = {language: {} for language in LANGUAGES}
    for output, *arguments in (task.question for task in plan.tasks):
        if output == "charts" and arguments:
            names[arguments[0]][arguments[1]] = None
    for question in (row.question for row in project.standing.fallen()):
        if question[0].startswith("figure "):
            names[question[0].partition(" ")[2]][question[1]] = None
    figures = [(project.site.figures[language], name) for language in LANGUAGES for name in names[language]]
    project.site.pictures.draw([figure.asked(name) for figure, name in figures])
    project.site.pictures.paint([figure.alone(name) for figure, name in figures])
    project.site.pictures.keep_bundle()
    project.store.commit()


def draw(project: Project, folders: Folders, plan: Plan, progress: Callable[[int, int], None]) -> Drawn:
    """Draw what is to be drawn into the folder beside the site."""
    store, work = project.store, Work(project, folders)
    _ready(project, folders, plan)
    if sum(task.question[0] in ("lists", "values") for task in plan.tasks) > FEW:
        _keep(project, list(shared(project.site)))
    fresh: dict[str, Published] = {}
    so_far = 0

    def count(more: int) -> None:
        nonlocal so_far
        so_far += more
        progress(so_far, len(plan.tasks))

    settle(project)
    for done in make_all(work, plan.tasks, count):
        absorb(project, done)
        fresh |= done.files
    absorb(project, taken(project))
    gone = set(plan.gone)
    for path in gone:
        folders.remove(path)
    what = take_changes(project)
    _keep(project, what.drawn)
    found = draw_search(project, folders, plan.published, plan.wrong, what)
    absorb(project, taken(project))
    fresh |= found.files
    gone |= found.gone
    files = {path: file for path, file in (plan.published | fresh).items() if path not in gone}
    store.put_published(files)
    project.standing.forget_outdated()
    if plan.gone or project.standing.gone:
        _forget(project)
    return Drawn(files, frozenset([*fresh, *gone]))


def settle(project: Project) -> None:
    """Keep what has been drawn by the way in this process: other processes see what has been committed."""
    absorb(project, taken(project))
    project.store.commit()


def absorb(project: Project, done: Done) -> None:
    """Note what was drawn."""
    project.store.put_values(done.values)
    project.standing.absorb(done.rows, done.answers)


def _ready(project: Project, folders: Folders, plan: Plan) -> None:
    """Bring the folder beside the site up to the site."""
    left, *paths = json.loads(project.store.note("beside") or b'[""]')
    last = set(paths)
    # From here on it is not what a build left there, until one leaves it so again.
    project.store.put_note("beside", b'[""]')
    project.store.commit()
    same = {path: file for path, file in plan.published.items() if path not in last}
    if left and left == folders.mark() and not plan.wrong and not changed(folders.fresh, same):
        folders.follow(last, plan.published)
        if not misplaced(folders.fresh, plan.published):
            return
    folders.refill(plan.published, plan.wrong)


def _keep(project: Project, questions: Sequence[Question]) -> None:
    missing = [question for question in questions if not project.standing.stands(number_of(question))]
    settle(project)
    for done in keep_all(project, missing):
        absorb(project, done)
    project.store.commit()


def _forget(project: Project) -> None:
    """Forget what nothing asks for any more, now that some files are gone."""
    standing, store = project.standing, project.store
    asked: set[int] = {number_of(question) for question in (*facts(project.site), *wanted_segments(project.site))}
    asked |= standing.rows.asked()
    files = {number_of(question) for _, question in all_files(project.site)}
    gone = standing.rows.numbers - asked - files
    if gone:
        standing.rows.remove(gone)
        store.remove("kept", gone)
    if other := standing.answers.numbers - asked:
        standing.answers.remove(other)
