"""The whole data folder, checked together, into one Dataset."""

from collections.abc import Iterable
from pathlib import Path

from portal.dataset.crosscheck import cross_check
from portal.dataset.dataset import Dataset
from portal.dataset.reading import Item, Seen, read_kinds
from portal.kinds import KINDS
from portal.problem import DataError
from portal.record import Kind, Record
from portal.source import data_files

DATA = Path("data")


def load(folder: Path, kinds: Iterable[Kind[Record]] = KINDS, seen: Seen | None = None) -> Dataset:
    """Return all records of a folder; raise DataError with every problem there is."""
    known = tuple(kinds)
    seen = {} if seen is None else seen
    files, problems = data_files(folder, (kind.name for kind in known))
    reads = read_kinds(files, {kind.name: kind for kind in known}, seen)
    problems += [problem for read in reads for problem in read.problems]
    problems += cross_check(known, reads)
    if problems:
        raise DataError(problems)
    items: dict[str, list[Item]] = {kind.name: [] for kind in known}
    for read in reads:
        items[read.kind] += read.items
    return Dataset(known, items)


_SEEN: Seen = {}


def load_current() -> Dataset:
    """Return the records of the project; files that have not changed are not read again."""
    return load(DATA, seen=_SEEN)
