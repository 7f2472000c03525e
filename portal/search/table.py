"""The facets of all documents, in site order, into one table in which a browser counts, and back."""

import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple, TypeAlias

from portal.analysis.facet_options import label
from portal.analysis.facets import Facet
from portal.dataset import Item
from portal.kinds.vocabulary import VOCABULARY
from portal.pages.renderer import Renderer
from portal.search.coding import compress, decompress
from portal.search.documents import PAGES, STEPS
from portal.search.manifest import Listed, Value
from portal.text.embedded import as_json

KIND = "kind"
"""The facet that every document has."""

WIDTHS = {1: "B", 2: "H", 4: "I"}
"""Bytes in which the numbers of a column may be written, the lowest first, and what arrays call them."""

Facets: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""The values that a document has, by facet."""


class Row(NamedTuple):
    """What the table says of one document."""

    number: int
    facets: Facets
    people: int | None


def facets_of(renderer: Renderer, kind: str, item: Item | None) -> Facets:
    """Return the values of a document of some kind, given the record whose facets it has."""
    if item is None:
        return ((KIND, (kind,)),)
    return ((KIND, (kind,)), *renderer.narrowing.facts(item).items())


def listed(renderer: Renderer) -> Iterator[Listed]:
    """Yield all facets with all values that documents may have, but years."""
    yield Listed(KIND, renderer.voice.worded("facet_kind"), tuple(_kinds(renderer)))
    for facet in renderer.narrowing.all:
        yield Listed(facet.name, renderer.voice.worded(f"facet_{facet.name}"), tuple(_values(renderer, facet)))


def used(facet: Listed, ids: Iterable[str]) -> tuple[Value, ...]:
    """Return the values of a facet that some documents have, in the order readers see them."""
    found = set(ids)
    others = found.difference(value.id for value in facet.values)
    return (*(Value(id, id) for id in sorted(others, reverse=True)), *(one for one in facet.values if one.id in found))


def facet_files(rows: Sequence[Row], listed: Sequence[Listed]) -> tuple[bytes, bytes]:
    """Return what facets and their values are called, and the table of some documents in site order."""
    having = [dict(row.facets) for row in rows]
    columns = {facet.name: [found.get(facet.name, ()) for found in having] for facet in listed}
    facets = [facet._replace(values=used(facet, chain.from_iterable(columns[facet.name]))) for facet in listed]
    table: list[Sequence[Sequence[int]]] = [[(row.number,) for row in rows]]
    for facet in facets:
        places = {value.id: at for at, value in enumerate(facet.values)}
        table.append([tuple([places[id] for id in ids]) for ids in columns[facet.name]])
    table.append([() if row.people is None else (row.people,) for row in rows])
    return pack_facets(facets), pack_table(table)


def rows(facets: bytes, table: bytes, documents: int) -> list[Row]:
    """Return the rows of which `facet_files` were made."""
    listed = unpack_facets(facets)
    numbers, *columns, people = unpack_table(table, len(listed) + 2, documents)
    values = [_values_of(facet, column) for facet, column in zip(listed, columns, strict=True)]
    having = zip(*values, strict=True) if values else (() for _ in range(documents))
    return [
        Row(number, tuple(filter(None, found)), person[0] if person else None)
        for (number,), found, person in zip(numbers, having, people, strict=True)
    ]


def _values_of(facet: Listed, column: Sequence[tuple[int, ...]]) -> list[tuple[str, tuple[str, ...]] | None]:
    """Return the values of each document of one facet, behind its name; None where it has none."""
    made = {
        places: (facet.name, tuple(facet.values[place].id for place in places)) if places else None
        for places in set(column)
    }
    return [made[places] for places in column]


def pack_facets(facets: Sequence[Listed]) -> bytes:
    """Return the file of what facets and their values are called."""
    return as_json(
        [facet._asdict() | {"values": [value._asdict() for value in facet.values]} for facet in facets]
    ).encode()


def unpack_facets(file: bytes) -> list[Listed]:
    """Return the facets of a file."""
    found = json.loads(file)
    return [Listed(**facet | {"values": tuple(Value(**value) for value in facet["values"])}) for facet in found]


def pack_table(columns: Iterable[Sequence[Sequence[int]]]) -> bytes:
    """Return the file of some columns: the numbers of each document in each.

    For each column, how many numbers each document has, and then all of them: behind the bytes that each takes.
    """
    parts = [part for rows in columns for part in (_run([*map(len, rows)]), _run([*chain.from_iterable(rows)]))]
    return compress(b"".join(parts))


def unpack_table(file: bytes, columns: int, documents: int) -> list[list[tuple[int, ...]]]:
    """Return the columns of a file."""
    content, at, found = decompress(file), 0, []
    for _ in range(columns):
        counts, at = _read(content, at, documents)
        run, at = _read(content, at, sum(counts))
        values = tuple(run)
        found.append([values[start:end] for start, end in pairwise(accumulate(counts, initial=0))])
    return found


def _run(values: Sequence[int]) -> bytes:
    most = max(values, default=0)
    width = next(width for width in WIDTHS if most < 1 << 8 * width)
    return bytes((width,)) + _ordered(array(WIDTHS[width], values)).tobytes()


def _read(content: bytes, at: int, many: int) -> tuple[Sequence[int], int]:
    width = content[at]
    end = at + 1 + width * many
    return _ordered(array(WIDTHS[width], content[at + 1 : end])), end


def _ordered(values: "array[int]") -> "array[int]":
    """Return numbers with their lowest byte first, or back."""
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _values(renderer: Renderer, facet: Facet) -> Iterator[Value]:
    """Yield all values of a facet in the order readers see them; those of years are not known beforehand."""
    dataset = renderer.dataset
    all_ids = dataset.vocabulary.get(facet.of) or [item.key.id for item in dataset.items(facet.of)] if facet.of else ()
    yield from (Value(id, label(facet, id, dataset, renderer.voice)) for id in all_ids)


def _kinds(renderer: Renderer) -> Iterator[Value]:
    voice = renderer.voice
    for kind in renderer.dataset.kinds:
        if kind.name != VOCABULARY.name:
            yield Value(kind.name, voice.plain(kind.title))
    yield from (Value(STEPS, voice.worded("steps")), Value(PAGES, voice.worded("pages")))
