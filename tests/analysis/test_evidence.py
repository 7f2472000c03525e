"""How far what is known of an innovation goes to show that it works."""

from typing import get_args

import pytest

from portal.analysis.confidence import confidence
from portal.analysis.evidence import evidence
from portal.dataset import Dataset
from portal.kinds.innovation import INNOVATIONS, Innovation
from portal.language.voice import Voice
from portal.language.words import load_words
from portal.record import Confidence
from tests.project import PROJECT


@pytest.fixture(scope="module")
def voice(dataset: Dataset) -> Voice:
    return Voice("en", load_words(PROJECT / "overrides/words")["en"], dataset.vocabulary, dataset.trace)


def _innovation(dataset: Dataset, *shows: str, verification: bool = False) -> Innovation:
    first = next(innovation for innovation in dataset[INNOVATIONS] if innovation.results)
    results = tuple(first.results[0].model_copy(update={"shows": sort}) for sort in shows)
    return first.model_copy(update={"results": results, "verification": first.title if verification else None})


@pytest.mark.parametrize(
    ("shows", "level"),
    [
        ((), 1),
        (("planned", "input", "use", "context"), 1),
        (("worsening",), 1),
        (("use", "improvement"), 2),
        (("improvement", "worsening"), 2),
        (("comparison", "worsening"), 3),
    ],
)
def test_a_level_follows_from_what_the_figures_show(
    shows: tuple[str, ...], level: int, dataset: Dataset, voice: Voice
) -> None:
    assert evidence(_innovation(dataset, *shows), "high", voice).level == level


def test_what_got_worse_is_said_beside_what_got_better(dataset: Dataset, voice: Voice) -> None:
    reason = evidence(_innovation(dataset, "improvement", "worsening"), "high", voice).reason
    assert "better than before: 1" in reason
    assert "worse: 1" in reason


def test_what_no_reliable_source_describes_has_no_level(dataset: Dataset, voice: Voice) -> None:
    assert evidence(_innovation(dataset, "comparison"), "low", voice).level == 0
    assert evidence(_innovation(dataset, "comparison"), None, voice).level == 0
    assert evidence(_innovation(dataset, "comparison", verification=True), "high", voice).level == 0


def test_no_innovation_is_rated_higher_than_its_figures_allow(dataset: Dataset, voice: Voice) -> None:
    for innovation in dataset[INNOVATIONS]:
        found = evidence(innovation, confidence(dataset, innovation.sources), voice)
        assert found.level <= 3
        assert (found.level < 2) or any(result.shows in ("improvement", "comparison") for result in innovation.results)


@pytest.mark.parametrize("level", get_args(Confidence))
def test_every_level_is_explained_in_the_vocabulary(level: Confidence, dataset: Dataset, voice: Voice) -> None:
    found = evidence(_innovation(dataset, "use"), level, voice)
    assert f"level-{found.level}" in dataset.vocabulary["evidence-levels"]
    assert found.reason
