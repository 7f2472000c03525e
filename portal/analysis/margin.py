"""Values and samples into margins of error, where sampling allows one."""

from math import sqrt

from portal.analysis.values import Value
from portal.kinds.study import Study

Z = 1.959964
"""The 97.5th percentile of the normal distribution: 19 times out of 20."""

RANDOM = "random"


def margin_of_proportion(share: float, n: int) -> float:
    """Return the margin of error of a share from 0 to 1 of n answers, from 0 to 1, 19 times out of 20.

    z √(p (1 − p) / n), for a simple random sample that is small beside its population (Cochran 1977, Sampling
    Techniques, 3rd edition, section 3.6). Raise ValueError for no answers or a share outside 0 to 1.
    """
    if n < 1 or not 0 <= share <= 1:
        raise ValueError(f"{share} of {n} answers is no share of a sample")
    return Z * sqrt(share * (1 - share) / n)


def margin_of_study(study: Study) -> float | None:
    """Return the widest margin of error of a study's shares, in percentage points; None where sampling allows none.

    That of a share of one half: every other share has a narrower one.
    """
    if study.sampling != RANDOM or not study.sample:
        return None
    return 100 * margin_of_proportion(0.5, study.sample)


def interval(value: Value) -> tuple[float, float] | None:
    """Return where the truth lies 19 times out of 20: by the margin that the source states, else by a computed one.

    Computed for per cents of a sample drawn at random alone, by Wilson's score interval (Wilson 1927, Journal of the
    American Statistical Association 22), which stays within 0 and 100 also near them.
    """
    point = value.point
    if point.margin is not None:
        return point.value - point.margin, point.value + point.margin
    random = value.study is not None and value.study.sampling == RANDOM
    if value.measure.unit != "percent" or not random or not value.n:
        return None
    share, n = point.value / 100, value.n
    middle = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return 100 * (middle - half), 100 * (middle + half)
