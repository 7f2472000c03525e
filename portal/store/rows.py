"""What was drawn or answered, with what it asked: kept in bundles, of which few are looked into.

A build wants to know which of a hundred thousand things asked one of some questions. Things that are drawn together ask
much the same; so they are kept together, with all that any of them asked, and a bundle of which none asked is not read.
A bundle is never changed: what is drawn again stands in a later one, and that one counts; one without a body says
what is no more.
"""

import marshal
from array import array
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from portal.store.store import Store

SPARSE = 2
"""How many times as many things may be kept as count, before all that count are bundled anew."""

BUNDLE = 100


class Row(NamedTuple):
    """A question by number and in words, the digest of what came of it, and the questions that it asked."""

    number: int
    question: tuple[str, ...]
    digest: bytes
    reads: "array[int]"


@dataclass
class _Bundle:
    numbers: "array[int]"
    asked: "array[int]"
    """All that any of them asked."""
    body: bytes

    @cached_property
    def rows(self) -> dict[int, Row]:
        """What is in it, by number."""
        listed = marshal.loads(self.body) if self.body else ()  # noqa: S302 - its checksum has been verified
        return {
            number: Row(number, tuple(question.split("\x1f")), digest, array("q", reads))
            for number, question, digest, reads in listed
        }


class Rows:
    """All rows of one sort."""

    def __init__(self, store: Store, sort: str) -> None:
        """Take what a store keeps."""
        self._store = store
        self._sort = sort
        self._bundles: dict[int, _Bundle] = {}
        self._where: dict[int, int] = {}
        """The bundle that counts, for each number."""
        for id, numbers, asked, body in store.bundles(sort):
            self._take(id, _Bundle(array("q", numbers), array("q", asked), body))
        if sum(len(bundle.numbers) for bundle in self._bundles.values()) > SPARSE * len(self._where) + BUNDLE:
            self._bundle_anew()

    def __contains__(self, number: object) -> bool:
        """Return whether there is a row of a number."""
        return number in self._where

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self._where)

    def __iter__(self) -> Iterator[Row]:
        """Yield all rows."""
        return (self._bundles[id].rows[number] for number, id in self._where.items())

    @property
    def numbers(self) -> Set[int]:
        """The numbers of all rows."""
        return self._where.keys()

    def get(self, number: int) -> Row | None:
        """Return a row by its number, or None."""
        id = self._where.get(number)
        return None if id is None else self._bundles[id].rows[number]

    def asking(self, questions: set[int]) -> Iterator[Row]:
        """Yield the rows that asked any of some questions."""
        for id, bundle in self._bundles.items():
            if not questions.isdisjoint(bundle.asked):
                for number, row in bundle.rows.items():
                    if self._where.get(number) == id and not questions.isdisjoint(row.reads):
                        yield row

    def add(self, rows: Iterable[Row]) -> None:
        """Have rows, instead of those of their numbers that there were."""
        found = list(rows)
        if found:
            self._put(found)

    def remove(self, numbers: Iterable[int]) -> None:
        """Have some rows no more."""
        gone = array("q", sorted(set(numbers) & self._where.keys()))
        if gone:
            self._take(self._store.put_bundle(self._sort, gone.tobytes(), b"", b""), _Bundle(gone, array("q"), b""))

    def _put(self, rows: list[Row]) -> None:
        numbers = array("q", [row.number for row in rows])
        asked = array("q", sorted({number for row in rows for number in row.reads}))
        body = marshal.dumps([(row.number, "\x1f".join(row.question), row.digest, row.reads.tobytes()) for row in rows])
        id = self._store.put_bundle(self._sort, numbers.tobytes(), asked.tobytes(), body)
        self._take(id, _Bundle(numbers, asked, body))

    def _take(self, id: int, bundle: _Bundle) -> None:
        self._bundles[id] = bundle
        if bundle.body:
            self._where.update(dict.fromkeys(bundle.numbers, id))
        else:  # what it names is no more
            for number in bundle.numbers:
                self._where.pop(number, None)

    def _bundle_anew(self) -> None:
        """Keep what counts, and nothing else."""
        rows = list(self)
        self._store.remove_bundles(self._sort)
        self._bundles.clear()
        self._where.clear()
        for start in range(0, len(rows), BUNDLE):
            self._put(rows[start : start + BUNDLE])
