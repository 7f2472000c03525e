"""The rules by which a reader's wish and the facts of an innovation fit, and the facts that they look at.

The weights are ours. No study tells what makes a practice carry over from one municipality to another; so each weight
has its reason, which the page of the finder gives beside it, and each part of a score can be seen on its own.

- A part counts only where the reader has asked for it and the fact is known: what is not known neither helps nor hurts.
- The score is the share of the points that could be had, in thousandths.
- All is done in whole numbers. `assets/scripts/fit/score.js` does it, in the browser; a test works each score out once
  more (`tests/analysis/fit_again.py`) and finds the same to the last digit.
"""

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
