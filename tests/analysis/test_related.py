"""Which records stand beside a record."""

from pathlib import Path

import pytest

from portal.analysis.related import SHOWN, SHOWN_OF_A_KIND, Relations
from portal.dataset import Dataset, load
from portal.record import Key
from tests.dataset.made import copy_of_tiny


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


@pytest.mark.parametrize("at", [0, 8, 10, 20])
def test_of_many_that_share_the_same_those_within_eight_places_may_stand_beside_a_record(
    at: int, tmp_path: Path
) -> None:
    assert beside(tmp_path, at, 21, others=0, first_by_id="furthest") == [8, 8, 7]


@pytest.mark.parametrize("number", [16, 17])
def test_of_a_few_that_share_the_same_each_counts_once(number: int, tmp_path: Path) -> None:
    assert beside(tmp_path, 0, number, others=number, first_by_id="nearest") == [1, 1, 2]


MEETING = """- id: {}
  title: {{en: Meeting, fr: Rencontre}}
  date: {}
  kind: founding
  summary: {{en: They met., fr: Ils se sont rencontrés.}}
  people: [{}]
  sources: [a-history]
"""


def beside(folder: Path, at: int, number: int, *, others: int, first_by_id: str) -> list[int]:
    """Return how far from one of some meetings of a person those stand that are shown beside it.

    They all share the same, and between equals the first by id is shown. The others are another person's: the fewer
    there are, the less it says that two share a person.
    """
    letters = "abcdefghijk" if first_by_id == "nearest" else "kjihgfedcba"
    names = [f"{letters[_apart(place, at, number)]}-{place}" for place in range(number)]
    data = copy_of_tiny(folder)
    meetings = [MEETING.format(name, 1950 + place, "Ann") for place, name in enumerate(names)]
    meetings += [MEETING.format(f"other-{place}", 1990, "Bob") for place in range(others)]
    (data / "events.yml").write_text("".join(meetings), encoding="utf-8")
    dataset = load(data)
    shown = Relations(dataset).to(dataset.item(Key("events", names[at])))
    return [_apart(names.index(one.item.key.id), at, number) for one in shown]


def _apart(place: int, other: int, number: int) -> int:
    """Return how many places apart two are, the last being beside the first."""
    return min((place - other) % number, (other - place) % number)
