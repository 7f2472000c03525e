"""What people type, and what they would be content to find among the first three."""

from collections import Counter
from typing import Any

import pytest
import yaml

from portal.dataset import Dataset
from portal.record import Key
from portal.search import Search
from portal.text import LANGUAGES, Language
from tests.project import PROJECT
from tests.search.conftest import Ask

QUERIES: list[dict[str, Any]] = yaml.safe_load((PROJECT / "tests/golden/queries.yml").read_text(encoding="utf-8"))

FLOOR = 0.958
"""The share of queries answered among the first three. It only rises."""

FLOOR_OF_A_SORT = 0.8
"""What no sort of query may fall below: typing errors, questions, the other language and so on."""


def first(search: Search, query: str, number: int) -> list[str]:
    return [search.document(hit.document)[0] for hit in search.ask(query, typing=True).hits[:number]]


def test_what_people_would_be_content_with_is_among_the_first_three(searches: dict[Language, Search]) -> None:
    good: Counter[str] = Counter()
    asked = Counter(query["sort"] for query in QUERIES)
    for query in QUERIES:
        found = first(searches[query["language"]], query["query"], 3)
        good[query["sort"]] += bool(set(found) & set(query["expected"]))
    assert len(QUERIES) >= 60
    assert good.total() / len(QUERIES) >= FLOOR
    assert {sort for sort in asked if good[sort] < FLOOR_OF_A_SORT * asked[sort]} == set()


def test_every_expected_record_exists(dataset: Dataset, searches: dict[Language, Search]) -> None:
    found = [document[0] for document in searches["en"].documents()]
    for key in (key for query in QUERIES for key in query["expected"]):
        assert key in found, key
        kind, id = key.split("/", 1)
        assert kind in ("pages", "steps") or Key(kind, id) in dataset


@pytest.mark.parametrize("typing", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_finds_the_same_as_a_terminal(
    searches: dict[Language, Search], in_browser: Ask, language: Language, typing: bool
) -> None:
    asked = [query["query"] for query in QUERIES] + ["", "the", "zzzzqqq", "l'", "7 000", "🦫", "a" * 300, "ser", "s"]
    questions = [{"text": text, "typing": typing, "size": 10_000} for text in asked if text]
    answers = in_browser(language, questions)
    for question, answer in zip(questions, answers, strict=True):
        own = searches[language].ask(str(question["text"]), typing=typing)
        theirs = [(hit["document"], hit["score"], hit["matched"], hit["foreign"]) for hit in answer["hits"]]
        assert theirs == [tuple(hit) for hit in own.hits], question
        assert answer["corrected"] == own.corrected, question
        assert answer["unknown"] == list(own.unknown), question
        assert answer["suggested"] == list(own.suggested), question
