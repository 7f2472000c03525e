"""The pages of all lists and records, made side by side on all cores."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from portal.dataset import Dataset
from portal.outputs.views import Views
from portal.processes import spread
from portal.record import Kind, Record
from portal.site.pages import Draft, Pages, list_length
from portal.site.store import Kept, Store
from portal.text import Language

BATCH = 250
"""Records a process makes at a time: large enough that handing over costs nothing, small enough to show progress."""

LISTS = 4
"""Pages of lists a process makes at a time."""


@dataclass(frozen=True)
class Work:
    """All that the processes share."""

    views: Views
    pages: dict[Language, Pages]
    store: Store


class Task(NamedTuple):
    """A run of one kind's records, or of the pages of its list."""

    kind: Kind[Record]
    lists: bool
    start: int
    stop: int


class Done(NamedTuple):
    """What became of a task, or of all."""

    kept: dict[str, Kept]
    drawn: int
    """Pages drawn; the others had not changed."""


def tasks(dataset: Dataset) -> Iterator[Task]:
    """Yield what there is to do: lists first, since their pages take longest."""
    for kind in dataset.kinds:
        if kind.section:
            yield from _runs(kind, True, list_length(len(dataset.items(kind.name))), LISTS)
    for kind in dataset.kinds:
        if kind.pages:
            yield from _runs(kind, False, len(dataset.items(kind.name)), BATCH)


def _runs(kind: Kind[Record], lists: bool, count: int, step: int) -> Iterator[Task]:
    for start in range(0, count, step):
        yield Task(kind, lists, start, min(start + step, count))


def make_all(work: Work, todo: list[Task], progress: Callable[[int], None]) -> Done:
    """Do all tasks; call `progress` with the pages done after each."""
    kept: dict[str, Kept] = {}
    drawn = 0
    for done in spread(partial(make, work), todo):
        kept |= done.kept
        drawn += done.drawn
        progress(len(done.kept))
    return Done(kept, drawn)


def make(work: Work, task: Task) -> Done:
    """Make the pages of one task, in every language."""
    kept: dict[str, Kept] = {}
    drawn = 0
    for draft in _drafts(work, task):
        kept[draft.path], is_new = work.store.put(draft.path, draft.key, draft.draw)
        drawn += is_new
    return Done(kept, drawn)


def _drafts(work: Work, task: Task) -> Iterator[Draft]:
    for position in range(task.start, task.stop):
        if task.lists:
            yield from (pages.list_page(task.kind, position) for pages in work.pages.values())
            continue
        view = work.views.view(task.kind, position)
        digest = view.digest
        yield from (pages.record(view, digest) for pages in work.pages.values())
