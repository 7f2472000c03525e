"""The pages of all lists and records, made side by side on all cores."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from portal.dataset import Dataset
from portal.outputs.facets import narrowed
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
    """A run of one kind's records, of the pages of its list, or of those of its values' lists."""

    kind: Kind[Record]
    of: Literal["records", "lists", "values"]
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
            yield from _runs(kind, "lists", list_length(len(dataset.items(kind.name))), LISTS)
            yield from _runs(kind, "values", len(narrowed(dataset, kind)), LISTS)
    for kind in dataset.kinds:
        if kind.pages:
            yield from _runs(kind, "records", len(dataset.items(kind.name)), BATCH)


def _runs(kind: Kind[Record], of: Literal["records", "lists", "values"], count: int, step: int) -> Iterator[Task]:
    for start in range(0, count, step):
        yield Task(kind, of, start, min(start + step, count))


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
        if task.of == "lists":
            yield from (pages.list_page(task.kind, position) for pages in work.pages.values())
        elif task.of == "values":
            yield from (draft for pages in work.pages.values() for draft in _value_pages(pages, task.kind, position))
        else:
            view = work.views.view(task.kind, position)
            digest = view.digest
            yield from (pages.record(view, digest) for pages in work.pages.values())


def _value_pages(pages: Pages, kind: Kind[Record], position: int) -> Iterator[Draft]:
    one = pages.renderer.narrowed(kind)[position]
    yield from (pages.value_page(kind, one, number) for number in range(list_length(len(one.items))))
