"""The facets of all documents into one table in which a browser counts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from portal.dataset import Item
from portal.kinds.vocabulary import VOCABULARY
from portal.outputs.choices import label
from portal.outputs.facets import FACETS, Facet, in_order, people_of
from portal.outputs.render import Renderer
from portal.outputs.search.documents import PAGES, STEPS, Document
from portal.outputs.search.pack import compress, number

KIND = "kind"
"""The facet that every document has."""


class Value(NamedTuple):
    """One value of a facet."""

    id: str
    """The same in both languages."""

    label: str


class Column(NamedTuple):
    """One facet of all documents."""

    name: str
    label: str
    values: tuple[Value, ...]
    """Those that any document has, in the order readers see them."""

    rows: tuple[tuple[int, ...], ...]
    """The places of each document's values among them."""


def columns(renderer: Renderer, documents: Sequence[Document]) -> Iterator[Column]:
    """Yield the facets of some documents."""
    yield _column(KIND, renderer.voice.worded("facet_kind"), _kinds(renderer), [(one.kind,) for one in documents])
    for facet in FACETS:
        rows = [_values(renderer, facet, document.item) for document in documents]
        found = {value for row in rows for value in row}
        label = renderer.voice.worded(f"facet_{facet.name}")
        yield _column(facet.name, label, _valued(renderer, facet, found), rows)


def table(columns: Sequence[Column], people: Sequence[int | None]) -> bytes:
    """Return the file of some columns, and one of how many people each document is about, where that is known.

    For each column, and in it for each document: how many values, and the place of each.
    """
    out = bytearray()
    for column in columns:
        for row in column.rows:
            out += number(len(row)) + b"".join(map(number, row))
    for count in people:
        out += number(0) if count is None else number(1) + number(count)
    return compress(bytes(out))


def people(renderer: Renderer, documents: Sequence[Document]) -> list[int | None]:
    """Return the people of the largest place of each document, where they are known."""
    return [people_of(renderer.dataset, document.item) if document.item else None for document in documents]


def _valued(renderer: Renderer, facet: Facet, found: set[str]) -> tuple[Value, ...]:
    return tuple(
        Value(id, label(facet, id, renderer.dataset, renderer.voice)) for id in in_order(renderer.dataset, facet, found)
    )


def _kinds(renderer: Renderer) -> tuple[Value, ...]:
    voice = renderer.voice
    named = [
        Value(kind.name, voice.plain(kind.title)) for kind in renderer.dataset.kinds if kind.name != VOCABULARY.name
    ]
    return (*named, Value(STEPS, voice.worded("steps")), Value(PAGES, voice.worded("pages")))


def _values(renderer: Renderer, facet: Facet, item: Item | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(facet.values(renderer.dataset, item))) if item else ()


def _column(name: str, label: str, values: tuple[Value, ...], rows: Sequence[Sequence[str]]) -> Column:
    used = {value for row in rows for value in row}
    kept = tuple(value for value in values if value.id in used)
    place = {value.id: at for at, value in enumerate(kept)}
    return Column(name, label, kept, tuple(tuple(place[value] for value in row) for row in rows))
