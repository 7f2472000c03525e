"""What terms are worth in a document, how rare they are, and how both are written."""

from math import log2

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.french_stemmer import FrenchStemmer

from portal.dataset import Dataset
from portal.dataset.mentions import texts
from portal.search.analysis import STEMMERS
from portal.search.coding import fronted, gaps, summed, unfronted
from portal.search.known_words import pack_words, unpack_words
from portal.search.rarity import BITS, rarity
from portal.search.shards import Entry, Posting, pack, unpack
from portal.search.weights import FINEST, weighed
from portal.search.words import words
from portal.text import LANGUAGES, Language

EMPTY: dict[str, dict[str, int]] = {"head": {}, "summary": {}, "body": {}, "translation": {}}


def of_body(**counts: int) -> dict[str, int]:
    return weighed(EMPTY | {"body": counts}, boost=1)


def test_a_term_in_the_title_counts_for_more_than_one_in_the_text() -> None:
    weights = weighed(EMPTY | {"head": {"a": 1}, "body": {"a": 1, "b": 1, "c": 2}}, boost=1)
    assert weights["a"] > weights["c"] > weights["b"]


def test_a_term_counts_for_less_in_a_longer_text_but_a_word_more_changes_nothing() -> None:
    assert of_body(a=1, b=50)["a"] > of_body(a=1, b=200)["a"]
    assert of_body(a=1, b=100)["a"] == of_body(a=1, b=101)["a"]


def test_a_term_that_is_all_of_a_document_is_worth_no_more_than_a_byte_holds() -> None:
    assert 1 <= of_body(a=1, b=1_000_000)["a"] < of_body(a=1_000_000)["a"] <= FINEST


@pytest.mark.parametrize(("documents", "having"), [(1, 1), (10, 3), (1_120, 1), (10_000, 9_999), (1_000_000, 17)])
def test_how_rare_a_term_is_is_a_logarithm(documents: int, having: int) -> None:
    expected = log2(1 + (documents - having + 0.5) / (having + 0.5))
    assert rarity(documents, having) / 2**BITS == pytest.approx(expected, abs=0.002)


letters = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)


@given(st.sets(letters), st.sets(st.integers(0, 1 << 30)))
def test_words_and_numbers_in_order_are_read_as_they_were_written(words: set[str], numbers: set[int]) -> None:
    assert list(unfronted(fronted(sorted(words)))) == sorted(words)
    assert summed(gaps(sorted(numbers))) == sorted(numbers)
    levels = {word: len(word) for word in sorted(words)}
    assert unpack_words(pack_words(levels)) == levels


@given(
    st.lists(st.tuples(letters, letters, st.booleans(), st.integers(1, 300)), min_size=1, unique_by=lambda one: one[0])
)
def test_a_shard_is_read_as_it_was_written(written: list[tuple[str, str, bool, int]]) -> None:
    entries = []
    for word, term, foreign, documents in sorted(written):
        posting = Posting(documents, gaps(range(7, 7 + 200 * documents, 200)), bytes(documents))
        leads = ((term, documents), (f"~{word[:3]}{term}", 1))
        entries.append(Entry(word, leads, posting, None) if foreign else Entry(word, leads[1:], None, posting))
    assert list(unpack(pack(entries))) == entries


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fast_stemmer_makes_the_same_stems_of_every_word(dataset: Dataset, language: Language) -> None:
    fast = snowballstemmer.stemmer(STEMMERS[language])
    plain = {"en": EnglishStemmer, "fr": FrenchStemmer}[language]()
    assert type(fast) is not type(plain)
    found = {
        word
        for kind in dataset.kinds
        for item in dataset.items(kind.name)
        for text in texts(item.record)
        for said in (text.en, text.fr)
        for word in words(said)
    }
    assert len(found) > 5_000
    assert {word: fast.stemWord(word) for word in found} == {word: plain.stemWord(word) for word in found}
