"""A reader's wish and the facts of an innovation into how well the two fit, by one rule for all.

The weights are ours. No study tells what makes a practice carry over from one municipality to another; so each weight
has its reason, which the page of the finder gives beside it, and each part of a score can be seen on its own.

- A part counts only where the reader has asked for it and the fact is known: what is not known neither helps nor hurts.
- The score is the share of the points that could be had, in thousandths.
- All is done in whole numbers, so that `assets/scripts/fit/score.js`, which does the same in the browser with the same
  rules, comes to the same result to the last digit. A test holds the two together.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple


class Weights(NamedTuple):
    """The points that each part of a score may bring."""

    area: int = 30
    """The service areas wished for: a practice for another service must first be carried over to one's own."""

    channel: int = 25
    """The channels wished for: a practice lives in the channel it is reached by."""

    population: int = 20
    """A place of similar size: staff, cost and number of requests grow with it."""

    driver: int = 20
    """The drivers of satisfaction to improve: as much as size, for they were assigned by us."""

    lacks: int = 20
    """That it does without the systems one lacks: they can be bought, but it costs time and money."""

    evidence: int = 15
    """The level of evidence: less than what is alike, for most innovations have only one of the lower levels."""

    stage: int = 5
    """The stage: little, for the last one that a source told may be years old."""


SIZES = tuple(round(1000 * 2 ** (step / 4)) for step in range(1, Weights().population + 1))
"""A step for each quarter of a doubling: likeness is a matter of ratios (9,000 is to 18,000 as 90,000 to 180,000).

A place that is more than 32 times as large is not alike at all.
"""


class Rules(NamedTuple):
    """All numbers that a score rests on."""

    weights: Weights = Weights()

    best_level: int = 3
    """The highest level of evidence that is given."""

    each_lack: int = 10
    """The points that each system takes away which one lacks."""

    stages: tuple[tuple[str, int], ...] = (("scaled", 5), ("operating", 4), ("pilot", 2), ("ended", 0))
    """The points of each stage; one that is not here is not known."""

    sizes: tuple[int, ...] = SIZES
    """How many thousandths of the smaller place the larger one may have before each further point is lost."""


RULES = Rules()


class Wish(NamedTuple):
    """What a reader says of a place; what is left empty is not asked for."""

    population: int | None = None
    area: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    driver: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


class Facts(NamedTuple):
    """What a score needs to know of an innovation."""

    populations: tuple[int | None, ...]
    """Of each of its places; None where it is not verified."""

    area: tuple[str, ...]
    channel: tuple[str, ...]
    driver: tuple[str, ...]
    systems: tuple[str, ...]
    level: int
    """Of evidence, from 0."""

    stage: str


class Part(NamedTuple):
    """The points of one part, of those it could have; of none where it was not asked for or is not known."""

    points: int = 0
    possible: int = 0


class Parts(NamedTuple):
    """The parts of a score, each under the name of its weight."""

    area: Part
    channel: Part
    population: Part
    driver: Part
    lacks: Part
    evidence: Part
    stage: Part


class Fit(NamedTuple):
    """How well an innovation fits a wish."""

    score: int
    """From 0 to 1,000."""

    possible: int
    """The points that could be had."""

    parts: Parts


def fit(wish: Wish, facts: Facts, rules: Rules = RULES) -> Fit:
    """Return how well an innovation fits a wish."""
    weights, stages = rules.weights, dict(rules.stages)
    lacked = sum(system in wish.lacks for system in facts.systems)
    parts = Parts(
        area=_share(wish.area, facts.area, weights.area),
        channel=_share(wish.channel, facts.channel, weights.channel),
        population=_size(wish.population, facts.populations, rules),
        driver=_share(wish.driver, facts.driver, weights.driver),
        lacks=Part(max(0, weights.lacks - rules.each_lack * lacked), weights.lacks) if wish.lacks else Part(),
        evidence=Part(weights.evidence * min(facts.level, rules.best_level) // rules.best_level, weights.evidence),
        stage=Part(stages[facts.stage], weights.stage) if facts.stage in stages else Part(),
    )
    possible = sum(part.possible for part in parts)
    return Fit(1000 * sum(part.points for part in parts) // possible, possible, parts)


def ranked(wish: Wish, all_facts: Sequence[Facts], rules: Rules = RULES) -> list[tuple[int, Fit]]:
    """Return the place of each innovation among all and its fit, best first.

    Of two that fit equally well comes first what more is known of, then what stands first on the site.
    """
    found = [(at, fit(wish, facts, rules)) for at, facts in enumerate(all_facts)]
    return sorted(found, key=lambda one: (-one[1].score, -one[1].possible, one[0]))


def _share(wished: Collection[str], there: Collection[str], weight: int) -> Part:
    """Return a weight's share for what is there of the things wished for."""
    if not wished:
        return Part()
    return Part(weight * sum(one in there for one in wished) // len(wished), weight)


def _size(wished: int | None, populations: Sequence[int | None], rules: Rules) -> Part:
    """Return the points of the place whose size is nearest."""
    known = [population for population in populations if population is not None]
    if wished is None or not known:
        return Part()
    weight = rules.weights.population
    return Part(max(weight - _steps_apart(wished, population, rules.sizes) for population in known), weight)


def _steps_apart(one: int, other: int, sizes: Sequence[int]) -> int:
    return sum(max(one, other) * 1000 > min(one, other) * size for size in sizes)
