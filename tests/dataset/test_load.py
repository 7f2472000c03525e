"""What a store has of the data is not read again, and gives the same records and the same faults."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from portal.dataset import Dataset, load, load_kept
from portal.dataset.changes import ANSWERS
from portal.dataset.head import VALUES
from portal.kinds.event import EVENTS
from portal.problem import DataError
from portal.record import Key
from portal.store import Store
from tests.dataset.made import copy_of_tiny, parts, spoil

LONG_AGO = 1_700_000_000_000_000_000
EVENT = ("events", "first-meeting")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the small data folder, written long ago."""
    folder = copy_of_tiny(tmp_path)
    for path in folder.iterdir():
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "store.sqlite", "these tests")) as found:
        yield found


def everything(dataset: Dataset) -> list[object]:
    """Return all that is told of each record, and the record."""
    return [
        (item.key, item.head, item.content.values, item.content.record, item.references)
        for kind in dataset.kinds
        for item in dataset.items(kind.name)
    ]


def changes(store: Store) -> set[int]:
    """Return what has changed since this was last asked."""
    found = store.changes()
    store.forget_changes()
    return found


def told(store: Store, data: Path) -> list[str]:
    """Return what is said of a folder, paths shortened to file names."""
    with pytest.raises(DataError) as caught:
        load_kept(store, data)
    return [str(problem).replace(f"{data}/", "") for problem in caught.value.problems]


def test_kept_records_are_those_that_the_files_give(store: Store, data: Path) -> None:
    for _ in range(2):
        assert everything(load_kept(store, data)) == everything(load(data))
        assert changes(store) == set()


def test_a_file_that_nobody_touched_is_not_opened(store: Store, data: Path) -> None:
    load_kept(store, data)
    path = data / "events.yml"
    text = path.read_bytes()
    path.write_bytes(text.replace(b"They met.", b"They sat."))  # of the same size, and back in time
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    assert load_kept(store, data)[EVENTS][0].summary.en == "They met."


def test_a_touched_file_that_says_what_it_said_changes_nothing(store: Store, data: Path) -> None:
    before = everything(load_kept(store, data))
    (data / "events.yml").touch()
    assert everything(load_kept(store, data)) == before
    assert changes(store) == set()


def test_a_changed_file_gives_its_records_anew_and_what_has_changed(store: Store, data: Path) -> None:
    load_kept(store, data)
    spoil(data / "events.yml", "They met.", "They sat.")
    assert load_kept(store, data)[EVENTS][0].summary.en == "They sat."
    assert changes(store) == parts(*EVENT, "summary", VALUES)
    assert everything(load_kept(store, data)) == everything(load(data))
    assert changes(store) == set()


def test_a_file_that_is_written_again_at_once_is_read_again(store: Store, data: Path) -> None:
    path = data / "events.yml"
    text = path.read_text(encoding="utf-8")
    for number in range(100, 150):  # faster than the clock of some file systems
        path.write_text(text.replace("They met.", f"They {number}."), encoding="utf-8")
        assert load_kept(store, data)[EVENTS][0].summary.en == f"They {number}."


def test_a_file_that_is_gone_takes_its_records_with_it(store: Store, data: Path) -> None:
    load_kept(store, data)
    (data / "places.csv").unlink()
    dataset = load_kept(store, data)
    assert dataset.items("places") == ()
    assert ANSWERS in changes(store)
    assert everything(dataset) == everything(load(data))


def test_faults_of_a_file_are_told_until_they_are_mended(store: Store, data: Path) -> None:
    load_kept(store, data)
    spoil(data / "events.yml", "date: 1997-07", "date: 1997-99")
    os.utime(data / "events.yml", ns=(LONG_AGO + 1, LONG_AGO + 1))
    for _ in range(2):
        assert told(store, data) == ["events.yml:3: date: month 99 does not exist; months are 01 to 12"]
    spoil(data / "events.yml", "date: 1997-99", "date: 1997-08")
    dataset = load_kept(store, data)
    assert everything(dataset) == everything(load(data))
    assert parts(*EVENT, "date", VALUES) <= changes(store)


def test_faults_between_kept_files_are_told_each_time(store: Store, data: Path) -> None:
    load_kept(store, data)
    spoil(data / "events.yml", "kind: founding", "kind: fonding")
    for _ in range(2):
        assert told(store, data) == [
            "events.yml:4: kind: 'fonding' is not in the list 'event-kinds' of vocabulary.yml; did you mean 'founding'?"
        ]


def test_a_record_is_read_from_the_store_when_it_is_asked_for(store: Store, data: Path) -> None:
    load_kept(store, data)
    dataset = load_kept(store, data)
    item = dataset.item(Key(*EVENT))
    assert item.loaded is None
    assert item.record.id == "first-meeting"
    assert item.loaded is not None
