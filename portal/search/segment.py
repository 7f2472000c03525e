"""One document into its segment: all that it gives the index of one language, whatever the others are.

A segment is made of texts, whole numbers and tuples alone, so that it can be kept from one build to the next.
"""

import json
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from portal.analysis.facets import people_of
from portal.dataset import Dataset, Item
from portal.pages.renderer import Renderer
from portal.search.documents import Document, documents, page_document
from portal.search.lexicon import Lexicon
from portal.search.records import Shown
from portal.search.synonyms import groups_read, kept_groups
from portal.search.table import Facets, facets_of
from portal.search.weights import BOOSTS, weighed
from portal.text import Language


class Segment(NamedTuple):
    """What one document gives the index of one language."""

    shown: Shown
    """What a hit shows of it: its key first."""

    terms: str
    """Its terms, blanks between them."""

    weights: str
    """What each of them is worth: a letter whose code point is a byte."""

    leads: str
    """Its words, each on a line: `surveys survey` where a word leads to a term that is written otherwise, `open`."""

    facets: Facets
    """The values that it has."""

    people: int | None
    """How many people it is about, where that is known."""

    @property
    def key(self) -> str:
        """Its key."""
        return self.shown[0]

    @property
    def row(self) -> tuple[Facets, int | None]:
        """What the table of facets says of it."""
        return self.facets, self.people


def segments(renderer: Renderer, item: Item) -> tuple[Segment, ...]:
    """Return the segments of a record, in the language of the renderer: none where it cannot be found.

    They depend on the record, on what it mentions or is mentioned by, and on the groups of names for the same thing.
    """
    known = lexicon(renderer.dataset, renderer.language)
    return tuple(
        segment(
            document,
            known,
            facets_of(renderer, document.kind, document.item),
            people_of(renderer.dataset, document.item) if document.item else None,
        )
        for document in documents(renderer, item)
    )


def page_segment(renderer: Renderer, name: str, address: str, title: str, description: str, text: str) -> Segment:
    """Return the segment of a hand-written page, given the text that a reader sees on it."""
    document = page_document(renderer.voice, name, address, title, description, text)
    return segment(document, lexicon(renderer.dataset, renderer.language), facets_of(renderer, document.kind, None))


def segment(document: Document, lexicon: Lexicon, facets: Facets = (), people: int | None = None) -> Segment:
    """Return the segment of a document, given the values that it has and the people it is about."""
    fields = {field: [lexicon.read(text) for text in getattr(document, field)] for field in BOOSTS}
    counts = {field: Counter(chain.from_iterable([read.terms for read in reads])) for field, reads in fields.items()}
    weights = weighed(counts, document.boost)
    # A text that stands in two fields is read once, and what is read of it is one object.
    distinct = {id(read): read.leads for reads in fields.values() for read in reads}
    return Segment(
        shown=document.shown,
        terms=" ".join(weights),
        weights="".join(map(chr, weights.values())),
        leads="\n".join(dict.fromkeys(chain.from_iterable(distinct.values()))),
        facets=facets,
        people=people,
    )


def lexicon(dataset: Dataset, language: Language) -> Lexicon:
    """Return the lexicon of a dataset's groups, made once."""
    return _lexicon(kept_groups(dataset), language)


@lru_cache(maxsize=4)
def _lexicon(groups: bytes, language: Language) -> Lexicon:
    return Lexicon(language, groups_read(groups))


def segments_written(found: Iterable[Segment]) -> bytes:
    """Return segments as they are kept."""
    return json.dumps(tuple(found), ensure_ascii=False, separators=(",", ":")).encode()


def segments_read(kept: bytes) -> tuple[Segment, ...]:
    """Return segments that were kept."""
    return tuple(
        Segment(tuple(shown), terms, weights, leads, tuple((name, tuple(ids)) for name, ids in facets), people)
        for shown, terms, weights, leads, facets, people in json.loads(kept)
    )
