"""Words and terms in order into shards, what a browser loads of an index to look for one of them, and back.

- A **word**, folded, leads to the terms that documents with it have; a term stands at its own letters among the words,
  one of the other language beside that of the language itself, with the documents that have it: its **posting**.
- Where a shard ends is decided by the words and the sizes in it alone, so that what changes in one place moves no
  boundary far from it (content-defined chunking: Muthitacharoen, Chen and Mazières 2001).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from portal.search.coding import (
    compress,
    decompress,
    fronted,
    number,
    numbers,
    unfronted,
)

FOREIGN = "~"
"""Begins a term of the other language, so that `on` in French is not `on` in English."""

LEAST = 4_000
"""Bytes before it is compressed from which a shard may end."""

MORE = 3_000
"""Bytes that come on average until it ends: a word costs little, and there are not too many files. With twice as much
there are half as many files, and a first answer from 10,000 records is a sixth larger. The shard of a word that stands
nearly everywhere is larger."""

CHANCES = 1 << 32
"""How many values a hash has that decides where a shard ends."""


class Posting(NamedTuple):
    """The documents that have a term."""

    documents: int
    gaps: bytes
    """How far the number of each is from that of the one before."""

    weights: bytes
    """What the term is worth in each."""


class Entry(NamedTuple):
    """What stands at one word."""

    word: str
    leads: tuple[tuple[str, int], ...]
    """The terms of the word, and how many documents have it for each; those of the language itself first."""

    own: Posting | None
    """That of the term of the same letters."""

    foreign: Posting | None
    """That of the other language's term of the same letters."""

    @property
    def postings(self) -> tuple[Posting, ...]:
        """Its postings, that of the language itself first."""
        return tuple(posting for posting in (self.own, self.foreign) if posting)

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        postings = sum(len(posting.gaps) + len(posting.weights) + 2 for posting in self.postings)
        return len(self.word) + 4 * len(self.leads) + postings


def place(term: str) -> str:
    """Return the letters at which a term stands."""
    return term.removeprefix(FOREIGN)


def own_first(term: str) -> tuple[bool, str]:
    """Return what the terms of a word are sorted by."""
    return (term.startswith(FOREIGN), term)


def ends(entry: Entry, size: int) -> bool:
    """Return whether a shard ends with an entry, given the sizes of all its entries together."""
    return size >= LEAST and crc32(entry.word.encode()) * MORE < entry.size * CHANCES


class Cutter:
    """Cuts entries, which come in order, into shards."""

    def __init__(self) -> None:
        """Begin with no entry."""
        self.open: list[Entry] = []
        """The entries since the last cut."""
        self._size = 0

    def add(self, entry: Entry) -> Iterator[Sequence[Entry]]:
        """Take the next entry; yield the shard that ends with it, if one does."""
        self.open.append(entry)
        self._size += entry.size
        if ends(entry, self._size):
            yield self.open
            self.open, self._size = [], 0

    def end(self) -> Iterator[Sequence[Entry]]:
        """Yield what is left after the last cut, if anything is."""
        if self.open:
            yield self.open


def cut(entries: Iterable[Entry]) -> Iterator[Sequence[Entry]]:
    """Yield entries in order in shards."""
    cutter = Cutter()
    for entry in entries:
        yield from cutter.add(entry)
    yield from cutter.end()


def pack(entries: Sequence[Entry]) -> bytes:
    """Return the file of a shard: its letters, the shape of each entry, its numbers, its postings."""
    leads = [(entry.word, *lead) for entry in entries for lead in entry.leads]
    kept = [(_shared(word, place(term)), place(term)) for word, term, _ in leads]
    postings = [posting for entry in entries for posting in entry.postings]
    letters = [*fronted(entry.word for entry in entries), *(term[shared:] for shared, term in kept)]
    text = "\n".join(letters).encode()
    shapes = b"".join(number(len(one.leads) << 2 | bool(one.foreign) << 1 | bool(one.own)) for one in entries)
    figures = [
        *(
            (len(word) - shared) << 1 | term.startswith(FOREIGN)
            for (word, term, _), (shared, _) in zip(leads, kept, strict=True)
        ),
        *(documents for _, _, documents in leads),
        *(posting.documents for posting in postings),
        *(len(posting.gaps) - posting.documents for posting in postings),
    ]
    head = shapes + b"".join(map(number, figures))
    parts = [number(len(entries)), number(len(text)), text, number(len(head)), head]
    return compress(b"".join(parts + [part for posting in postings for part in (posting.gaps, posting.weights)]))


def unpack(file: bytes) -> Iterator[Entry]:
    """Yield the entries of a shard."""
    content = decompress(file)
    entries, at = _number(content, 0)
    text, at = _run(content, at)
    head, at = _run(content, at)
    letters = text.decode().split("\n")
    figures = numbers(head)
    shapes = [next(figures) for _ in range(entries)]
    leads, postings = sum(shape >> 2 for shape in shapes), sum((shape & 1) + (shape >> 1 & 1) for shape in shapes)
    cuts, counts, having, longer = ([next(figures) for _ in range(many)] for many in (leads, leads, postings, postings))
    lead = zip(letters[entries:], cuts, counts, strict=True)
    posting = zip(having, longer, strict=True)
    for word, shape in zip(unfronted(letters[:entries]), shapes, strict=True):
        found = tuple((_lead(word, *next(lead))) for _ in range(shape >> 2))
        both: list[Posting | None] = [None, None]
        for which in (which for which in (0, 1) if shape >> which & 1):
            documents, more = next(posting)
            middle = at + documents + more
            both[which] = Posting(documents, content[at:middle], content[middle : middle + documents])
            at = middle + documents
        yield Entry(word, found, *both)


def _lead(word: str, more: str, cut: int, documents: int) -> tuple[str, int]:
    term = word[: len(word) - (cut >> 1)] + more
    return (FOREIGN + term if cut & 1 else term), documents


def _shared(one: str, other: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    least = min(len(one), len(other))
    return next((at for at in range(least) if one[at] != other[at]), least)


def _number(content: bytes, at: int) -> tuple[int, int]:
    """Return the number that stands at a place, and the place behind it."""
    end = at
    while content[end] > 127:
        end += 1
    return next(numbers(content[at : end + 1])), end + 1


def _run(content: bytes, at: int) -> tuple[bytes, int]:
    """Return the bytes whose number stands at a place, and the place behind them."""
    length, start = _number(content, at)
    return content[start : start + length], start + length
