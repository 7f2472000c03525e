"""Which records stand beside a record."""

from portal.analysis.related import SHOWN, SHOWN_OF_A_KIND, Relations
from portal.dataset import Dataset
from portal.record import Key


def test_neighbours_share_something_and_are_few_of_each_kind(dataset: Dataset) -> None:
    relations = Relations(dataset)
    for item in dataset.items("innovations"):
        related = relations.to(item)
        assert len(related) <= SHOWN
        kinds = [other.item.key.kind for other in related]
        assert all(kinds.count(kind) <= SHOWN_OF_A_KIND for kind in kinds)
        assert all(other.shared for other in related)
        assert item.key not in [other.item.key for other in related]


def test_a_shared_place_counts_more_than_a_shared_theme(dataset: Dataset) -> None:
    first = Relations(dataset).to(dataset.item(Key("innovations", "toronto-311")))[0]
    assert ("places", "toronto") in first.shared


def test_a_person_ties_an_event_to_others_of_that_person(dataset: Dataset) -> None:
    related = Relations(dataset).to(dataset.item(Key("events", "ccsn-founded")))
    assert any(("people", "Ralph Heintzman") in other.shared for other in related)


def test_what_a_record_names_itself_is_not_repeated(dataset: Dataset) -> None:
    item = dataset.item(Key("events", "ccsn-founded"))
    assert not {other.item.key for other in Relations(dataset).to(item)} & set(item.references)
