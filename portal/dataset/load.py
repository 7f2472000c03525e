"""The whole data folder, checked together, into one Dataset; what a store has of it is not read again."""

import marshal
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from portal.dataset.changes import changed_parts, vanished
from portal.dataset.crosscheck import cross_check
from portal.dataset.dataset import Dataset
from portal.dataset.item import Content, Item
from portal.dataset.reading import FileRead, digest_of_file, heads_read, heads_written, read_kinds
from portal.dataset.trace import Trace
from portal.kinds import KINDS
from portal.problem import DataError, Problem
from portal.project import CHOICES
from portal.record import Key, Kind, Record
from portal.source import LOCATORS, data_files
from portal.states import state_of
from portal.store import Input, Store

DATA = Path("data")

SOUND = b"sound"
"""Noted where the records had no fault when they were last checked."""

MOST_READ = 1000
"""Records held in memory at a time."""


class Contents:
    """Reads the records of a dataset when they are asked for."""

    def __init__(self, store: Store | None = None) -> None:
        """Read from a store, or from what `hold` is given."""
        self.store = store
        self._held: dict[tuple[str, int], bytes] = {}
        self._loaded: list[Item] = []

    def hold(self, read: FileRead) -> None:
        """Hold the values of a file in memory."""
        self._held |= {(read.path.as_posix(), at): value for at, value in enumerate(read.values)}

    def __call__(self, item: Item) -> Content:
        """Return a record in full; it is held in memory for a while."""
        if len(self._loaded) >= MOST_READ:
            for other in self._loaded:
                other.loaded = None
            self._loaded.clear()
        place = (item.path.as_posix(), item.head.position)
        values = marshal.loads(self.store.content(*place) if self.store else self._held[place])  # noqa: S302 - verified
        item.loaded = Content(item.model.model_validate(values), values)
        self._loaded.append(item)
        return item.loaded


def load(folder: Path, kinds: Iterable[Kind[Record]] = KINDS) -> Dataset:
    """Return all records of a folder; raise DataError with every problem there is."""
    known = tuple(kinds)
    files, problems = _files(folder, known)
    contents = Contents()
    reads = list(read_kinds(files))
    for read in reads:
        contents.hold(read)
    return _checked(known, reads, problems, contents)


def load_kept(store: Store, folder: Path = DATA, kinds: Iterable[Kind[Record]] = KINDS) -> Dataset:
    """Return all records of a folder, as `load` does; what the store has of it is not read again.

    What has changed is noted in the store, for whatever was drawn from it. Sound files are kept even where others have
    faults.
    """
    known = tuple(kinds)
    files, problems = _files(folder, known)
    rows = store.inputs()
    now = time.time_ns()
    states = {path: _state(path, now) for path in files}
    stand = {path: row for path, kind in files.items() if (row := _standing(path, kind, states[path], rows))}
    for path, row in stand.items():
        if row.state != states[path]:
            store.put_state(row._replace(state=states[path]))
    fresh: dict[Path, FileRead] = {}
    for read in read_kinds({path: files[path] for path in files if path not in stand}):
        # A file with a fault is read again until it has none: its problems are not kept.
        state = "" if read.problems else states[read.path]
        store.put_input(Input(read.path.as_posix(), state, read.digest, read.kind, heads_written(read)), read.values)
        fresh[read.path] = replace(read, values=())  # they are in the store: read when they are asked for
    gone = [Path(name) for name in rows.keys() - {path.as_posix() for path in files}]
    for path in gone:
        store.remove_input(path.as_posix())
    before = [_as_read(rows[path.as_posix()], path) for path in (*gone, *fresh) if path.as_posix() in rows]
    if rows:
        store.add_changes(changed_parts(before, fresh.values()))
    reads = [fresh[path] if path in fresh else _as_read(stand[path], path) for path in files]
    # What was sound stays so while all that it mentions is there.
    was_sound = store.note("sound") == SOUND and not vanished(before, fresh.values())
    store.put_note("sound", b"")
    store.commit()
    dataset = _checked(known, reads, problems, Contents(store), lambda item: not was_sound or item.path in fresh)
    store.put_note("sound", SOUND)
    return dataset


def _files(folder: Path, kinds: tuple[Kind[Record], ...]) -> tuple[dict[Path, Kind[Record]], list[Problem]]:
    """Return the files of a folder with the kind of each, and what stands there and belongs to none."""
    found, problems = data_files(folder, (kind.name for kind in kinds))
    left_out = {kind.name for kind in KINDS}.difference(kind.name for kind in kinds)
    problems = [_of_left_out(one) if one.path.stem in left_out else one for one in problems]
    return {path: kind for kind in kinds for path in found[kind.name]}, problems


def _of_left_out(problem: Problem) -> Problem:
    """Return what is told of a file of a kind that this portal leaves out, and not that nobody knows its name."""
    message = f"this portal has no {problem.path.stem}; remove the file, or have them by {CHOICES}"
    return Problem(problem.path, problem.line, problem.field, message)


def _state(path: Path, now: int) -> str:
    try:
        return state_of(os.stat(path), now)  # noqa: PTH116 - half the time of Path.stat, for every file
    except OSError:
        return ""


def _standing(path: Path, kind: Kind[Record], state: str, rows: Mapping[str, Input]) -> Input | None:
    """Return what is kept of a file, if it is as it was: by its state, or else by its bytes."""
    row = rows.get(path.as_posix())
    if row is None or row.kind != kind.name or not row.state:
        return None
    return row if state == row.state or digest_of_file(path) == row.digest else None


def _as_read(row: Input, path: Path) -> FileRead:
    return heads_read(path, row.kind, row.digest, row.heads)


def _checked(
    kinds: tuple[Kind[Record], ...],
    reads: list[FileRead],
    problems: list[Problem],
    contents: Contents,
    looked_at: Callable[[Item], bool] = bool,
) -> Dataset:
    trace = Trace()
    models = {kind.name: kind.model for kind in kinds}
    items: dict[str, list[Item]] = {kind.name: [] for kind in kinds}
    for read in reads:
        items[read.kind] += _items(read, models[read.kind], contents, trace)
    problems += (problem for read in reads for problem in read.problems)
    problems += cross_check(kinds, reads, items, looked_at)
    if problems:
        raise DataError(problems)
    return Dataset(kinds, items, trace)


def _items(read: FileRead, model: type[Record], contents: Contents, trace: Trace) -> Iterator[Item]:
    if not read.heads:
        return  # what cannot be read may be a folder, which has no lines
    locate = LOCATORS[read.path.suffix]
    for head in read.heads:
        yield Item(Key(read.kind, head.id), model, read.path, head, locate, contents, trace)
