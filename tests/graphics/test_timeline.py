"""Where the events stand on the timeline's axis."""

from itertools import combinations

from portal.dataset import Dataset
from portal.graphics.timeline import axis
from portal.kinds.event import Event


def test_every_event_stands_on_the_axis_and_in_its_decade_once(dataset: Dataset) -> None:
    items = dataset.items("events")
    found = axis(items)
    assert [item for decade in found.decades for item in decade.items] == list(items)
    assert [mark.item for mark in found.marks] == list(items)


def test_decades_follow_without_a_gap(dataset: Dataset) -> None:
    starts = [decade.start for decade in axis(dataset.items("events")).decades]
    assert starts == list(range(1970, 2030, 10))


def test_no_two_marks_cover_each_other(dataset: Dataset) -> None:
    for one, other in combinations(axis(dataset.items("events")).marks, 2):
        if (one.certain, one.row) == (other.certain, other.row):
            assert one.last < other.first or other.last < one.first, (one.item.key, other.item.key)


def test_an_uncertain_event_spans_the_years_that_a_source_allows(dataset: Dataset) -> None:
    for mark in axis(dataset.items("events")).marks:
        event = mark.item.record
        assert isinstance(event, Event)
        assert mark.certain == (event.date is not None)
        if event.earliest and event.latest:
            assert (1970 + mark.first, 1970 + mark.last) == (event.earliest.year, event.latest.year)


def test_the_axis_of_nothing_is_empty() -> None:
    assert axis(()) == ((), (), 0, 0)
