"""Words into the documents that have them, from the published files alone: the same in the browser (`engine.js`).

All numbers are whole, so that the two agree to the last digit.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from portal.outputs.search.pack import GROUP, Home
from portal.outputs.search.spelling import LONG, allowed, completions, inflections, nearest, suggestions
from portal.outputs.search.unpack import Posting, Shard, spelling
from portal.outputs.search.words import fold, words

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
FOREIGN = 12
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
    """The best first; equals in the order of the site."""

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
    homes: tuple[Home, ...]


class Search:
    """Looks for words in one language's index."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """Take what reads a file of the index by its name; files are read when they are needed."""
        self._read = read
        self.about: dict[str, Any] = json.loads(read("index.json"))
        self._shards: dict[int, Shard] = {}
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
                matches = [_Match(CORRECTED[len(word) >= LONG], self._homes(other)) for other in near]
                synonyms = list(self._synonyms(near[0], [near[0] if other == word else other for other in asked]))
            matches += synonyms
            if matches:
                slots.append(_Slot(self._scores(matches), said.count(word)))
            else:
                unknown.append(word)
        hits = _ranked(slots)
        suggested = () if hits else suggestions(told, self._spelling)
        return Answer(hits, len(slots), corrected, tuple(unknown), suggested)

    def document(self, number: int) -> Sequence[str]:
        """Return what a hit shows: key, sort, address, title, where, abstract, language."""
        size = self.about["chunk"]
        chunk = json.loads(self._file(f"records-{number // size}.json"))
        return list(chunk[number % size])

    def _matches(self, word: str, *, typing: bool) -> Iterator[_Match]:
        homes = self._homes(word)
        if homes:
            yield _Match(WHOLE, homes)
        longer = [other for other in self._completions(word) if other != word] if typing else []
        yield from (_Match(COMPLETED, self._homes(other)) for other in longer)
        if homes or longer:
            return
        for other in inflections(word):
            if homes := self._homes(other):
                yield _Match(WHOLE, homes)
                return

    def _near(self, word: str) -> tuple[str, ...]:
        """Return the words that may have been meant by one that nobody wrote."""
        return nearest(word, self._spelling, most) if (most := allowed(word)) else ()

    def _completions(self, prefix: str) -> tuple[str, ...]:
        """Return the words that begin with some letters and stand in most documents."""
        return completions(prefix, self._spelling) if len(prefix) >= SHORTEST_PREFIX else ()

    def _synonyms(self, word: str, asked: Sequence[str]) -> Iterator[_Match]:
        """Yield the groups of names for the same thing of which one stands in the question, with the word in it."""
        for at, names in enumerate(self.about["synonyms"]):
            runs = [name.split(" ") for name in names]
            is_said = any(stands_in(run, asked) and is_part(word, run) for run in runs)
            if is_said and (homes := self._homes(f"{GROUP}{at}")):
                yield _Match(SYNONYM, homes)

    def _scores(self, matches: Iterable[_Match]) -> dict[int, tuple[int, bool]]:
        """Return what the best way of meaning a word is worth in each document, and whether it is foreign."""
        best: dict[int, tuple[int, bool]] = {}
        for worth, homes in matches:
            for home in homes:
                share = worth * (FOREIGN if home.foreign else WHOLE)
                posting = self._posting(home)
                for document, score in posting.scores.items():
                    value = posting.most * score * share // WHOLE**2
                    known, foreign = best.get(document, (0, True))
                    if value > known or (value == known and foreign and not home.foreign):
                        best[document] = (value, home.foreign)
        return best

    def _homes(self, word: str) -> tuple[Home, ...]:
        return self._shard(self._shard_of(word)).words.get(word, ())

    def _posting(self, home: Home) -> Posting:
        return self._shard(home.shard).posting(home.slot)

    def _shard_of(self, word: str) -> int:
        return max(0, bisect_right(self.about["firsts"], word) - 1)

    def _shard(self, at: int) -> Shard:
        if at not in self._shards:
            self._shards[at] = Shard(self._file(f"words-{at}.bin"), at)
        return self._shards[at]

    @cached_property
    def _spelling(self) -> dict[str, int]:
        return spelling(self._file("spelling.bin"))

    def _file(self, name: str) -> bytes:
        return self._read(f"{self.about['version']}/{name}")


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
