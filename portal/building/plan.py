"""What a build has to do: which files to draw, which to remove, which not to believe."""

from dataclasses import dataclass

from portal.building.folders import Folders, differing
from portal.building.loading import Project
from portal.building.parallel import Task
from portal.dataset.trace import Question, number_of
from portal.outputs import all_files
from portal.project import SEARCH
from portal.store import Published


@dataclass(frozen=True)
class Plan:
    """What there is to do."""

    tasks: tuple[Task, ...]
    """The files to draw."""

    gone: frozenset[str]
    """The files that are no part of the site any more."""

    published: dict[str, Published]
    """The files of the site as it stands, those of the search too."""

    wrong: frozenset[str]
    """Those of the site's files that are not as they were published, and those that are nobody's."""


def planned(project: Project, folders: Folders) -> Plan:
    """Return what there is to do."""
    folders.mend()
    published = project.store.published()
    wrong = differing(folders.site, published)
    if wrong and published and not differing(folders.fresh, published):
        folders.publish()  # the build before was stopped between noting what it had made and publishing it
        wrong = set()
    if project.has_other_files:
        files = dict(all_files(project.site))
        gone = {path for path in published if path not in files and not is_of_search(path)}
    else:
        files, gone = _fallen(project, published, wrong), set()
    tasks = [
        Task(question, path, None if path in wrong else published.get(path))
        for path, question in files.items()
        if path in wrong or path not in published or not project.standing.stands(number_of(question))
    ]
    return Plan(tuple(tasks), frozenset(gone), published, frozenset(wrong))


def is_of_search(path: str) -> bool:
    """Return whether a file is one of the search's."""
    return path.split("/")[1:2] == [SEARCH]


def _fallen(project: Project, published: dict[str, Published], wrong: set[str]) -> dict[str, Question]:
    """Return the files that stand no more, or are not as they were published, with what each is drawn for."""
    paths = {file.number: path for path, file in published.items() if file.number}
    found = {paths[row.number]: row.question for row in project.standing.fallen() if row.number in paths}
    rows = ((path, project.standing.rows.get(published[path].number)) for path in wrong if path in published)
    return found | {path: row.question for path, row in rows if row}
