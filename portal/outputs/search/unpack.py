"""The files of an index into words and what they are worth: what `pack` wrote, read as a browser reads it."""

import zlib
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from portal.outputs.search.pack import Home


class Posting(NamedTuple):
    """What one term is worth where."""

    most: int
    scores: Mapping[int, int]
    """By document."""


class Shard:
    """A run of words in order, with the terms that stand among them."""

    def __init__(self, content: bytes, own: int) -> None:
        """Read a shard, given its place among all."""
        self._reader = Reader(content)
        self.words: dict[str, tuple[Home, ...]] = {}
        words, terms = self._reader.number(), self._reader.number()
        before = b""
        for _ in range(words):
            before = self._reader.fronted(before)
            self.words[before.decode()] = tuple(self._home(own) for _ in range(self._reader.number()))
        self._heads = [tuple(self._reader.number() for _ in range(3)) for _ in range(terms)]

    @cached_property
    def _starts(self) -> list[int]:
        starts = [self._reader.at]
        for count, _, gaps in self._heads:
            starts.append(starts[-1] + count + gaps)
        return starts

    def posting(self, slot: int) -> Posting:
        """Return what a term is worth where."""
        count, most, gaps = self._heads[slot]
        start = self._starts[slot]
        reader = Reader.at_place(self._reader, start)
        scores: dict[int, int] = {}
        document = 0
        for score in self._reader.content[start + gaps : start + gaps + count]:
            document += reader.number()
            scores[document] = score
        return Posting(most, scores)

    def _home(self, own: int) -> Home:
        packed = self._reader.number()
        return Home(self._reader.number() if packed & 1 else own, packed >> 2, bool(packed & 2))


class Reader:
    """Reads numbers and words from a file, one after the other."""

    def __init__(self, compressed: bytes) -> None:
        """Begin at the start of a compressed file."""
        self.content = zlib.decompress(compressed, -zlib.MAX_WBITS)
        self.at = 0

    @classmethod
    def at_place(cls, other: "Reader", at: int) -> "Reader":
        """Return one that reads the same file from another place."""
        reader = cls.__new__(cls)
        reader.content, reader.at = other.content, at
        return reader

    def number(self) -> int:
        """Return the next number."""
        value = shift = 0
        while True:
            byte = self.content[self.at]
            self.at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7

    def fronted(self, before: bytes) -> bytes:
        """Return the next word, given the one before."""
        shared, length = self.number(), self.number()
        self.at += length
        return before[:shared] + self.content[self.at - length : self.at]


def spelling(content: bytes) -> dict[str, int]:
    """Return all words, each with the number of documents it stands in."""
    reader = Reader(content)
    found: dict[str, int] = {}
    before = b""
    for _ in range(reader.number()):
        before = reader.fronted(before)
        found[before.decode()] = reader.number()
    return found
