"""A plan carried out: pictures, shared things and files drawn, and all of it noted in the store."""

import json
from collections.abc import Callable, Sequence

from portal.dataset.trace import Question, number_of
from portal.site.families import FAMILIES, wanted
from portal.site.folders import Folders, differing
from portal.site.kept import facts, shared
from portal.site.loading import Project
from portal.site.making import FEW, Done, Work, keep_all, make_all, taken
from portal.site.plan import Plan
from portal.site.search import changed as changed_segments
from portal.site.search import draw_search, wanted_segments
from portal.store import Published
from portal.text import LANGUAGES


def draw_pictures(project: Project, plan: Plan) -> None:
    """Draw and paint the charts of the pages and files that are to be drawn, as far as they have never been."""
    names: dict[str, dict[str, None]] = {language: {} for language in LANGUAGES}
    for question in (task.question for task in plan.tasks if task.question[0] == "chart"):
        names[question[1]][question[2]] = None
    for row in project.standing.fallen():
        if row.question[0].startswith("figure "):
            names[row.question[0].partition(" ")[2]][row.question[1]] = None
    figures = [(project.figures[language], name) for language in LANGUAGES for name in names[language]]
    project.pictures.draw([figure.asked(name) for figure, name in figures])
    project.pictures.paint([figure.alone(name) for figure, name in figures])
    project.pictures.keep_bundle()
    project.store.commit()


def draw(project: Project, folders: Folders, plan: Plan, progress: Callable[[int, int], None]) -> dict[str, Published]:
    """Draw what is to be drawn into the folder beside the site; return the files of the coming site."""
    store, work = project.store, Work(project, folders)
    _ready(project, folders, plan)
    if sum(task.question[0] in ("list", "value") for task in plan.tasks) > FEW:
        _keep(project, list(shared(project)))
    files = dict(plan.published)
    changed: dict[str, Published] = {}
    so_far = 0

    def count(more: int) -> None:
        nonlocal so_far
        so_far += more
        progress(so_far, len(plan.tasks))

    settle(project)
    for done in make_all(work, plan.tasks, count):
        absorb(project, done)
        changed |= done.files
    absorb(project, taken(project))
    gone = set(plan.gone)
    for path in gone:
        folders.remove(path)
    what = changed_segments(project)
    _keep(project, what.drawn)
    settle(project)
    found = draw_search(project, folders, plan.published, plan.wrong, what)
    absorb(project, taken(project))
    changed |= found.files
    gone |= found.gone
    store.remove("published", gone)
    store.put_published(changed)
    store.put_note("changed", json.dumps(sorted([*changed, *gone])).encode())
    if project.has_other_files:
        _forget(project)
    return {path: file for path, file in (files | changed).items() if path not in gone}


def settle(project: Project) -> None:
    """Keep what has been drawn by the way in this process: other processes see what has been committed."""
    absorb(project, taken(project))
    project.store.commit()


def absorb(project: Project, done: Done) -> None:
    """Note what was drawn."""
    project.store.put_drawn(done.rows)
    project.store.put_values(done.values)
    project.store.put_answers(done.answers)
    project.standing.absorb(done.rows)


def _ready(project: Project, folders: Folders, plan: Plan) -> None:
    """Bring the folder beside the site up to the site."""
    left = project.store.note("beside")
    changed = set(json.loads(project.store.note("changed") or b"[]"))
    # From here on it is not what a build left there, until one leaves it so again.
    project.store.put_note("beside", b"")
    project.store.commit()
    same = {path: file for path, file in plan.published.items() if path not in changed}
    if left and left == folders.mark() and not plan.wrong and differing(folders.fresh, same) <= changed:
        folders.follow(changed, plan.published)
    else:
        folders.refill(plan.published, plan.wrong)


def _keep(project: Project, questions: Sequence[Question]) -> None:
    missing = [question for question in questions if not project.standing.stands(number_of(question))]
    if len(missing) > FEW:
        settle(project)
        for done in keep_all(project, missing):
            absorb(project, done)
        project.store.commit()


def _forget(project: Project) -> None:
    """Forget what nothing asks for any more."""
    standing, store = project.standing, project.store
    asked: set[int] = {number_of(question) for question in (*facts(project), *wanted_segments(project))}
    for row in standing.rows.values():
        asked.update(row.reads)
    files = {number_of(question) for question in wanted(project)}
    kept = {number for number, row in standing.rows.items() if row.question[0] not in FAMILIES}
    gone = (kept - asked) | (standing.rows.keys() - kept - files)
    store.remove("drawn", gone)
    store.remove("kept", gone)
    store.remove("answers", standing.answers.keys() - asked)
