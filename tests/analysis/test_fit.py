"""What fits a place: the rule, its likeness in the browser, and what a sentence is taken to say."""

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from portal.analysis.fit import RULES, Facts
from portal.dataset import Dataset
from portal.kinds.innovation import INNOVATIONS
from portal.pages.fit_finder import NAMES_LENGTH, choices, facts_file, facts_of, names_file
from portal.pages.renderer import Renderer
from portal.text import LANGUAGES, Language
from tests.analysis.fit_again import Part, Wish, fit, ranked
from tests.project import PROJECT, renderer_of

NODE = Path(sys.executable).with_name("node")
SCRIPTS = (PROJECT / "overrides/assets/scripts/fit").as_uri()
FACTS = Facts(
    populations=(9000,),
    area=("permits-licensing",),
    channel=("counter", "telephone"),
    driver=("timeliness",),
    systems=("request-tracking", "online-forms"),
    level=1,
    stage="operating",
)
EVERYTHING = Wish(9000, ("permits-licensing",), ("counter",), ("timeliness",), ("booking",))


@pytest.fixture(scope="module")
def english(dataset: Dataset) -> Renderer:
    return renderer_of(dataset, "en")


@pytest.fixture(scope="module")
def facts(dataset: Dataset, english: Renderer) -> list[Facts]:
    return [facts_of(english, item) for item in dataset.items(INNOVATIONS.name)]


def _in_node(script: str, given: Any) -> Any:
    """Return what a script makes of `given`, as the browser would."""
    whole = f"const given = JSON.parse(await new Response(process.stdin).text());{script}"
    command = [str(NODE), "--input-type=module", "--eval", whole]
    run = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False)
    assert run.stderr == ""
    return json.loads(run.stdout)


@pytest.mark.parametrize(
    ("nearer", "farther"), [(9000, 12000), (8000, 4000), (12000, 150_000), (18000, 1_300_000), (5000, 1000)]
)
def test_of_two_that_are_alike_the_one_of_nearer_size_comes_first(nearer: int, farther: int) -> None:
    alike = [FACTS._replace(populations=(farther,)), FACTS._replace(populations=(nearer,))]
    assert [at for at, _ in ranked(EVERYTHING, alike)] == [1, 0]


def test_likeness_of_size_is_one_of_ratios() -> None:
    def points(wished: int, there: int) -> int:
        return fit(Wish(wished), FACTS._replace(populations=(there,))).parts.population.points

    assert points(9000, 9000) == RULES.weights.population
    assert points(9000, 18_000) == points(18_000, 9000) == points(90_000, 180_000)
    assert points(1000, 33_000) == 0


def test_of_several_places_the_nearest_known_one_counts() -> None:
    several = FACTS._replace(populations=(None, 1_000_000, 9500))
    assert fit(EVERYTHING, several).parts.population == fit(EVERYTHING, FACTS._replace(populations=(9500,)))[2][2]


def test_a_population_that_is_not_verified_neither_helps_nor_hurts(facts: list[Facts]) -> None:
    unknown = [one for one in facts if set(one.populations) == {None}]
    assert unknown
    for one in unknown:
        assert fit(EVERYTHING, one).score == fit(EVERYTHING._replace(population=None), one).score
        assert fit(EVERYTHING, one).parts.population == Part()


def test_a_stage_that_is_not_known_neither_helps_nor_hurts() -> None:
    assert fit(EVERYTHING, FACTS._replace(stage="unknown")).parts.stage == Part()


def test_what_is_not_asked_for_does_not_count() -> None:
    parts = fit(Wish(channel=("counter",)), FACTS).parts
    assert [name for name, part in parts._asdict().items() if part.possible] == ["channel", "evidence", "stage"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (FACTS, FACTS._replace(channel=("web",))),
        (FACTS, FACTS._replace(area=("waste",))),
        (FACTS, FACTS._replace(driver=())),
        (FACTS, FACTS._replace(systems=("booking",))),
        (FACTS._replace(level=2), FACTS),
        (FACTS, FACTS._replace(level=0)),
        (FACTS._replace(stage="scaled"), FACTS),
        (FACTS, FACTS._replace(stage="pilot")),
        (FACTS, FACTS._replace(stage="ended")),
    ],
)
def test_what_suits_the_wish_better_comes_first(better: Facts, worse: Facts) -> None:
    assert fit(EVERYTHING, better).score > fit(EVERYTHING, worse).score
    assert [at for at, _ in ranked(EVERYTHING, [worse, better])] == [1, 0]


def test_each_system_that_is_lacking_costs_as_much() -> None:
    lacking = [Wish(lacks=lacks) for lacks in (("booking",), ("online-forms",), ("online-forms", "request-tracking"))]
    assert [fit(wish, FACTS).parts.lacks.points for wish in lacking] == [20, 10, 0]


def _wishes(facts: Sequence[Facts], english: Renderer) -> list[Wish]:
    """Return many wishes: of one answer, of all, and of any mixture."""
    offered = {name: [one.id for one in found] for name, found in choices(english.dataset, english.voice).items()}
    chance = random.Random(1)
    wishes = [Wish(population=size) for size in (1, 213, 9000, 9001, 2_794_356, 999_999_999)]
    singly: list[dict[str, Any]] = [{name: (id,)} for name, ids in sorted(offered.items()) for id in ids]
    wishes += [Wish(**one) for one in singly]
    wishes.append(Wish(9000, *(tuple(offered[name]) for name in ("area", "channel", "driver", "lacks"))))
    known = sorted(size for one in facts for size in one.populations if size)
    for _ in range(60):
        some: Any = {name: tuple(id for id in ids if chance.random() < 0.2) for name, ids in sorted(offered.items())}
        wishes.append(Wish(chance.choice([None, *known]), **some))
    return wishes


