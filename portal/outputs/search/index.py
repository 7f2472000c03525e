"""Documents into an index: what each term is worth in each of them, and the words that lead to the terms."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from portal.outputs.search.analysis import Analysis
from portal.outputs.search.documents import Document
from portal.outputs.search.pack import FOREIGN, GROUP
from portal.outputs.search.synonyms import Name
from portal.outputs.search.weights import Field, Postings, weigh
from portal.outputs.search.words import fold, words
from portal.text import LANGUAGES, Language
from portal.text.bilingual import Said

BOOSTS = {"head": 3.0, "summary": 2.0, "body": 1.0, "translation": 0.5}
"""What a term counts for in each field of a document."""


class Index(NamedTuple):
    """What each term is worth in which document, and the terms of each word."""

    postings: Postings
    forms: Mapping[str, Sequence[str]]
    """The terms of each word without accents: that of the language itself first, then that of the other one."""


def index(documents: Sequence[Document], language: Language, groups: Sequence[Sequence[Name]] = ()) -> Index:
    """Return the index of some documents in one language, given the groups of names for the same thing."""
    forms: dict[str, set[str]] = {}
    terms = {name: _Terms(name, FOREIGN if name != language else "", forms) for name in LANGUAGES}
    names = _names(groups, terms)
    # Counted one field after the other, and each document only when it is weighed: all at once would fill the memory.
    fields = [Field(boost, _counts(documents, name, terms, names)) for name, boost in BOOSTS.items()]
    postings = weigh(fields, [document.boost for document in documents])
    used = set(postings.terms)
    forms |= {term: {term} for term in used if term.startswith(GROUP)}
    known = {form: made & used for form, made in forms.items()}
    return Index(postings, {form: sorted(kept, key=_own_first) for form, kept in known.items() if kept})


class _Terms(dict[str, str]):
    """The terms of words of one language, each made once; notes which words they came from."""

    def __init__(self, language: Language, mark: str, forms: dict[str, set[str]]) -> None:
        super().__init__()
        self._analysis = Analysis(language)
        self._mark = mark
        self._forms = forms

    def __missing__(self, word: str) -> str:
        term = self._analysis.term(word)
        if term:
            term = self._mark + term
            self._forms.setdefault(fold(word), set()).add(term)
        self[word] = term
        return term


def _counts(
    documents: Iterable[Document], field: str, terms: Mapping[Language, _Terms], names: "Runs"
) -> Iterator[Counter[str]]:
    """Yield how often each term stands in one field of each document."""
    return (_count(getattr(document, field), terms, names) for document in documents)


def _count(said: Iterable[Said], terms: Mapping[Language, _Terms], names: "Runs") -> Counter[str]:
    """Return how often each term, and each group of names, stands in the texts of one field."""
    found = _terms(said, terms)
    counted = Counter(found)
    counted.update(_named(found, names))
    del counted[""]
    return counted


def _terms(said: Iterable[Said], terms: Mapping[Language, _Terms]) -> list[str]:
    """Return the terms of some texts in order, empty for stop words and between texts."""
    found: list[str] = []
    for text, language in said:
        known = terms[language]
        found += [known[word] for word in words(text)]
        found.append("")
    return found


Runs: TypeAlias = dict[str, list[tuple[list[str], str]]]
"""Names as runs of terms, by the first of them, each with the term of its group."""


def _names(groups: Sequence[Sequence[Name]], terms: Mapping[Language, _Terms]) -> Runs:
    """Return the names of all groups."""
    found: Runs = {}
    for at, group in enumerate(groups):
        for name in group:
            run = [terms[name.language][word] for word in name.words]
            found.setdefault(run[0], []).append((run, f"{GROUP}{at}"))
    return found


def _named(found: Sequence[str], names: Runs) -> Iterator[str]:
    """Yield the term of a group for each of its names in a run of terms."""
    for at, term in enumerate(found):
        for run, group in names.get(term, ()) if term else ():
            if found[at : at + len(run)] == run:
                yield group


def _own_first(term: str) -> tuple[bool, str]:
    return (term.startswith(FOREIGN), term)
