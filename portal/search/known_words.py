"""All words that documents have into one file, loaded when a word is unknown or only begun, and back.

How many documents a word stands in is told in doublings, so that a document more seldom changes the file.
"""

from collections.abc import Iterable, Mapping

from portal.search.coding import compress, decompress, fronted, number, numbers, unfronted


def level(leads: Iterable[tuple[str, int]]) -> int:
    """Return how many doublings of documents have a word, from 1, given the terms it leads to; 0 if none has it."""
    return max((documents for _, documents in leads), default=0).bit_length()


def pack_words(levels: Mapping[str, int]) -> bytes:
    """Return the file of the words in order, each with its level."""
    text = "\n".join(fronted(levels)).encode()
    return compress(number(len(text)) + text + bytes(levels.values()))


def unpack_words(file: bytes) -> dict[str, int]:
    """Return the words in order, each with its level."""
    content = decompress(file)
    start = next(at for at, byte in enumerate(content) if byte < 128) + 1
    end = start + next(numbers(content[:start]))
    words = content[start:end].decode().split("\n") if end > start else ()
    return dict(zip(unfronted(words), content[end:], strict=True))
