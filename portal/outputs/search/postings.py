"""The weights of all terms in all documents into their postings, all at once."""

from array import array
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from portal.outputs.search.shards import Posting

WEIGHT_BITS = 8


def postings(found: Mapping[str, "array[int]"]) -> Iterator[tuple[str, Posting]]:
    """Yield the posting of each term, given where it stands: numbers of documents, with the weight in the last byte."""
    if not found:
        return
    counts = np.fromiter(map(len, found.values()), np.int64, len(found))
    terms = np.repeat(np.arange(len(found)), counts)
    there = np.frombuffer(b"".join(map(memoryview, found.values())), np.uint32).astype(np.int64)
    there = np.sort(terms << 32 | there) & 0xFFFFFFFF
    starts = np.concatenate(([0], np.cumsum(counts)))
    numbers = there >> WEIGHT_BITS
    gaps = np.diff(numbers, prepend=0)
    gaps[starts[:-1]] = numbers[starts[:-1]]
    written, ends = _written(gaps)
    weights = there.astype(np.uint8).tobytes()
    places = np.concatenate(([0], ends))[starts].tolist()
    for at, (term, start) in enumerate(zip(found, starts.tolist(), strict=False)):
        count = int(counts[at])
        yield term, Posting(count, written[places[at] : places[at + 1]], weights[start : start + count])


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
