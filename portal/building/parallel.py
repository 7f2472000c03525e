"""What is to be drawn, drawn side by side on all cores: files into the coming site, shared things to be kept."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, TypeVar

from portal.building.folders import Folders
from portal.building.kept import draw_kept
from portal.building.loading import Project
from portal.dataset.trace import Drawn, Question, Reads, number_of
from portal.outputs import draw_file
from portal.processes import spread
from portal.store import Published, Row, digest_of_bytes, packed

T = TypeVar("T")

BATCH = 50
"""Files a process draws at a time: handing over costs little, progress is shown, no process is left without work."""

FEW = 300
"""Files that are drawn sooner than other processes start."""


class Task(NamedTuple):
    """A file to be drawn."""

    question: Question
    path: str
    known: Published | None
    """The file as it stands already, if it does."""


@dataclass
class Done:
    """What was drawn."""

    rows: list[Row] = field(default_factory=list)
    files: dict[str, Published] = field(default_factory=dict)
    """Those of the files that are not as they were."""

    values: list[tuple[int, bytes]] = field(default_factory=list)
    """What is kept, packed."""

    answers: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Work:
    """All that the processes share."""

    project: Project
    folders: Folders


def make_all(work: Work, tasks: Sequence[Task], progress: Callable[[int], None]) -> Iterator[Done]:
    """Yield what comes of some files, a batch at a time; call `progress` with how many each was."""
    yield from _side_by_side(work.project, partial(_make, work), tasks, progress)


def keep_all(project: Project, questions: Sequence[Question]) -> Iterator[Done]:
    """Yield what comes of some things that are kept, a batch at a time."""
    yield from _side_by_side(project, partial(_keep, project), questions, lambda _count: None)


def redrawn(project: Project, questions: Sequence[Question]) -> Iterator[Drawn | None]:
    """Yield some kept things drawn anew; None for one that can be drawn no more."""
    for question in questions:
        try:
            yield project.site.dataset.trace.draw(question, partial(draw_kept, project.site, question))
        except LookupError:
            yield None


def taken(project: Project) -> Done:
    """Return what has been drawn and answered by the way in this process, and forget it."""
    trace, done = project.site.dataset.trace, Done()
    for drawn in trace.take_made():
        done.rows.append(_row(drawn.question, drawn.digest, drawn.reads))
        done.values.append((number_of(drawn.question), packed(drawn.value)))
    done.answers = [Row(*asked, array("q")) for asked in trace.take_asked()]
    return done


def _side_by_side(
    project: Project, work: Callable[[Sequence[T]], Done], tasks: Sequence[T], progress: Callable[[int], None]
) -> Iterator[Done]:
    if len(tasks) <= FEW:
        yield work(tasks)
        progress(len(tasks))
        return
    batches = [tasks[start : start + BATCH] for start in range(0, len(tasks), BATCH)]
    for batch, done in zip(batches, spread(work, batches, prepare=project.store.read_only), strict=True):
        yield done
        progress(len(batch))


def _make(work: Work, tasks: Sequence[Task]) -> Done:
    trace, files, rows = work.project.site.dataset.trace, {}, []
    for task in tasks:
        with trace.reading() as reads:
            content = draw_file(work.project.site, task.question)
        digest = digest_of_bytes(content)
        rows.append(_row(task.question, digest, frozenset(reads)))
        if task.known is None or task.known[:2] != (rows[-1].number, digest):
            files[task.path] = Published(rows[-1].number, digest, *work.folders.write(task.path, content))
    done = taken(work.project)
    done.rows += rows
    done.files = files
    return done


def _keep(project: Project, questions: Sequence[Question]) -> Done:
    for question in questions:
        project.site.dataset.trace.kept(question, partial(draw_kept, project.site, question))
    return taken(project)


def _row(question: Question, digest: bytes, reads: Reads) -> Row:
    return Row(number_of(question), question, digest, array("q", sorted(reads)))
