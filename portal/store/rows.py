"""What was drawn or answered, with what it asked: kept in bundles, of which few are looked into.

A build wants to know which of a hundred thousand things asked one of some questions. Things that are drawn together ask
much the same; so they are kept together, with all that any of them asked, and the body of a bundle of which none asked
is not read. A bundle is never changed: what is drawn again stands in a later one, and that one counts; one without
digests says what is no more.
"""

import marshal
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from portal.store.store import Store

SPARSE = 2
"""How many times as many things may be kept as count, before all that count are bundled anew."""

BUNDLE = 100

MOST_READ = 64
"""Bodies held in memory at a time."""

SEARCHED = 16
"""How many times as many numbers a list must have as are looked for in it, before it is searched and not gone through:
a search takes some dozen steps."""

DIGEST = 8
"""Bytes of a digest."""

Numbers: TypeAlias = "array[int]"


class Row(NamedTuple):
    """A question by number and in words, the digest of what came of it, and the questions that it asked."""

    number: int
    question: tuple[str, ...]
    digest: bytes
    reads: Numbers


class _Bundle(NamedTuple):
    numbers: Numbers
    digests: bytes
    asked: Numbers
    """All that any of them asked, sorted."""


class Rows:
    """All rows of one sort."""

    def __init__(self, store: Store, sort: str) -> None:
        """Take what a store keeps."""
        self._store = store
        self._sort = sort
        self._bundles: dict[int, _Bundle] = {}
        self._where: dict[int, int] = {}
        """The bundle that counts, for each number."""
        self._body = lru_cache(MOST_READ)(self._read)
        for id, numbers, digests, asked in store.bundles(sort):
            self._take(id, _Bundle(array("q", numbers), digests, array("q", asked)))
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
        for id in self._bundles:
            yield from self._rows(id)

    @property
    def numbers(self) -> Set[int]:
        """The numbers of all rows."""
        return self._where.keys()

    def get(self, number: int) -> Row | None:
        """Return a row by its number, or None."""
        id = self._where.get(number)
        return None if id is None else self._row(id, self._bundles[id].numbers.index(number))

    def some(self, numbers: Iterable[int]) -> Iterator[Row]:
        """Yield the rows of some numbers, as far as there are any: bundle by bundle, in any order."""
        found = ((self._where[number], number) for number in numbers if number in self._where)
        for id, number in sorted(found):
            yield self._row(id, self._bundles[id].numbers.index(number))

    def digest(self, number: int) -> bytes | None:
        """Return the digest of a row by its number, or None."""
        id = self._where.get(number)
        if id is None:
            return None
        bundle = self._bundles[id]
        at = bundle.numbers.index(number) * DIGEST
        return bundle.digests[at : at + DIGEST]

    def asked(self) -> set[int]:
        """Return all questions that any of the rows asked."""
        found: set[int] = set()
        for id, bundle in self._bundles.items():
            if all(self._where.get(number) == id for number in bundle.numbers):
                found.update(bundle.asked)
            else:
                for row in self._rows(id):
                    found.update(row.reads)
        return found

    def asking(self, questions: set[int]) -> Iterator[Row]:
        """Yield the rows that asked any of some questions."""
        for id, bundle in self._bundles.items():
            if _holds_any(bundle.asked, questions):
                yield from (row for row in self._rows(id) if not questions.isdisjoint(row.reads))

    def add(self, rows: Iterable[Row]) -> None:
        """Have rows, instead of those of their numbers that there were."""
        found = [*{row.number: row for row in rows}.values()]  # of several with one number, the last counts
        for start in range(0, len(found), BUNDLE):
            self._put(found[start : start + BUNDLE])

    def remove(self, numbers: Iterable[int]) -> None:
        """Have some rows no more."""
        gone = array("q", sorted(set(numbers) & self._where.keys()))
        if gone:
            self._take(
                self._store.put_bundle(self._sort, gone.tobytes(), b"", b"", b""), _Bundle(gone, b"", array("q"))
            )

    def _rows(self, id: int) -> Iterator[Row]:
        """Yield the rows of a bundle that count."""
        for at, number in enumerate(self._bundles[id].numbers):
            if self._where.get(number) == id:
                yield self._row(id, at)

    def _row(self, id: int, at: int) -> Row:
        numbers, digests, asked = self._bundles[id]
        question, places = self._body(id)[at]
        reads = array("q", map(asked.__getitem__, array("I", places)))
        return Row(numbers[at], tuple(question.split("\x1f")), digests[at * DIGEST : (at + 1) * DIGEST], reads)

    def _read(self, id: int) -> list[tuple[str, bytes]]:
        """Return the body of a bundle: each question, with the places of what it asked in all that was asked."""
        listed: list[tuple[str, bytes]] = marshal.loads(self._store.body(id))  # noqa: S302 - its checksum has been verified
        return listed

    def _put(self, rows: list[Row]) -> None:
        numbers = array("q", [row.number for row in rows])
        digests = b"".join(row.digest for row in rows)
        asked = array("q", sorted({number for row in rows for number in row.reads}))
        place = {number: at for at, number in enumerate(asked)}
        body = marshal.dumps(
            [("\x1f".join(row.question), array("I", [place[n] for n in row.reads]).tobytes()) for row in rows]
        )
        id = self._store.put_bundle(self._sort, numbers.tobytes(), digests, asked.tobytes(), body)
        self._take(id, _Bundle(numbers, digests, asked))

    def _take(self, id: int, bundle: _Bundle) -> None:
        self._bundles[id] = bundle
        if bundle.digests:
            self._where.update(dict.fromkeys(bundle.numbers, id))
        else:  # what it names is no more
            for number in bundle.numbers:
                self._where.pop(number, None)

    def _bundle_anew(self) -> None:
        """Keep what counts, and nothing else."""
        rows = list(self)
        self._store.remove_bundles(self._sort)
        self._body.cache_clear()
        self._bundles.clear()
        self._where.clear()
        self.add(rows)


def _holds_any(numbers: Numbers, wanted: set[int]) -> bool:
    """Return whether a sorted list has any of some numbers."""
    if len(wanted) * SEARCHED > len(numbers):
        return not wanted.isdisjoint(numbers)
    for number in wanted:
        at = bisect_left(numbers, number)
        if at < len(numbers) and numbers[at] == number:
            return True
    return False
