"""The terms of all documents into their postings, all at once."""

from array import array
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from portal.search.shards import Posting

TERM, NUMBER = 40, 8
"""Bits behind a term, and behind the number of a document: the last are a weight."""


class Postings:
    """Takes the terms of one document after the other."""

    def __init__(self) -> None:
        """Begin with none."""
        self._terms = _Places()
        self._there = array("I")
        self._weights = bytearray()
        self._documents = array("I")
        self._lengths = array("I")

    def add(self, number: int, terms: str, weights: str) -> None:
        """Take the terms of a document, blanks between them, and what each is worth there."""
        self._there.extend(map(self._terms.__getitem__, terms.split()))
        self._weights += weights.encode("latin-1")
        self._documents.append(number)
        self._lengths.append(len(weights))

    def all(self) -> Iterator[tuple[str, Posting]]:
        """Yield each term with its posting."""
        if not self._terms:
            return
        documents = np.repeat(np.frombuffer(self._documents, np.uint32), np.frombuffer(self._lengths, np.uint32))
        found = np.frombuffer(self._there, np.uint32).astype(np.int64) << TERM
        found |= documents.astype(np.int64) << NUMBER
        found |= np.frombuffer(self._weights, np.uint8)
        found.sort()
        starts = np.searchsorted(found, np.arange(len(self._terms) + 1) << TERM)
        numbers = found >> NUMBER & (1 << TERM - NUMBER) - 1
        gaps = np.diff(numbers, prepend=0)
        gaps[starts[:-1]] = numbers[starts[:-1]]
        written, ends = _written(gaps)
        weights = found.astype(np.uint8).tobytes()
        places, bounds = np.concatenate(([0], ends))[starts].tolist(), starts.tolist()
        for at, term in enumerate(self._terms):
            start, end = bounds[at], bounds[at + 1]
            yield term, Posting(end - start, written[places[at] : places[at + 1]], weights[start:end])


class _Places(dict[str, int]):
    """The place of each term: one that is new gets the next."""

    def __missing__(self, term: str) -> int:
        self[term] = place = len(self)
        return place


def _written(values: NDArray[np.int64]) -> tuple[bytes, NDArray[np.int64]]:
    """Return many numbers written one after the other, as `coding.number` writes each, and where each ends."""
    sizes = np.ones_like(values)
    for bits in range(1, 5):
        sizes += values >= 1 << 7 * bits
    ends = np.cumsum(sizes)
    written = np.zeros(int(ends[-1]), np.uint8)
    for at in range(int(sizes.max())):
        there = sizes > at
        more = np.where(sizes[there] > at + 1, 128, 0)
        written[ends[there] - sizes[there] + at] = (values[there] >> 7 * at & 127) | more
    return written.tobytes(), ends
