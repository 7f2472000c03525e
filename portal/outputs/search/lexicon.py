"""The texts of documents into terms and groups of names, for the index of one language."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from portal.outputs.search.analysis import Analysis
from portal.outputs.search.shards import FOREIGN
from portal.outputs.search.synonyms import Group
from portal.outputs.search.words import fold, words
from portal.text import LANGUAGES, Language
from portal.text.bilingual import Said

KEPT = 4096
"""Texts whose terms are kept: a title stands in two fields of a document, and names are mentioned by many."""

Run: TypeAlias = tuple[list[str], str]
"""A name as a run of terms, and the term of its group."""


class Read(NamedTuple):
    """What is read of one text."""

    words: Sequence[str]
    terms: Sequence[str]
    """Those of its words, empty for stop words and at the end."""


class Lexicon:
    """What words are worth in the index of one language."""

    def __init__(self, language: Language, groups: Iterable[Group] = ()) -> None:
        """Take the groups of names for the same thing."""
        self._terms = {name: _Terms(name, "" if name == language else FOREIGN) for name in LANGUAGES}
        self._leads = {name: _Leads(terms) for name, terms in self._terms.items()}
        self._names = self._runs(groups)
        self._read = lru_cache(maxsize=KEPT)(self._reading)

    def counted(self, texts: Iterable[Said]) -> Counter[str]:
        """Return how often each term and each group stands in some texts."""
        found: list[str] = []
        for text in texts:
            found += self._read(text).terms
        counts = Counter(found)
        for group, times in self._groups(found, counts):
            counts[group] += times
        del counts[""]
        return counts

    def leads(self, texts: Iterable[Said]) -> Iterable[str]:
        """Return the words of some texts as they lead to their terms, each once."""
        found: dict[str, None] = {}
        for language, said in groupby(sorted(texts, key=itemgetter(1)), key=itemgetter(1)):
            words = dict.fromkeys(chain.from_iterable(self._read(text).words for text in said))
            found |= dict.fromkeys(map(self._leads[language].__getitem__, words))
        found.pop("", None)
        return found

    def _reading(self, said: Said) -> Read:
        found = words(said.text)
        return Read(found, [*map(self._terms[said.language].__getitem__, found), ""])

    def _groups(self, found: list[str], counts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
        """Yield the term of a group and how often one of its names stands in a run of terms."""
        for first in sorted(self._names.keys() & counts.keys()):
            for run, group in self._names[first]:
                if len(run) == 1:
                    yield group, counts[first]
                elif run[1] in counts and (times := _times(run, found, counts[first])):
                    yield group, times

    def _runs(self, groups: Iterable[Group]) -> dict[str, list[Run]]:
        """Return the names of all groups by their first term. One that begins with a stop word is never looked for."""
        found: dict[str, list[Run]] = {}
        for group in groups:
            for name in group.names:
                run = [self._terms[name.language][word] for word in name.words]
                if run[0]:
                    found.setdefault(run[0], []).append((run, group.term))
        return found


class _Terms(dict[str, str]):
    """The terms of words of one language, each made once."""

    def __init__(self, language: Language, mark: str) -> None:
        super().__init__()
        self._term = Analysis(language).term
        self._mark = mark

    def __missing__(self, word: str) -> str:
        term = self._term(word)
        self[word] = made = self._mark + term if term else ""
        return made


class _Leads(dict[str, str]):
    """The words of one language as they lead to their terms, each made once; empty for stop words."""

    def __init__(self, terms: _Terms) -> None:
        super().__init__()
        self._terms = terms

    def __missing__(self, word: str) -> str:
        term, form = self._terms[word], fold(word)
        made = form if term == form else f"{form} {term}"
        self[word] = made = made if term else ""
        return made


def _times(run: Sequence[str], found: list[str], most: int) -> int:
    """Return how often a run stands in another one, given how often its first term does."""
    times, at = 0, -1
    for _ in range(most):
        at = found.index(run[0], at + 1)
        times += found[at : at + len(run)] == run
    return times


def led(lead: str) -> tuple[str, str]:
    """Return the word of a lead and its term."""
    word, _, term = lead.partition(" ")
    return word, term or word
