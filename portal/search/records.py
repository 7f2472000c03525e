"""What hits show of documents into files of some documents each, by their numbers, and back."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TypeAlias

from portal.text.embedded import as_json

CHUNK = 16
"""Numbers of a file. At most every second number is that of a document."""

Shown: TypeAlias = tuple[str, ...]
"""What a hit shows: key, sort, address, title, where, abstract, language."""


def chunks(shown: Mapping[int, Shown]) -> Iterator[tuple[int, bytes]]:
    """Yield the files of some documents by number, each behind its place; a file of no document is none."""
    for at, numbers in groupby(sorted(shown), key=lambda number: number // CHUNK):
        yield at, pack_records({number: shown[number] for number in numbers})


def pack_records(shown: Mapping[int, Shown]) -> bytes:
    """Return the file of some documents: each at its number's place, and nothing where there is none."""
    places = {number % CHUNK: one for number, one in shown.items()}
    return as_json([places.get(place, 0) for place in range(max(places) + 1)]).encode()


def unpack_records(file: bytes, at: int) -> dict[int, Shown]:
    """Return the documents of a file by their numbers, given its place."""
    return {at * CHUNK + place: tuple(shown) for place, shown in enumerate(json.loads(file)) if shown}
