"""Events into one axis: which column each stands in, how high, and what of its date is uncertain."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from portal.dataset import Item
from portal.kinds.event import Event

YEARS = 10
"""Years in a decade, each a column of the axis."""


class Mark(NamedTuple):
    """An event on the axis. Years are counted from the axis's first, rows from the axis: 0 is next to it."""

    item: Item
    year: int
    row: int
    certain: bool
    """Whether a source gives the date: such marks stand above the axis, the others below."""

    first: int
    """The first and last year in which an uncertain event may have happened; its own year where no source says."""
    last: int


class Decade(NamedTuple):
    """Ten years and the events in them."""

    start: int
    items: tuple[Item, ...]


class Axis(NamedTuple):
    """All decades from the first event to the last, without a gap, and the marks on them."""

    decades: tuple[Decade, ...]
    marks: tuple[Mark, ...]
    """In the order of the events."""
    above: int
    """Rows of dated events."""

    below: int
    """Rows of events whose date is uncertain."""


def axis(items: Sequence[Item]) -> Axis:
    """Return the axis of some events, in the order they are given."""
    years = [_year(event) for event in _events(items)]
    start = min(years, default=0) // YEARS * YEARS
    stop = max(years, default=-1) + 1
    decades = tuple(
        Decade(first, tuple(item for item, year in zip(items, years, strict=True) if first <= year < first + YEARS))
        for first in range(start, stop, YEARS)
    )
    placed = (*_dated(items, start), *_undated(items, start, len(decades) * YEARS - 1))
    order = {item.key: at for at, item in enumerate(items)}
    marks = tuple(sorted(placed, key=lambda mark: order[mark.item.key]))
    return Axis(decades, marks, _rows(marks, certain=True), _rows(marks, certain=False))


def _dated(items: Iterable[Item], start: int) -> Iterable[Mark]:
    height: dict[int, int] = {}
    for item, event in zip(items, _events(items), strict=True):
        if event.date:
            year = event.date.year - start
            row = height[year] = height.get(year, -1) + 1
            yield Mark(item, year, row, certain=True, first=year, last=year)


def _undated(items: Iterable[Item], start: int, end: int) -> Iterable[Mark]:
    """Yield the events without a date, each in the first row where its span is free."""
    rows: list[int] = []
    for item, event in zip(items, _events(items), strict=True):
        if event.date:
            continue
        year = _year(event) - start
        first = min(year, event.earliest.year - start) if event.earliest else year
        last = max(year, event.latest.year - start) if event.latest else year
        first, last = max(first, 0), min(last, end)
        row = next((n for n, taken in enumerate(rows) if taken < first), len(rows))
        rows[row : row + 1] = [last]
        yield Mark(item, year, row, certain=False, first=first, last=last)


def _rows(marks: Iterable[Mark], *, certain: bool) -> int:
    return max((mark.row + 1 for mark in marks if mark.certain == certain), default=0)


def _year(event: Event) -> int:
    shown = event.date or event.shown_at
    return shown.year if shown else 0


def _events(items: Iterable[Item]) -> Iterable[Event]:
    return (item.record for item in items if isinstance(item.record, Event))
