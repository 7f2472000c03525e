"""The segments of all documents into the files that are published of them, for one language."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from portal.search.coding import digest
from portal.search.known_words import level, pack_words
from portal.search.lexicon import led
from portal.search.manifest import INDEX, RECORD_LETTERS, About, Manifest, order, pack_manifest
from portal.search.numbering import numbered
from portal.search.records import Shown, chunks
from portal.search.segment import Segment
from portal.search.shards import FOREIGN, Entry, Posting, cut, own_first, pack, place
from portal.search.table import Row, facet_files
from portal.text import Language


def index_files(language: Language, segments: Iterable[Segment], about: About) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index of some documents, below its folder: last the one that names the others."""
    from portal.search.postings import Postings  # numpy takes longer to load than an update takes

    numbers = numbered(about.keys)
    postings = Postings()
    leads: Counter[str] = Counter()
    shown: dict[int, Shown] = {}
    rows: dict[str, Row] = {}
    for segment in segments:
        number = numbers[segment.key]
        shown[number], rows[segment.key] = segment.shown, Row(number, segment.facets, segment.people)
        leads.update(segment.leads.splitlines())
        postings.add(number, segment.terms, segment.weights)
    entries = tuple(_entries(leads, dict(postings.all())))
    shards = {shard[0].word: pack(shard) for shard in cut(entries)}
    records = dict(chunks(shown))
    spelling = pack_words({entry.word: level(entry.leads) for entry in entries if entry.leads})
    facets, table = facet_files([rows[key] for key in about.keys], about.facets)
    manifest = Manifest(
        documents=len(numbers),
        order=order(about),
        firsts=tuple(shards),
        shards=tuple(map(digest, shards.values())),
        records={at: digest(content)[:RECORD_LETTERS] for at, content in records.items()},
        spelling=digest(spelling),
        facets=digest(facets),
        table=digest(table),
    )
    contents = (*shards.values(), *records.values(), spelling, facets, table)
    yield from zip(manifest.files(), contents, strict=True)
    yield INDEX, pack_manifest(manifest, about, language)


def _entries(leads: Mapping[str, int], postings: Mapping[str, Posting]) -> Iterator[Entry]:
    """Yield what stands at each word, in order, given the documents that have each lead, and the postings by term."""
    led_by: dict[str, list[tuple[str, int]]] = {place(term): [] for term in postings}
    for lead, documents in leads.items():
        word, term = led(lead)
        led_by.setdefault(word, []).append((term, documents))
    for word in sorted(led_by):
        found = tuple(sorted(led_by[word], key=lambda found: own_first(found[0])))
        yield Entry(word, found, postings.get(word), postings.get(FOREIGN + word))
