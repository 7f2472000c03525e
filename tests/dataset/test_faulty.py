"""What is sound in a record that has a fault of form."""

from typing import Any

import pytest
from pydantic import ValidationError

from portal.dataset import Dataset, Item
from portal.dataset.faulty import Faulty, faulty
from portal.record import Reference
from portal.source import Entry

UNKNOWN = {"no_such_field": "x"}


def refused(dataset: Dataset, item: Item, changed: dict[str, Any]) -> Faulty:
    """Return a record of the dataset with some values changed, which its model refuses."""
    path, line = item.origin
    entry = Entry(path, item.head.position, line, {**item.content.values, **changed}, lambda _path: ())
    with pytest.raises(ValidationError) as caught:
        item.model.model_validate(entry.values)
    return faulty(entry, dataset.kind(item.key.kind), caught.value)


def test_an_unknown_field_hides_nothing_of_any_record(dataset: Dataset) -> None:
    for kind in dataset.kinds:
        for item in dataset.items(kind.name):
            found = refused(dataset, item, UNKNOWN)
            assert (found.key, found.origin, found.mentioned.missing) == (item.key, item.origin, item.mentioned.missing)
            assert set(found.mentioned.mentions) == set(item.mentioned.mentions)
            assert found.mentioned.texts == item.mentioned.texts


def test_a_fault_hides_what_stands_in_its_own_value_alone(dataset: Dataset) -> None:
    item = next(item for item in dataset.items("innovations") if item.named("drivers"))
    found = refused(dataset, item, {"drivers": ["x", "No Slug"], "places": {"a": "group"}})
    references = [(m.location, m.value) for m in found.mentioned.mentions if isinstance(m.mark, Reference)]
    assert ("drivers", 0) in dict(references)
    assert {location[0] for location, _ in references} == {"drivers", "sources"}
    assert ("drivers", 1) not in dict(references)


def test_a_faulty_id_is_none(dataset: Dataset) -> None:
    item = dataset.items("innovations")[0]
    assert refused(dataset, item, {"id": "No Slug"}).key.id == ""
