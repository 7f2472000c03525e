"""How well an order of answers does is computed as it was published."""

from math import log2

import pytest

from scripts.relevance import Collection, Text, dcg, ndcg, quality, shortened


def test_answers_count_less_further_down() -> None:
    assert dcg([3, 2, 3, 0, 1, 2]) == pytest.approx(7 + 3 / log2(3) + 7 / 2 + 0 + 1 / log2(6) + 3 / log2(7))


def test_only_the_first_ten_answers_count() -> None:
    assert dcg([0] * 10 + [4]) == 0


def test_the_best_order_of_all_judged_documents_is_one() -> None:
    gains = {"a": 1, "b": 3, "c": 0, "d": 2}

    assert ndcg(["b", "d", "a", "c"], gains) == 1
    assert ndcg(["b", "unjudged", "d"], gains) == pytest.approx((7 + 3 / 2) / (7 + 3 / log2(3) + 1 / 2))
    assert ndcg([], gains) == 0


COLLECTION = Collection(
    "tiny",
    [Text("1", "Snow", "snow in the street"), Text("2", "Permits", "a permit in the mail")],
    {"q": "Is the permit in the mail, or in the street?", "r": "Snow!"},
    {"q": {"2": 1}, "r": {"1": 1}},
)


def test_quality_is_the_mean_over_all_questions() -> None:
    assert quality(COLLECTION, [["2"], []]) == 0.5


def test_questions_are_shortened_to_their_rarest_words_that_a_document_has() -> None:
    assert shortened(COLLECTION, 2).questions == {"q": "permit mail", "r": "snow"}
