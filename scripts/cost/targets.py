"""What we promised to cost, each promise with how it is read from what was measured."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from scripts.cost.ledger import REAL, Ledger
from scripts.cost.rivals import BARE_HUGO, BARE_MKDOCS, RIVALS, SAME_HUGO, SAME_HUGO_WITHOUT
from scripts.measure import Taken

SEEN = "serve: saved to visible page"
FOUND = "serve: saved to found by the search"


class Target(NamedTuple):
    """One promise."""

    what: str
    limit: float
    unit: str
    value: Callable[[Ledger, int], float]
    """Raises KeyError where something it needs was not measured."""

    of: str = ""
    """The measurement whose parts are shown beside it."""

    is_real: bool = False
    """Whether that is one of the real records."""


def wall(what: str, *, is_real: bool = False) -> Callable[[Ledger, int], float]:
    """Return what reads the seconds of a measurement."""
    return lambda ledger, count: ledger.taken[REAL if is_real else count, what].seconds


def cpu(what: str, *, is_real: bool = False) -> Callable[[Ledger, int], float]:
    """Return what reads the processor time of a measurement."""
    return lambda ledger, count: ledger.taken[REAL if is_real else count, what].cpu


def against(value: Callable[[Ledger, int], float], other: str) -> Callable[[Ledger, int], float]:
    """Return what divides a value by the processor time of another measurement of the same run."""
    return lambda ledger, count: value(ledger, count) / ledger.taken[count, other].cpu


def pages_alone(ledger: Ledger, count: int) -> float:
    """Return the processor time of the pages without charts and MkDocs: an approximation.

    It is the whole build less that of the real content, which has all charts and all that MkDocs makes, but also some
    thousand pages of its own; the search of the invented records is still in it. When a build can leave these out by a
    switch, or says what each of its stages took, read that here instead.
    """
    return ledger.taken[count, "first build"].cpu - ledger.taken[REAL, "first build"].cpu


def peak(ledger: Ledger, count: int) -> float:
    """Return the most memory of any of our own runs at a size."""
    rivals = {rival.name for rival in RIVALS}
    ours = (taken.megabytes for (of, what), taken in ledger.taken.items() if of == count and what not in rivals)
    return max(ours, default=ledger.taken[count, "first build"].megabytes)


def one_more(ledger: Ledger, _count: int) -> float:
    """Return the cost of one more record between the two largest sizes, divided by that between the two smallest.

    The real content counts as the smallest where fewer than three sizes were built.
    """
    firsts = {count: taken for (count, what), taken in ledger.taken.items() if what == "first build"}
    counts = sorted(count for count in firsts if count != REAL)
    if len(counts) < 3:
        counts = [REAL, *counts]
    if len(counts) < 3:
        raise KeyError("one more record: needs the first builds of three sizes")
    (low, next_low), (high, next_high) = counts[:2], counts[-2:]
    return _slope(ledger, firsts, high, next_high) / _slope(ledger, firsts, low, next_low)


def _slope(ledger: Ledger, firsts: dict[int, Taken], few: int, many: int) -> float:
    return (firsts[many].cpu - firsts[few].cpu) / (ledger.records[many] - ledger.records[few])


TARGETS: Sequence[Target] = (
    Target("nothing changed", 0.4, "s", wall("nothing changed"), "nothing changed"),
    Target("one body changed, new process", 1.2, "s", wall("one body changed"), "one body changed"),
    Target("one facet value changed", 3, "s", wall("one facet value changed"), "one facet value changed"),
    Target("`serve`, save to visible page", 0.5, "s", wall(SEEN), SEEN),
    Target("first build, everything", 70, "CPU s", cpu("first build"), "first build"),
    Target("the same against MkDocs' bare pages", 1, "x", against(cpu("first build"), BARE_MKDOCS), BARE_MKDOCS),
    Target("`check` from nothing", 6, "CPU s", cpu("check from nothing"), "check from nothing"),
    Target("`check` after a change", 0.5, "s", wall("check after a change"), "check after a change"),
    Target("the pages alone against Hugo's of the same parts", 3, "x", against(pages_alone, SAME_HUGO), SAME_HUGO),
    Target("the same without Hugo's related pages", 3, "x", against(pages_alone, SAME_HUGO_WITHOUT), SAME_HUGO_WITHOUT),
    Target("first build, store restored, against Hugo's bare", 1, "x", against(cpu("restored"), BARE_HUGO), "restored"),
    Target("peak memory of the tree", 500, "MB", peak),
    Target("one more record, at the most against at the fewest", 1.1, "x", one_more),
    Target("real: first build", 25, "CPU s", cpu("first build", is_real=True), "first build", is_real=True),
    Target("real: nothing changed", 0.4, "s", wall("nothing changed", is_real=True), "nothing changed", is_real=True),
    Target("real: `check`", 1, "s", wall("check from nothing", is_real=True), "check from nothing", is_real=True),
)
