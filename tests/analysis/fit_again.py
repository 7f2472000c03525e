"""A wish and the facts of innovations into scores, worked out once more: what the browser's are held to."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from portal.analysis.fit import RULES, Facts, Rules


class Wish(NamedTuple):
    """What a reader says of a place; what is left empty is not asked for."""

    population: int | None = None
    area: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    driver: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


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
