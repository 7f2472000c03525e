"""Shards and what changes at some words into the shards there are then: those between which nothing moves stay."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from portal.search.changes import Change, changed
from portal.search.shards import Cutter, Entry


def rewritten(
    firsts: Sequence[str], read: Callable[[int], Iterable[Entry]], what: Mapping[str, Change]
) -> Iterator[int | Sequence[Entry]]:
    """Yield the shards in order: the place of one that stays as it is, or the entries of one that is written anew.

    `read` gives the entries of the shard at a place. After one in which something changes those that follow are cut
    anew, until a boundary stands again where one stood.
    """
    by_shard: dict[int, dict[str, Change]] = {}
    for word, change in what.items():
        by_shard.setdefault(max(0, bisect_right(firsts, word) - 1), {})[word] = change
    cutter = Cutter()
    for at in range(max(len(firsts), 1)):
        if not cutter.open and at not in by_shard:
            if firsts:
                yield at
            continue
        for entry in merged(read(at) if firsts else (), by_shard.get(at, {})):
            yield from cutter.add(entry)
    yield from cutter.end()


def merged(entries: Iterable[Entry], what: Mapping[str, Change]) -> Iterator[Entry]:
    """Yield entries in order with what changes; those that are left empty are left out."""
    known = {entry.word: entry for entry in entries}
    for word in sorted(known.keys() | what.keys()):
        entry = known.get(word) or Entry(word, (), None, None)
        if word in what:
            entry = changed(entry, what[word])
        if entry.leads or entry.postings:
            yield entry
