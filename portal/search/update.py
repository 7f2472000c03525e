"""What changed among the documents into what changes among the published files, byte for byte as if all were made anew.

Only the shards are read and written in which something stands that changes, with a neighbour where a boundary moves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import NamedTuple, TypeAlias

from portal.search.changes import Change, Numbered, changes
from portal.search.coding import digest
from portal.search.files import index_files
from portal.search.known_words import level, pack_words, unpack_words
from portal.search.manifest import (
    INDEX,
    RECORD_LETTERS,
    About,
    Manifest,
    facets_file,
    order,
    pack_manifest,
    records_file,
    spelling_file,
    table_file,
    unpack_manifest,
    words_file,
)
from portal.search.numbering import bits_of, home, numbered
from portal.search.records import CHUNK, Shown, pack_records, unpack_records
from portal.search.rewriting import rewritten
from portal.search.segment import Segment
from portal.search.shards import Entry, pack, unpack
from portal.search.table import Row, facet_files, pack_facets, rows, unpack_facets, used
from portal.text import Language

Read: TypeAlias = Callable[[str], bytes]


class Update(NamedTuple):
    """What changes among the files of an index."""

    files: dict[str, bytes]
    """Those that are new or have another content."""

    gone: set[str]
    """The names of those that are not published any more."""


def updated_files(
    language: Language,
    read: Read,
    removed: Iterable[Segment],
    added: Iterable[Segment],
    about: About,
    stored: Callable[[str], Segment],
) -> Update:
    """Return what changes among the files of an index that `read` gives by their names.

    `removed` are the segments of documents as they were, `added` as they are: one that changed stands in both. `stored`
    gives the segment of another one by its key: it is asked for the few whose number moves when documents come and go,
    and for all where there are so many more or fewer that the numbers are longer or shorter.
    """
    old = unpack_manifest(read(INDEX))
    before, after = ({segment.key: segment for segment in segments} for segments in (removed, added))
    if bits_of(len(about.keys)) != old.bits:
        all_files = dict(index_files(language, (after.get(key) or stored(key) for key in about.keys), about))
        return Update(all_files, set(old.files()) - all_files.keys())
    was, now = _numbers(read, old, before.keys(), after.keys(), about)
    for key in (key for key in was.keys() & now.keys() if was[key] != now[key] and key not in before):
        before[key] = after[key] = stored(key)
    gone = [(was[key], segment) for key, segment in before.items()]
    come = [(now[key], segment) for key, segment in after.items()]
    files: dict[str, bytes] = {}
    new = _words(read, old, changes(gone, come), files)
    new = _records(read, new, gone, come, files)
    new = _facets(read, new, before, after, was, now, about, files)
    files[INDEX] = pack_manifest(new._replace(documents=len(about.keys), order=order(about)), about, language)
    return Update(files, set(old.files()) - set(new.files()))


def _numbers(
    read: Read, old: Manifest, before: Set[str], after: Set[str], about: About
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return the numbers of documents as they were and as they are: of all, or where all stay of those that change."""
    if before == after:
        numbers = {key: _number(read, old, key) for key in before}
        return numbers, numbers
    return numbered((set(about.keys) - (after - before)) | (before - after)), numbered(about.keys)


def _number(read: Read, old: Manifest, key: str) -> int:
    """Return the number of a document that is published, looking from the first place where it may stand."""
    first = home(key, old.bits) // CHUNK
    for at in (at for at in old.records if at >= first):
        for number, shown in _published(read, old, at).items():
            if shown[0] == key:
                return number
    raise LookupError(f"no document '{key}' is published; one that is new is not among those as they were")


def _published(read: Read, old: Manifest, at: int) -> dict[int, Shown]:
    """Return what is shown of the documents of one file of records, none where there is no such file."""
    return unpack_records(read(records_file(at, old.records[at])), at) if at in old.records else {}


def _words(read: Read, old: Manifest, what: Mapping[str, Change], files: dict[str, bytes]) -> Manifest:
    """Return where the words stand after some changes; put what is written anew into `files`."""
    before: dict[str, int] = {}
    after: dict[str, int] = {}

    def entries(at: int) -> Iterator[Entry]:
        for entry in unpack(read(words_file(old.shards[at]))):
            before[entry.word] = level(entry.leads)
            yield entry

    shards: dict[str, str] = {}
    for shard in rewritten(old.firsts, entries, what):
        if isinstance(shard, int):
            shards[old.firsts[shard]] = old.shards[shard]
            continue
        content = pack(shard)
        shards[shard[0].word] = made = digest(content)
        after |= {entry.word: level(entry.leads) for entry in shard}
        if made not in old.shards:
            files[words_file(made)] = content
    new = old._replace(firsts=tuple(shards), shards=tuple(shards.values()))
    return new if before == after else _spelling(read, new, before, after, files)


def _spelling(
    read: Read, old: Manifest, before: Mapping[str, int], after: Mapping[str, int], files: dict[str, bytes]
) -> Manifest:
    """Return where all words stand, given the levels of some as they were and as they are."""
    known = unpack_words(read(spelling_file(old.spelling)))
    levels = {word: known[word] for word in known.keys() - before.keys()} | dict(after)
    content = pack_words({word: levels[word] for word in sorted(levels) if levels[word]})
    made = digest(content)
    if made != old.spelling:
        files[spelling_file(made)] = content
    return old._replace(spelling=made)


def _records(read: Read, old: Manifest, gone: Numbered, come: Numbered, files: dict[str, bytes]) -> Manifest:
    """Return where stands what is shown of the documents."""
    changing: dict[int, Shown | None] = {number: None for number, _ in gone}
    changing |= {number: segment.shown for number, segment in come}
    digests = dict(old.records)
    for at in sorted({number // CHUNK for number in changing}):
        before = _published(read, old, at)
        here = before | {number: shown for number, shown in changing.items() if number // CHUNK == at}
        after = {number: shown for number, shown in here.items() if shown}
        if before == after:
            continue
        digests.pop(at, None)
        if after:
            content = pack_records(after)
            digests[at] = digest(content)[:RECORD_LETTERS]
            files[records_file(at, digests[at])] = content
    return old._replace(records=dict(sorted(digests.items())))


def _facets(
    read: Read,
    old: Manifest,
    before: Mapping[str, Segment],
    after: Mapping[str, Segment],
    was: Mapping[str, int],
    now: Mapping[str, int],
    about: About,
    files: dict[str, bytes],
) -> Manifest:
    """Return where the facets of the documents stand: read and written only where one of them changes."""
    named = read(facets_file(old.facets))
    known = {facet.name: [value.id for value in facet.values] for facet in unpack_facets(named)}
    as_it_was = pack_facets([facet._replace(values=used(facet, known.get(facet.name, ()))) for facet in about.facets])
    same = before.keys() == after.keys() and all(before[key].row == after[key].row for key in after)
    if same and old.order == order(about) and named == as_it_was:
        return old
    if len(now) < len(about.keys):
        was = now = numbered(about.keys)
    key_of = {number: key for key, number in was.items()}
    kept = {key_of[row.number]: row for row in rows(named, read(table_file(old.table)), old.documents)}
    found = kept | {key: Row(0, segment.facets, segment.people) for key, segment in after.items()}
    facets, table = facet_files([Row(now[key], *found[key][1:]) for key in about.keys], about.facets)
    new = old._replace(facets=digest(facets), table=digest(table))
    made = {facets_file(new.facets): facets, table_file(new.table): table}
    files |= {name: content for name, content in made.items() if name not in set(old.files())}
    return new
