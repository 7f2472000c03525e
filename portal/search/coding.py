"""Numbers and words into bytes and back, files into what is published of them, and the names of files.

Numbers are written in as many bytes as they need, seven bits in each, the lowest first (LEB128, as in DWARF 5, 7.6).
Files are compressed (DEFLATE, RFC 1951), since hosts do not compress what they do not know, and named by what is in
them: a page that is open while the site is replaced never mixes two indexes.
"""

import zlib
from base64 import b32encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate
from operator import sub

LEVEL = 6
"""How hard files are compressed: at 9 it takes nearly twice as long, and the files are half a thousandth smaller."""

NAME_BYTES = 5
"""Bytes of a digest in the name of a file: eight letters."""

MOST_SHARED = 90
"""Letters at most that a word leaves to the one before it."""

FIRST_LETTER = 33
"""The code point that says that no letters are shared: those after it can be printed."""


def number(value: int) -> bytes:
    """Return a whole number from 0 in as many bytes as it needs."""
    if value < 128:
        return SMALL[value]
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


SMALL = tuple(bytes((value,)) for value in range(128))


def numbers(content: bytes) -> Iterator[int]:
    """Yield the numbers written one after the other."""
    value = shift = 0
    for byte in content:
        value |= (byte & 127) << shift
        if byte < 128:
            yield value
            value = shift = 0
        else:
            shift += 7


def gaps(values: Sequence[int]) -> bytes:
    """Return how far each number in rising order is from the one before."""
    found = [*map(sub, values, (0, *values))]
    if max(found, default=0) < 128:  # each in one byte
        return bytes(found)
    return b"".join(map(number, found))


def summed(content: bytes) -> list[int]:
    """Return the numbers of which `gaps` are written."""
    return list(accumulate(content if content.isascii() else numbers(content)))


def fronted(words: Iterable[str]) -> Iterator[str]:
    """Yield each word as how many letters it shares with the one before, as one letter, and its others."""
    before = ""
    for word in words:
        shared = 0
        for one, other in zip(before[:MOST_SHARED], word, strict=False):
            if one != other:
                break
            shared += 1
        yield chr(FIRST_LETTER + shared) + word[shared:]
        before = word


def unfronted(written: Iterable[str]) -> Iterator[str]:
    """Yield the words that `fronted` wrote."""
    word = ""
    for letters in written:
        word = word[: ord(letters[0]) - FIRST_LETTER] + letters[1:]
        yield word


def compress(content: bytes) -> bytes:
    """Return a file as it is published: without any name or date."""
    made = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return made.compress(content) + made.flush()


def decompress(content: bytes) -> bytes:
    """Return what was compressed."""
    return zlib.decompress(content, -zlib.MAX_WBITS)


def digest(content: bytes) -> str:
    """Return letters and figures that stand for a content, the same on hosts that know no capitals."""
    return b32encode(blake2b(content, digest_size=NAME_BYTES).digest()).decode().lower()
