"""What terms are worth, held to lunr's own index."""

from collections import Counter

import numpy as np
import pytest
from lunr.builder import Builder

from portal.dataset import Dataset
from portal.kinds.innovation import INNOVATIONS
from portal.outputs.search.analysis import Analysis
from portal.outputs.search.pack import FINEST, SCALE, pack
from portal.outputs.search.unpack import Shard, spelling
from portal.outputs.search.weights import K1, Field, Postings, weigh
from portal.outputs.search.words import words


@pytest.fixture(scope="module")
def documents(dataset: Dataset) -> list[list[str]]:
    """Return the terms of real texts."""
    analysis = Analysis("en")
    found = [f"{record.title.en} {record.problem.en} {record.practice.en}" for record in dataset[INNOVATIONS]]
    return [[term for word in words(text) if (term := analysis.term(word))] for text in found]


def of_one_field(documents: list[list[str]]) -> Postings:
    return weigh([Field(1, [Counter(terms) for terms in documents])], [1.0] * len(documents))


def test_one_field_is_weighed_as_lunr_weighs_it(documents: list[list[str]]) -> None:
    builder = Builder()
    builder.ref("id")
    builder.field("text")
    builder.k1(K1)
    for number, terms in enumerate(documents):
        builder.add({"id": number, "text": terms})
    index = builder.build()
    own = of_one_field(documents)
    for place, term in enumerate(own.terms):
        run = slice(own.starts[place], own.starts[place + 1])
        at = index.inverted_index[term]["_index"]
        assert {str(number) for number in own.documents[run]} == set(index.inverted_index[term]["text"])
        for number, weight in zip(own.documents[run], own.weights[run], strict=True):
            vector = index.field_vectors[f"text/{number}"]
            position = vector.position_for_index(at)
            assert vector.elements[position + 1] == pytest.approx(weight, abs=0.0006)  # lunr rounds to three places


def test_a_term_in_the_title_counts_for_more_than_one_in_the_text() -> None:
    title, body = [Counter({"a": 1}), Counter()], [Counter({"b": 1}), Counter({"a": 1, "b": 1})]
    weighed = weigh([Field(3, title), Field(1, body)], [1.0, 1.0])
    first, second = weighed.weights[weighed.starts[0] : weighed.starts[1]]
    assert first > second


def test_what_is_packed_is_read_again(documents: list[list[str]]) -> None:
    postings = of_one_field(documents)
    packed = pack(postings, {term: [term] for term in postings.terms})
    counts = spelling(packed.spelling)
    shards = [Shard(content, at) for at, content in enumerate(packed.shards)]
    assert sorted(counts) == list(counts) == sorted(postings.terms)
    for place, term in enumerate(postings.terms):
        [home] = next(shard.words[term] for shard in shards if term in shard.words)
        posting = shards[home.shard].posting(home.slot)
        run = slice(postings.starts[place], postings.starts[place + 1])
        assert list(posting.scores) == postings.documents[run].tolist()
        assert len(posting.scores) == counts[term]
        read = np.array(list(posting.scores.values())) * posting.most / (FINEST * SCALE)
        assert np.allclose(read, postings.weights[run], atol=postings.weights[run].max() / FINEST)
