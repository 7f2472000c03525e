"""What was measured, as tables in Markdown."""

from collections.abc import Iterator, Sequence

from scripts.cost.edits import EDITS
from scripts.cost.ledger import REAL, Ledger, Pages
from scripts.cost.targets import FOUND, SEEN, TARGETS, Target, pages_alone

BY_SIZE = (
    "check from nothing",
    "first build",
    "nothing changed",
    *EDITS,
    "check after a change",
    "restored",
    SEEN,
    FOUND,
)
OURS = "portal, first build"


def tables(ledger: Ledger, count: int) -> Iterator[str]:
    """Yield the lines of all tables: the promises at one size, every measurement, the pages, what went wrong."""
    yield from promises(ledger, count)
    yield from sizes(ledger)
    yield from pages(ledger)
    yield from ("", *(f"Not measured: {at or 'real'}: {what}: {why}" for (at, what), why in ledger.failed.items()))


def promises(ledger: Ledger, count: int) -> Iterator[str]:
    """Yield the table of what was promised; the promises are for 10,000 records on an idle machine."""
    yield from _head(f"at {count:,} records, two languages", "target", "measured", "met", "wall s", "CPU s", "MB")
    for target in TARGETS:
        yield _row(target.what, f"<= {target.limit:g} {target.unit}", *_measured(target, ledger, count))


def _measured(target: Target, ledger: Ledger, count: int) -> Sequence[str]:
    at = REAL if target.is_real else count
    taken = ledger.taken.get((at, target.of))
    parts = (f"{taken.seconds:.2f}", f"{taken.cpu:.2f}", f"{taken.megabytes:.0f}") if taken else ("", "", "")
    try:
        value = target.value(ledger, count)
    except KeyError:
        return ("not measured", "", *parts)
    return (f"{value:.3g} {target.unit}", "yes" if value <= target.limit else "no", *parts)


def sizes(ledger: Ledger) -> Iterator[str]:
    """Yield the table of every measurement of the portal at every size: wall s / CPU s / MB."""
    counts = sorted(ledger.records)
    yield ""
    yield from _head("wall s / CPU s / MB", *(f"{ledger.records[at]:,}{' real' * (at == REAL)}" for at in counts))
    for what in BY_SIZE:
        taken = [ledger.taken.get((at, what)) for at in counts]
        if any(taken):
            yield _row(what, *(f"{t.seconds:.2f} / {t.cpu:.2f} / {t.megabytes:.0f}" if t else "" for t in taken))


def pages(ledger: Ledger) -> Iterator[str]:
    """Yield the table of the builders' pages side by side: numbers, sizes, cost."""
    yield ""
    yield from _head(
        "builder", "records", "pages", "HTML MB", "a record's page kB", "wall s", "CPU s", "MB", "CPU ms/page"
    )
    for (count, name), made in ledger.pages.items():
        is_ours = name == OURS
        if taken := ledger.taken.get((count, "first build" if is_ours else name)):
            record = f"{made.record:.2f}" if made.record else ""
            said = (f"{ledger.records[count]:,}", f"{made.number:,}", f"{made.megabytes:.1f}", record)
            cost = (f"{taken.seconds:.2f}", f"{taken.cpu:.2f}", f"{taken.megabytes:.0f}")
            yield _row(name, *said, *cost, _each(taken.cpu, made))
            if is_ours and count != REAL and (REAL, "first build") in ledger.taken:
                alone = pages_alone(ledger, count)
                yield _row("portal, the pages alone (about)", *said, "", f"{alone:.2f}", "", _each(alone, made))


def _each(cpu: float, made: Pages) -> str:
    return f"{1000 * cpu / max(made.number, 1):.2f}"


def _head(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield _row("---", *["---:"] * (len(cells) - 1))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
