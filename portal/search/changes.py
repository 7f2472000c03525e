"""Documents before and after a change into what changes at each word of the index."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from portal.search.coding import gaps, summed
from portal.search.lexicon import led
from portal.search.segment import Segment
from portal.search.shards import FOREIGN, Entry, Posting, own_first, place

Numbered: TypeAlias = Iterable[tuple[int, Segment]]
"""Segments, each behind the number of its document."""

Weights: TypeAlias = dict[int, int | None]
"""What a term is worth in documents from now on, by number; None where they do not have it any more."""


@dataclass(frozen=True)
class Change:
    """What changes at one word."""

    leads: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """How many documents more have the word for each term."""

    own: Weights = field(default_factory=dict)
    foreign: Weights = field(default_factory=dict)


def changes(removed: Numbered, added: Numbered) -> dict[str, Change]:
    """Return what changes at each word, given documents as they were and as they are."""
    before, after = _weights(removed), _weights(added)
    found: defaultdict[str, Change] = defaultdict(Change)
    for term, number in before.keys() | after.keys():
        weight = after.get((term, number))
        if weight != before.get((term, number)):
            change = found[place(term)]
            (change.foreign if term.startswith(FOREIGN) else change.own)[number] = weight
    for lead, more in _more(removed, added).items():
        if more:
            word, term = led(lead)
            found[word].leads[term] = more
    return dict(found)


def changed(entry: Entry, change: Change) -> Entry:
    """Return what stands at a word after a change; what may be left empty of it."""
    leads = dict(entry.leads)
    for term, more in change.leads.items():
        leads[term] = leads.get(term, 0) + more
    kept = sorted((lead for lead in leads.items() if lead[1]), key=lambda lead: own_first(lead[0]))
    return Entry(entry.word, tuple(kept), _posting(entry.own, change.own), _posting(entry.foreign, change.foreign))


def _posting(posting: Posting | None, weights: Weights) -> Posting | None:
    if not weights:
        return posting
    numbers, found = (summed(posting.gaps), bytearray(posting.weights)) if posting else ([], bytearray())
    for number, weight in weights.items():
        at = bisect_left(numbers, number)
        there = at < len(numbers) and numbers[at] == number
        numbers[at : at + there] = [] if weight is None else [number]
        found[at : at + there] = b"" if weight is None else bytes((weight,))
    return Posting(len(numbers), gaps(numbers), bytes(found)) if numbers else None


def _weights(segments: Numbered) -> dict[tuple[str, int], int]:
    return {
        (term, number): weight
        for number, segment in segments
        for term, weight in zip(segment.terms.split(), segment.weights.encode("latin-1"), strict=True)
    }


def _more(removed: Numbered, added: Numbered) -> Mapping[str, int]:
    """Return how many documents more have each lead."""
    found: dict[str, int] = defaultdict(int)
    for segments, more in ((removed, -1), (added, 1)):
        for _, segment in segments:
            for lead in segment.leads.splitlines():
                found[lead] += more
    return found
