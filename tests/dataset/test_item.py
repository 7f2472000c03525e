"""Records note what is read of them, and are otherwise what they are."""

import pytest
from jinja2.utils import object_type_repr

from portal.dataset import Dataset, Item, load
from portal.dataset.head import EXISTS, LABEL, MENTIONS, ORIGIN, VALUES
from portal.kinds.event import EVENTS, Event
from portal.kinds.source import Source
from portal.record import Key
from tests.dataset.made import TINY, parts

EVENT = Key("events", "first-meeting")


@pytest.fixture
def tiny() -> Dataset:
    return load(TINY)


@pytest.fixture
def item(tiny: Dataset) -> Item:
    with tiny.trace.reading():
        return tiny.item(EVENT)


def test_a_record_notes_just_the_fields_that_are_read(tiny: Dataset, item: Item) -> None:
    record = item.record
    assert isinstance(record, Event)
    with tiny.trace.reading() as reads:
        assert str(record.date) == "1997-07"
        assert record.summary.en == "They met."
    assert reads == parts(*EVENT, "date", "summary")


def test_the_same_record_is_noted_anew_for_whoever_reads_it_next(tiny: Dataset, item: Item) -> None:
    for _ in range(2):
        with tiny.trace.reading() as reads:
            assert item.record.sources[0].source == "a-history"
        assert reads == parts(*EVENT, "sources")


def test_what_a_record_works_out_notes_the_fields_it_is_worked_out_from(tiny: Dataset, item: Item) -> None:
    with tiny.trace.reading() as reads:
        assert item.record.label.fr == "Première rencontre"
    assert reads == parts(*EVENT, "title")


def test_a_record_that_is_taken_whole_notes_every_field(tiny: Dataset, item: Item) -> None:
    with tiny.trace.reading() as reads:
        assert item.record.model_dump()["id"] == "first-meeting"
    assert reads == parts(*EVENT, *Event.model_fields)


def test_what_is_told_of_a_record_is_noted_by_part(tiny: Dataset, item: Item) -> None:
    for name, part in (
        ("label", LABEL),
        ("mentioned", MENTIONS),
        ("references", MENTIONS),
        ("origin", ORIGIN),
        ("values", VALUES),
    ):
        with tiny.trace.reading() as reads:
            assert getattr(item, name)
        assert reads == parts(*EVENT, part), name


def test_whether_there_is_a_record_is_noted_of_one_that_is_and_of_one_that_is_not(tiny: Dataset) -> None:
    for id, there in (("first-meeting", True), ("second-meeting", False)):
        with tiny.trace.reading() as reads:
            assert (Key("events", id) in tiny) is there
        assert reads == parts("events", id, EXISTS)


def test_a_record_that_was_missed_is_noted_so_that_its_coming_is_noticed(tiny: Dataset) -> None:
    with tiny.trace.reading() as reads, pytest.raises(LookupError, match="did you mean 'first-meeting'"):
        tiny.item(Key("events", "frist-meeting"))
    assert parts("events", "frist-meeting", EXISTS) <= reads


def test_a_record_is_an_instance_of_its_model_and_of_no_other(item: Item) -> None:
    assert isinstance(item.record, Event)
    assert not isinstance(item.record, Source)
    match item.record:
        case Event(id=id):
            assert id == "first-meeting"
        case _:
            pytest.fail("it is an event")


def test_a_record_has_no_field_that_its_model_has_not(item: Item) -> None:
    with pytest.raises(AttributeError, match="'Event' object has no attribute 'dtae'"):
        item.record.dtae  # type: ignore[attr-defined] # noqa: B018


def test_a_template_that_asks_for_what_a_record_has_not_is_told_the_name_of_its_model(item: Item) -> None:
    assert object_type_repr(item.record) == "portal.kinds.event.Event object"


def test_records_are_equal_that_say_the_same(tiny: Dataset, item: Item) -> None:
    [again] = load(TINY)[EVENTS]
    [other] = (record for record in tiny[EVENTS] if record.id == "first-meeting")
    assert item.record == other == again == item.content.record
    assert len({item.record, other}) == 1
    assert item.record != item.content.record.model_copy(update={"id": "second-meeting"})
    assert item.record != tiny.item(Key("sources", "a-history")).record
    assert repr(item.record) == repr(item.content.record)


def test_records_that_are_compared_are_noted_whole(tiny: Dataset, item: Item) -> None:
    with tiny.trace.reading():
        source = tiny.item(Key("sources", "a-history"))
    with tiny.trace.reading() as reads:
        assert item.record != source.record
    assert reads == parts(*EVENT, VALUES) | parts(*source.key, VALUES)


def test_a_fault_of_a_record_stands_at_the_line_of_its_value(item: Item) -> None:
    problem = item.problem("is wrong", ("date",))
    assert str(problem) == f"{TINY}/events.yml:3: date: is wrong"
