"""Words into the documents that have them, from the published files alone: the same in the browser (`engine.js`).

All numbers are whole, so that the two agree to the last digit.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from portal.search.coding import summed
from portal.search.known_words import unpack_words
from portal.search.manifest import (
    INDEX,
    records_file,
    spelling_file,
    unpack_manifest,
    words_file,
)
from portal.search.rarity import rarity
from portal.search.records import CHUNK, Shown, unpack_records
from portal.search.shards import FOREIGN, Entry, place, unpack
from portal.search.spelling import LONG, allowed, completions, inflections, nearest, suggestions
from portal.search.words import fold, words

MOST_WORDS = 400
SHORTEST_PREFIX = 2

ENOUGH = 2
"""How many of the words a document must have, where some do."""

FEW = 3
"""With fewer documents than this one word is enough."""

WHOLE = 16
"""What a match counts for, in sixteenths: the word itself or another form of it."""

COMPLETED = 12
SYNONYM = 10
CORRECTED = (12, 8)
ABROAD = 12
"""Of what it counts for otherwise, in sixteenths: a word of the other language."""


class Hit(NamedTuple):
    """One document found."""

    document: int
    score: int
    matched: int
    """How many of the words it has."""

    foreign: bool
    """Whether it was found by words of the other language alone."""


class Answer(NamedTuple):
    """What was found."""

    hits: tuple[Hit, ...]
    """The best first; equals in the order of their numbers."""

    wanted: int
    """How many words were looked for."""

    corrected: Mapping[str, str]
    """Mistyped words and what was looked for instead."""

    unknown: tuple[str, ...]
    """Words that nobody wrote, nor any like them."""

    suggested: tuple[str, ...]
    """Words to try where nothing was found."""


class _Slot(NamedTuple):
    """One word that is looked for."""

    scores: Mapping[int, tuple[int, bool]]
    """What it is worth in each document that has it, and whether it is of the other language there."""

    times: int
    """How often the reader said it: a question repeats what matters."""


class _Match(NamedTuple):
    """What one way of meaning a word is worth, in sixteenths, and its terms."""

    worth: int
    terms: tuple[str, ...]


class Search:
    """Looks for words in one language's index."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """Take what reads a file of the index by its name; files are read when they are needed."""
        self._read = read
        self.about: dict[str, Any] = json.loads(read(INDEX))
        self._manifest = unpack_manifest(read(INDEX))
        self._shards: dict[str, Mapping[str, Entry]] = {}
        self._stop_words = frozenset(self.about["stop_words"])

    def ask(self, text: str, *, typing: bool = False) -> Answer:
        """Return the documents that have the words of a text, or some of them.

        While the reader is typing, the last word stands for all that begin with it.
        """
        said = [fold(word) for word in words(text)][:MOST_WORDS]
        asked = list(dict.fromkeys(said))
        told = [word for word in asked if word not in self._stop_words] or asked
        corrected: dict[str, str] = {}
        unknown: list[str] = []
        slots = []
        for word in told:
            is_last = typing and word == asked[-1]
            synonyms = list(self._synonyms(word, asked))
            matches = list(self._matches(word, typing=is_last))
            if not matches and not synonyms and (near := self._near(word)):
                corrected[word] = near[0]
                matches = [_Match(CORRECTED[len(word) >= LONG], self._terms(other)) for other in near]
                synonyms = list(self._synonyms(near[0], [near[0] if other == word else other for other in asked]))
            matches += synonyms
            if matches:
                slots.append(_Slot(self._scores(matches), said.count(word)))
            else:
                unknown.append(word)
        hits = _ranked(slots)
        suggested = () if hits else suggestions(told, self._spelling)
        return Answer(hits, len(slots), corrected, tuple(unknown), suggested)

    def document(self, number: int) -> Shown:
        """Return what a hit shows: key, sort, address, title, where, abstract, language."""
        return self._records(number // CHUNK)[number]

    def documents(self) -> Iterator[Shown]:
        """Yield what is shown of every document, by their numbers."""
        for at in self._manifest.records:
            yield from self._records(at).values()

    def _matches(self, word: str, *, typing: bool) -> Iterator[_Match]:
        terms = self._terms(word)
        if terms:
            yield _Match(WHOLE, terms)
        longer = [other for other in self._completions(word) if other != word] if typing else []
        yield from (_Match(COMPLETED, self._terms(other)) for other in longer)
        if terms or longer:
            return
        for other in inflections(word):
            if terms := self._terms(other):
                yield _Match(WHOLE, terms)
                return

    def _near(self, word: str) -> tuple[str, ...]:
        """Return the words that may have been meant by one that nobody wrote."""
        return nearest(word, self._spelling, most) if (most := allowed(word)) else ()

    def _completions(self, prefix: str) -> tuple[str, ...]:
        """Return the words that begin with some letters and stand in most documents."""
        return completions(prefix, self._spelling) if len(prefix) >= SHORTEST_PREFIX else ()

    def _synonyms(self, word: str, asked: Sequence[str]) -> Iterator[_Match]:
        """Yield the groups of names for the same thing of which one stands in the question, with the word in it."""
        for term, *names in self.about["synonyms"]:
            runs = [name.split(" ") for name in names]
            is_said = any(stands_in(run, asked) and is_part(word, run) for run in runs)
            if is_said and self._posting(term):
                yield _Match(SYNONYM, (term,))

    def _scores(self, matches: Iterable[_Match]) -> dict[int, tuple[int, bool]]:
        """Return what the best way of meaning a word is worth in each document, and whether it is foreign."""
        best: dict[int, tuple[int, bool]] = {}
        for worth, term in ((worth, term) for worth, terms in matches for term in terms):
            is_foreign = term.startswith(FOREIGN)
            posting = self._posting(term)
            share = worth * (ABROAD if is_foreign else WHOLE) * rarity(self._manifest.documents, len(posting))
            for document, weight in posting.items():
                value = weight * share // WHOLE**2
                known, foreign = best.get(document, (-1, True))
                if value > known or (value == known and foreign and not is_foreign):
                    best[document] = (value, is_foreign)
        return best

    def _terms(self, word: str) -> tuple[str, ...]:
        """Return the terms that a word leads to."""
        entry = self._shard(word).get(word)
        return tuple(term for term, _ in entry.leads) if entry else ()

    def _posting(self, term: str) -> dict[int, int]:
        """Return what a term is worth in each document that has it."""
        entry = self._shard(place(term)).get(place(term))
        posting = (entry.foreign if term.startswith(FOREIGN) else entry.own) if entry else None
        return dict(zip(summed(posting.gaps), posting.weights, strict=True)) if posting else {}

    def _shard(self, word: str) -> Mapping[str, Entry]:
        """Return the shard in which a word would stand."""
        if not self._manifest.shards:
            return {}
        name = self._manifest.shards[max(0, bisect_right(self._manifest.firsts, word) - 1)]
        if name not in self._shards:
            self._shards[name] = {entry.word: entry for entry in unpack(self._read(words_file(name)))}
        return self._shards[name]

    def _records(self, at: int) -> dict[int, Shown]:
        return unpack_records(self._read(records_file(at, self._manifest.records[at])), at)

    @cached_property
    def _spelling(self) -> dict[str, int]:
        return unpack_words(self._read(spelling_file(self._manifest.spelling)))


def stands_in(name: Sequence[str], asked: Sequence[str]) -> bool:
    """Return whether the words of a name stand in a question one after the other, plurals and singulars alike."""
    bare = [singular(word) for word in asked]
    wanted = [singular(word) for word in name]
    return any(bare[at : at + len(wanted)] == wanted for at in range(len(bare) - len(wanted) + 1))


def is_part(word: str, name: Sequence[str]) -> bool:
    """Return whether a word is one of a name, in the plural or the singular."""
    return singular(word) in map(singular, name)


def singular(word: str) -> str:
    """Return a word without the ending of a plural."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _ranked(slots: Sequence[_Slot]) -> tuple[Hit, ...]:
    """Return the documents with enough of the words, those with rarer ones and with more of them first (BM25F)."""
    total: dict[int, int] = {}
    matched: dict[int, int] = {}
    own: set[int] = set()
    for slot in slots:
        for document, (score, foreign) in slot.scores.items():
            total[document] = total.get(document, 0) + score * slot.times
            matched[document] = matched.get(document, 0) + 1
            if not foreign:
                own.add(document)
    hits = [Hit(document, score, matched[document], document not in own) for document, score in total.items()]
    enough = [hit for hit in hits if hit.matched >= ENOUGH]
    if len(enough) >= FEW:
        hits = enough
    return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.document)))
