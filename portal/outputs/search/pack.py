"""Postings and the forms of words into the files that a browser loads: a few kilobytes for each word it looks for.

- Words stand in order, each with what its terms are worth where, cut into **shards** of some kilobytes: to look for a
  word, or for all that begin with some letters, is to load one or two of them.
- The **spelling** has all words and in how many documents each stands, and nothing else: loaded when a word is unknown.

What a term is worth in a document is one byte: how many 255ths of the most that it is worth anywhere. Numbers are
written in as many bytes as they need, seven bits in each, the lowest first (LEB128, as in DWARF 5, 7.6). Each file is
compressed (DEFLATE, RFC 1951), since hosts do not compress what they do not know.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from portal.outputs.search.weights import Postings

FOREIGN = "~"
"""Begins a term of the other language, so that `on` in French is not `on` in English."""

GROUP = "="
"""Begins the term of a group of names for the same thing, behind which stands its number: no word begins so."""

SHARD_SIZE = 12_000
"""Bytes of a shard before it is compressed: a word costs little, and there are not too many files. The shard of a word
that stands nearly everywhere is larger."""

FINEST = 255
SCALE = 1000
"""What a term is worth at most is written in thousandths."""


class Term(NamedTuple):
    """What one term is worth where, as it is written."""

    most: int
    """What it is worth where it is worth most, in thousandths."""

    documents: int
    """The documents it stands in."""

    gaps: bytes
    """How far each document is from the one before."""

    scores: bytes


@dataclass(frozen=True)
class Packed:
    """What is published of the words of an index."""

    firsts: tuple[str, ...]
    """The first word of each shard."""

    shards: tuple[bytes, ...]
    spelling: bytes


def pack(postings: Postings, forms: Mapping[str, Sequence[str]]) -> Packed:
    """Return the files of some postings, given the terms of each word as readers write it: at most two."""
    terms = dict(zip(postings.terms, _terms(postings), strict=True))
    shards = list(_shards(forms, terms))
    home = {
        term: Home(at, slot, term.startswith(FOREIGN))
        for at, shard in enumerate(shards)
        for slot, term in enumerate(shard.terms)
    }
    return Packed(
        firsts=tuple(shard.words[0] for shard in shards),
        shards=tuple(
            compress(_shard(shard, at, {word: [home[term] for term in forms[word]] for word in shard.words}, terms))
            for at, shard in enumerate(shards)
        ),
        spelling=compress(
            _spelling(
                {
                    word: max(terms[term].documents for term in forms[word])
                    for word in sorted(forms)
                    if not word.startswith(GROUP)
                }
            )
        ),
    )


class Home(NamedTuple):
    """Where a term stands."""

    shard: int
    slot: int
    """Its place among the terms of the shard."""

    foreign: bool
    """Whether it is of the other language."""


class _Shard(NamedTuple):
    words: list[str]
    terms: list[str]


def _shards(forms: Mapping[str, Sequence[str]], terms: Mapping[str, Term]) -> Iterator[_Shard]:
    """Yield the words in order, in runs of some size; a term stands where its first word does."""
    shard, size, seen = _Shard([], []), 0, set()
    for word in sorted(forms):
        new = [term for term in forms[word] if term not in seen]
        more = len(word) + 4 + sum(len(terms[term].gaps) + len(terms[term].scores) for term in new)
        if shard.words and size + more > SHARD_SIZE:
            yield shard
            shard, size = _Shard([], []), 0
        shard.words.append(word)
        shard.terms.extend(new)
        seen.update(new)
        size += more
    if shard.words:
        yield shard


def _shard(shard: _Shard, own: int, homes: Mapping[str, Sequence[Home]], terms: Mapping[str, Term]) -> bytes:
    out = bytearray(number(len(shard.words)) + number(len(shard.terms)))
    for word, shared, rest in _fronted(shard.words):
        out += number(shared) + number(len(rest)) + rest + number(len(homes[word]))
        for home in homes[word]:
            elsewhere = home.shard != own
            out += number(home.slot << 2 | home.foreign << 1 | elsewhere)
            out += number(home.shard) if elsewhere else b""
    for term in (terms[name] for name in shard.terms):
        out += number(term.documents) + number(term.most) + number(len(term.gaps))
    for term in (terms[name] for name in shard.terms):
        out += term.gaps + term.scores
    return bytes(out)


def _spelling(counts: Mapping[str, int]) -> bytes:
    out = bytearray(number(len(counts)))
    for word, shared, rest in _fronted(list(counts)):
        out += number(shared) + number(len(rest)) + rest + number(counts[word])
    return bytes(out)


def _fronted(words: Sequence[str]) -> Iterator[tuple[str, int, bytes]]:
    """Yield each word, how many bytes it shares with the one before, and the others."""
    before = b""
    for word in words:
        written = word.encode()
        shared = next((at for at, (one, other) in enumerate(zip(before, written, strict=False)) if one != other), None)
        shared = min(len(before), len(written)) if shared is None else shared
        yield word, shared, written[shared:]
        before = written


def number(value: int) -> bytes:
    """Return a whole number from 0 in as many bytes as it needs."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def compress(content: bytes) -> bytes:
    """Return a file as it is published: without any name or date."""
    made = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return made.compress(content) + made.flush()


def _terms(postings: Postings) -> Iterator[Term]:
    """Yield the terms as they are written, in order."""
    starts = postings.starts
    if not len(postings.terms):
        return
    most = np.maximum.reduceat(postings.weights, starts[:-1])
    counts = np.diff(starts)
    scores = np.maximum(1, np.rint(FINEST * postings.weights / np.repeat(most, counts))).astype(np.uint8)
    gaps = np.diff(postings.documents, prepend=0)
    gaps[starts[:-1]] = postings.documents[starts[:-1]]
    written, ends = _numbers(gaps)
    ends = np.concatenate(([0], ends))
    for at, start in enumerate(starts[:-1]):
        stop = starts[at + 1]
        yield Term(
            most=max(1, round(SCALE * float(most[at]))),
            documents=int(counts[at]),
            gaps=written[ends[start] : ends[stop]].tobytes(),
            scores=scores[start:stop].tobytes(),
        )


def _numbers(values: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return many numbers written one after the other, and where each ends."""
    sizes = np.ones_like(values)
    for bits in range(1, 5):
        sizes += values >= 1 << 7 * bits
    ends = np.cumsum(sizes)
    written = np.zeros(int(ends[-1]), np.uint8)
    for at in range(int(sizes.max())):
        there = sizes > at
        more = np.where(sizes[there] > at + 1, 128, 0)
        written[ends[there] - sizes[there] + at] = (values[there] >> 7 * at & 127) | more
    return written, ends
