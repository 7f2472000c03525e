"""The texts of documents into terms and groups of names, for the index of one language."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from portal.search.analysis import Analysis
from portal.search.shards import FOREIGN
from portal.search.synonyms import Group
from portal.search.words import fold, words
from portal.text import LANGUAGES, Language
from portal.text.bilingual import Said

KEPT = 4096
"""Texts whose terms are kept: a title stands in two fields of a document, and names are mentioned by many."""

Run: TypeAlias = tuple[list[str], str]
"""A name as a run of terms, and the term of its group."""


class Read(NamedTuple):
    """What is read of one text."""

    terms: Sequence[str]
    """Those of its words in order, and behind them those of the groups of names that stand in it."""

    leads: Sequence[str]
    """Its words, each once, as they lead to their terms: `surveys survey` where these are written otherwise, `open`."""


class Lexicon:
    """What words are worth in the index of one language."""

    def __init__(self, language: Language, groups: Iterable[Group] = ()) -> None:
        """Take the groups of names for the same thing."""
        self._terms = {name: _Terms(name, "" if name == language else FOREIGN) for name in LANGUAGES}
        self._leads = {name: _Leads(terms) for name, terms in self._terms.items()}
        self._names = self._runs(groups)
        self.read = lru_cache(maxsize=KEPT)(self._read)

    def _read(self, said: Said) -> Read:
        """Return what is read of a text."""
        found = words(said.text)
        terms = [*map(self._terms[said.language].__getitem__, found)]
        leads = [*filter(None, map(self._leads[said.language].__getitem__, dict.fromkeys(found)))]
        named: list[str] = []
        if not self._names.keys().isdisjoint(terms):
            named = [group for at, term in enumerate(terms) if term in self._names for group in self._groups(terms, at)]
        return Read([*filter(None, terms), *named], leads)

    def _groups(self, terms: list[str], at: int) -> Iterator[str]:
        """Yield the term of each group of which a name stands at a place among some terms."""
        for run, group in self._names[terms[at]]:
            if len(run) == 1 or terms[at : at + len(run)] == run:
                yield group

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


def led(lead: str) -> tuple[str, str]:
    """Return the word of a lead and its term."""
    word, _, term = lead.partition(" ")
    return word, term or word
