"""How often terms stand in the fields of one document into what each is worth there: BM25F on a fixed scale.

BM25F (Robertson, Zaragoza and Taylor 2004) adds up how often a term stands in the fields of a document, each counted
by its boost and by the length of the field, and only then lets repetition count less. Here stands what depends on the
document alone: the lengths are compared with constants, not with the means of all documents, and how rare a term is
is left to the reader (`rarity.py`). So a document that changes changes nothing of what the others are worth.
"""

from collections.abc import Mapping
from functools import cache
from math import log2

K1 = 2.0
"""How soon a term that is repeated counts no more; lunr's default of 1.2 ranks worse on both test collections."""

B = 2 / 3
"""How much a long field counts less. With lengths told apart coarsely, lunr's default of 0.75 ranks worse."""

BOOSTS = {"head": 3.0, "summary": 2.0, "body": 1.0, "translation": 0.5}
"""What a term counts for in each field of a document."""

LONG = "body"
SHORT = tuple(field for field in BOOSTS if field != LONG)

USUAL = {"head": 8.0, "summary": 13.0, "body": 80.0, "translation": 17.0}
"""Terms in a field of usual length, which counts for what its boost says. In November 2026 titles have 7.9 on average,
summaries 12.9 where there is one, translations 17.2. Bodies are anything from a source's one line (7) over findings
(30) and innovations (104) to playbooks (240): their mean of 37 is that of the many sources, and both test collections,
with abstracts of some 60 to 100, rank worse by it than by 80, as they do by 100."""

STEPS = 4
"""Lengths are told apart by quarters of a doubling, so that a small edit seldom changes what all terms are worth."""

FINEST = 255
"""What a term would be worth that stands everywhere in a document: a weight is one byte."""


def weighed(fields: Mapping[str, Mapping[str, int]], boost: float) -> dict[str, int]:
    """Return what each term is worth, given how often it stands in each field and the boost of the document."""
    often: dict[str, float] = {}
    for field in SHORT:
        times = _times(field, sum(fields[field].values()))
        for term, count in fields[field].items():
            often[term] = often.get(term, 0.0) + times * count
    body = fields[LONG]
    times = _times(LONG, sum(body.values()))
    # Most terms stand in the body alone: what they are worth there is reckoned once for each number of times.
    known = {count: _weight(times * count, boost) for count in set(body.values())}
    weights = {term: known[count] for term, count in body.items()}
    for term, value in often.items():
        weights[term] = _weight(value + times * body.get(term, 0), boost)
    return weights


@cache
def _times(field: str, length: int) -> float:
    """Return what a term counts for each time that it stands in a field of some length."""
    steps = round(STEPS * log2(length / USUAL[field])) if length else 0
    return BOOSTS[field] / (1 - B + B * 2 ** (steps / STEPS))


def _weight(often: float, boost: float) -> int:
    return max(1, round(FINEST * boost * often / (K1 + often)))