def test_the_browser_comes_to_the_same_scores_order_and_parts(facts: list[Facts], english: Renderer) -> None:
    wishes = _wishes(facts, english)
    script = f"""
        import {{ ranked, unpacked }} from "{SCRIPTS}/score.js";
        const facts = unpacked(given.file);
        const pairs = (parts) => Object.values(parts).map((part) => [part.points, part.possible]);
        const row = ({{ at, score, possible, parts }}) => [at, score, possible, pairs(parts)];
        console.log(JSON.stringify(given.wishes.map((wish) => ranked(wish, facts, given.file.rules).map(row))));
    """
    file = json.loads(facts_file(english))
    theirs = _in_node(script, {"file": file, "wishes": [wish._asdict() for wish in wishes]})
    ours = [
        [[at, found.score, found.possible, [list(part) for part in found.parts]] for at, found in ranked(wish, facts)]
        for wish in wishes
    ]
    for wish, our, their in zip(wishes, ours, theirs, strict=True):
        assert our == their, wish


def test_the_browser_gets_every_innovation_by_its_number_and_the_same_bytes_each_time(
    dataset: Dataset, english: Renderer
) -> None:
    files = -(-len(dataset[INNOVATIONS]) // NAMES_LENGTH)
    names = [name for number in range(files) for name in json.loads(names_file(english, number))]
    assert [name[0] for name in names] == [f"innovations/{one.id}/" for one in dataset[INNOVATIONS]]
    assert [len(name) - 3 for name in names] == [len(one.places) for one in dataset[INNOVATIONS]]
    assert facts_file(english) == facts_file(renderer_of(dataset, "en")) == facts_file(renderer_of(dataset, "fr"))


EXAMPLE = {
    "population": 9000,
    "area": ["permits-licensing"],
    "channel": ["counter", "telephone"],
    "driver": [],
    "lacks": ["request-tracking"],
    "has": [],
    "unknown": [],
}
NOTHING: dict[str, Any] = {name: [] for name in EXAMPLE} | {"population": None}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "a town of 9,000, telephone and counter, permits, no CRM", EXAMPLE),
        ("fr", "une ville de 9 000 habitants, téléphone et guichet, permis, pas de GRC", EXAMPLE),
        ("fr", "Ville de 9\u00a0000; TELEPHONE, guichets, un permis; sans suivi des demandes", EXAMPLE),
        (
            "en",
            "Population: 9 000. Phones, walk-in. Permits by zeppelin, without a CRM.",
            EXAMPLE | {"unknown": ["zeppelin"]},
        ),
        ("en", "", NOTHING),
        ("en", "1.2 million people", NOTHING | {"population": 1_200_000}),
        ("fr", "1,2 million d'habitants", NOTHING | {"population": 1_200_000}),
        ("en", "9k residents", NOTHING | {"population": 9000}),
        ("fr", "45 mille âmes", NOTHING | {"population": 45_000}),
        (
            "en",
            "no CRM or app, counter",
            NOTHING | {"lacks": ["mobile-app", "request-tracking"], "channel": ["counter"]},
        ),
        ("en", "no CRM and a counter", NOTHING | {"lacks": ["request-tracking"], "channel": ["counter"]}),
        ("en", "we don't have online payment but chat", NOTHING | {"lacks": ["online-payment"], "channel": ["chat"]}),
        ("fr", "sans GRC ni application mobile", NOTHING | {"lacks": ["mobile-app", "request-tracking"]}),
        (
            "fr",
            "aucun portail citoyen, mais le courriel",
            NOTHING | {"lacks": ["online-accounts"], "channel": ["email"]},
        ),
        ("en", "no counter, zeppelins", NOTHING | {"unknown": ["no counter", "zeppelins"]}),
        ("fr", "pas de comptoir", NOTHING | {"unknown": ["pas de comptoir"]}),
        ("en", "a 311 line", NOTHING | {"has": ["contact-centre"]}),
        ("en", "wait times, fairness", NOTHING | {"driver": ["fairness", "timeliness"]}),
        ("fr", "délais, équité", NOTHING | {"driver": ["fairness", "timeliness"]}),
        ("en", "<img src=x onerror=zap(1)>", NOTHING | {"unknown": ["img src x onerror zap", "1"]}),
    ],
)
def test_a_sentence_fills_in_the_form(language: Language, sentence: str, expected: Any, dataset: Dataset) -> None:
    offered = choices(dataset, renderer_of(dataset, language).voice)
    script = f"""
        import {{ understood }} from "{SCRIPTS}/sentence.js";
        console.log(JSON.stringify(understood(given.sentence, given.choices)));
    """
    given = {name: [choice._asdict() for choice in found] for name, found in offered.items()}
    assert _in_node(script, {"sentence": sentence, "choices": given}) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_title_and_variant_is_understood_as_what_it_stands_for(language: Language, dataset: Dataset) -> None:
    offered = choices(dataset, renderer_of(dataset, language).voice)
    said = [
        (name, choice.id, words) for name, found in sorted(offered.items()) for choice in found for words in choice.said
    ]
    script = f"""
        import {{ understood }} from "{SCRIPTS}/sentence.js";
        const sentence = ([question, , words]) => (question === "lacks" ? `no ${{words}}` : words);
        const isHeard = (one) => understood(sentence(one), given.choices)[one[0]].includes(one[1]);
        console.log(JSON.stringify(given.said.filter((one) => !isHeard(one))));
    """
    given = {name: [choice._asdict() for choice in found] for name, found in offered.items()}
    assert _in_node(script, {"said": said, "choices": given}) == []
