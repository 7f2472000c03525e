"""The words of documents into what each term is worth in each document: BM25F, as lunr has it for one field.

BM25F (Robertson, Zaragoza and Taylor 2004) adds up how often a term stands in the fields of a document, each counted
by its boost and by the length of the field, and only then lets repetition count less. lunr lets it count less in each
field and adds up what comes of it, so that a boost outweighs all else. For one field both are the same, and a test
holds ours to lunr's own index. It is computed for all terms at once: lunr's builder takes many times as long.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

K1 = 2.0
"""How soon a term that is repeated counts no more; lunr's default of 1.2 ranks worse on both test collections."""

B = 0.75
"""How much a long field counts less: lunr's default."""


class Field(NamedTuple):
    """One field of all documents."""

    boost: float
    counts: Iterable[Counter[str]]
    """How often each term stands in it, for each document; gone through once."""


@dataclass(frozen=True)
class Postings:
    """What each term is worth where: a run of documents for each term."""

    terms: tuple[str, ...]
    """In order."""

    starts: NDArray[np.int64]
    """Where the run of each term begins; the last number is where all end. Shape: terms + 1."""

    documents: NDArray[np.int64]
    """The documents of each run, in order."""

    weights: NDArray[np.float64]
    """What the term is worth in that document."""


def weigh(fields: Iterable[Field], boosts: Sequence[float]) -> Postings:
    """Return the weights of all terms, given the boost of each document."""
    fields = tuple(fields)
    number: dict[str, int] = {}
    columns = [_columns(field, number) for field in fields]
    terms = tuple(sorted(number))
    place_of = np.empty(len(terms), np.int64)
    place_of[[number[term] for term in terms]] = np.arange(len(terms))
    documents = len(boosts)
    key = np.concatenate([place_of[column.terms] * documents + column.documents for column in columns])
    weight = np.concatenate([_normalised(column) * field.boost for column, field in zip(columns, fields, strict=True)])
    kept, place = np.unique(key, return_inverse=True)
    often = np.bincount(place, weights=weight, minlength=len(kept))
    term, document = np.divmod(kept, max(documents, 1))
    frequency = np.bincount(term, minlength=len(terms))
    rarity = np.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
    total = rarity[term] * (K1 + 1) * often / (K1 + often) * np.asarray(boosts, float)[document]
    starts = np.searchsorted(term, np.arange(len(terms) + 1))
    return Postings(terms, starts, document, total)


class _Column(NamedTuple):
    """The counts of one field as columns, a row for each term of each document."""

    terms: NDArray[np.int64]
    documents: NDArray[np.int64]
    counts: NDArray[np.float64]
    lengths: NDArray[np.float64]
    """Terms in the field of each document, repeated ones too."""


def _columns(field: Field, number: dict[str, int]) -> _Column:
    """Return the counts of a field as columns; terms that are new get the next number."""
    terms, counts, sizes, lengths = array("q"), array("d"), array("q"), array("d")
    for counted in field.counts:
        terms.extend(number.setdefault(term, len(number)) for term in counted)
        counts.extend(counted.values())
        sizes.append(len(counted))
        lengths.append(counted.total())
    documents = np.repeat(np.arange(len(sizes)), np.array(sizes, np.int64))
    return _Column(np.array(terms, np.int64), documents, np.array(counts, float), np.array(lengths, float))


def _normalised(column: _Column) -> NDArray[np.float64]:
    """Return how often each term stands in the field, as if all documents' fields were of one length."""
    relative = column.lengths / max(column.lengths.mean(), 1e-9)
    normalised: NDArray[np.float64] = column.counts / (1 - B + B * relative[column.documents])
    return normalised
