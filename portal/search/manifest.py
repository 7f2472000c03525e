"""What an index says beside its documents: their order, the groups of names, the facets; and where its files stand."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from portal.search.analysis import STOP_WORDS
from portal.search.coding import digest
from portal.search.numbering import bits_of
from portal.text import Language
from portal.text.embedded import as_json

INDEX = "index.json"
RECORD_LETTERS = 4
"""Letters of the digest in the name of a file of records, behind its place: there are many, and all are listed."""


class Value(NamedTuple):
    """One value of a facet."""

    id: str
    """The same in both languages."""

    label: str


class Listed(NamedTuple):
    """One facet, with all values that any document may have."""

    name: str
    label: str
    values: Sequence[Value]
    """In the order readers see them. Those not among them come first, the latest before all, and are their own label:
    years."""


class About(NamedTuple):
    """What is not said by the documents themselves."""

    keys: Sequence[str]
    """Those of all documents, in site order."""

    groups: Mapping[str, Sequence[str]]
    """The names of each group for the same thing, folded, by the term of the group."""

    facets: Sequence[Listed]


class Manifest(NamedTuple):
    """Where the files of an index stand: what changes with every change, and is asked for anew."""

    documents: int
    order: str
    """Stands for the keys in site order."""

    firsts: tuple[str, ...]
    """The first word of each shard."""

    shards: tuple[str, ...]
    """The digest of each shard."""

    records: Mapping[int, str]
    """The digest of each file of records, by its place."""

    spelling: str
    facets: str
    table: str

    @property
    def bits(self) -> int:
        """The bits of a document's number."""
        return bits_of(self.documents)

    def files(self) -> Iterator[str]:
        """Yield the names of all files but its own."""
        yield from map(words_file, self.shards)
        yield from (records_file(at, digest) for at, digest in self.records.items())
        yield from (spelling_file(self.spelling), facets_file(self.facets), table_file(self.table))


def pack_manifest(manifest: Manifest, about: About, language: Language) -> bytes:
    """Return the file of a manifest, with what a browser needs beside it."""
    last = max(manifest.records, default=-1)
    none = " " * RECORD_LETTERS
    return as_json(
        manifest._asdict()
        | {
            "shards": "".join(manifest.shards),
            "records": "".join(manifest.records.get(at, none) for at in range(last + 1)),
            "stop_words": sorted(STOP_WORDS[language]),
            "synonyms": sorted([term, *names] for term, names in about.groups.items()),
        }
    ).encode()


def unpack_manifest(file: bytes) -> Manifest:
    """Return the manifest of a file."""
    said: dict[str, Any] = json.loads(file)
    many = len(said["firsts"])
    letters = len(said["shards"]) // max(many, 1)
    shards = tuple(said["shards"][at * letters : (at + 1) * letters] for at in range(many))
    records = {
        at: name
        for at in range(len(said["records"]) // RECORD_LETTERS)
        if (name := said["records"][at * RECORD_LETTERS : (at + 1) * RECORD_LETTERS]).strip()
    }
    found = said | {"firsts": tuple(said["firsts"]), "shards": shards, "records": records}
    return Manifest(**{field: found[field] for field in Manifest._fields})


def order(about: About) -> str:
    """Return what stands for the keys in site order."""
    return digest("\n".join(about.keys).encode())


def words_file(digest: str) -> str:
    """Return the name of a shard."""
    return f"words/{digest}.bin"


def records_file(at: int, digest: str) -> str:
    """Return the name of a file of records."""
    return f"records/{at}-{digest}.json"


def spelling_file(digest: str) -> str:
    """Return the name of the file of all words."""
    return f"spelling-{digest}.bin"


def facets_file(digest: str) -> str:
    """Return the name of the file of what facets and their values are called."""
    return f"facets-{digest}.json"


def table_file(digest: str) -> str:
    """Return the name of the file of the values of each document."""
    return f"facets-{digest}.bin"
