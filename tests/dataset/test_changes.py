"""Which parts of records are taken to have changed when a file has: no fewer, and no more."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.dataset.changes import ANSWERS, changed_parts
from portal.dataset.head import EXISTS, LABEL, MENTIONS, ORIGIN, RANK, VALUES
from tests.dataset.made import copy_of_tiny, files_read, parts, spoil

EVENT = ("events", "first-meeting")
ALL = (EXISTS, LABEL, MENTIONS, ORIGIN, RANK, VALUES)
FIELDS = ("id", "title", "date", "kind", "summary", "sources")
SECOND = """- id: second-meeting
  title: {en: Second meeting, fr: Deuxième rencontre}
  date: 1998
  kind: founding
  summary: {en: They met again., fr: Ils se sont revus.}
  sources: [a-history]
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of a small sound data folder, with a second event."""
    folder = copy_of_tiny(tmp_path)
    path = folder / "events.yml"
    path.write_text(path.read_text(encoding="utf-8") + SECOND, encoding="utf-8")
    return folder


def changed(data: Path, change: Callable[[Path], object]) -> set[int]:
    """Return the numbers that a change of the data gives."""
    before = files_read(data)
    change(data)
    return set(changed_parts(before, files_read(data)))


def in_events(old: str, new: str) -> Callable[[Path], object]:
    return lambda data: spoil(data / "events.yml", old, new)


def test_files_that_say_what_they_said_give_nothing(data: Path) -> None:
    assert changed(data, lambda data: spoil(data / "events.yml", "en: They met.", 'en: "They met."')) == set()


def test_a_text_in_the_body_of_a_record_gives_its_field_and_the_values(data: Path) -> None:
    assert changed(data, in_events("They met.", "They met there.")) == parts(*EVENT, "summary", VALUES)


def test_a_title_gives_the_label_and_whatever_is_answered_from_labels(data: Path) -> None:
    found = changed(data, in_events("en: First meeting", "en: The first meeting"))
    assert found == {ANSWERS, *parts(*EVENT, "title", LABEL, VALUES)}


def test_a_reference_gives_the_mentions_and_whatever_is_answered_from_them(data: Path) -> None:
    found = changed(data, in_events("sources: ['a-history, p. 2']", "sources: ['a-history, p. 2', another]"))
    assert found == {ANSWERS, *parts(*EVENT, "sources", MENTIONS, VALUES)}


def test_a_page_number_in_a_citation_is_no_other_reference(data: Path) -> None:
    assert changed(data, in_events("a-history, p. 2", "a-history, p. 3")) == parts(*EVENT, "sources", VALUES)


def test_a_controlled_word_gives_the_mentions_too(data: Path) -> None:
    found = changed(data, in_events("kind: founding", "kind: award"))
    assert found == {ANSWERS, *parts(*EVENT, "kind", MENTIONS, VALUES)}


def test_a_day_of_review_may_be_the_latest(data: Path) -> None:
    found = changed(data, in_events("  kind: founding", "  reviewed: 2026-11-23\n  kind: founding"))
    assert found >= {ANSWERS, *parts(*EVENT, "reviewed", VALUES)}
    assert found <= {ANSWERS, *parts(*EVENT, "reviewed", VALUES), *parts("events", "second-meeting", ORIGIN)}


def test_a_date_that_events_are_sorted_by_gives_their_order(data: Path) -> None:
    found = changed(data, in_events("date: 1997-07", "date: 1999-07"))
    assert found == {ANSWERS, *parts(*EVENT, "date", RANK, VALUES)}


def test_a_line_more_gives_only_where_records_stand(data: Path) -> None:
    found = changed(data, in_events("- id: first", "# A comment\n- id: first"))
    assert found == parts(*EVENT, ORIGIN) | parts("events", "second-meeting", ORIGIN)


def test_records_that_change_places_give_where_they_stand_and_their_order(data: Path) -> None:
    def swap(data: Path) -> None:
        path = data / "events.yml"
        first = path.read_text(encoding="utf-8").removesuffix(SECOND)
        path.write_text(SECOND + first, encoding="utf-8")

    assert changed(data, swap) == {ANSWERS, *parts(*EVENT, ORIGIN), *parts("events", "second-meeting", ORIGIN)}


def test_a_record_in_a_file_of_another_name_gives_where_it_stands_and_the_order(data: Path) -> None:
    def move(data: Path) -> None:
        (data / "events").mkdir()
        (data / "events.yml").rename(data / "events/all.yml")

    assert changed(data, move) == {ANSWERS, *parts(*EVENT, ORIGIN), *parts("events", "second-meeting", ORIGIN)}


def test_a_record_that_is_gone_gives_all_its_parts(data: Path) -> None:
    found = changed(data, lambda data: spoil(data / "events.yml", SECOND, ""))
    assert found == {ANSWERS, *parts("events", "second-meeting", *ALL, *FIELDS)}


def test_a_new_record_gives_all_its_parts(data: Path) -> None:
    spoil(data / "events.yml", SECOND, "")
    path = data / "events.yml"
    found = changed(data, lambda _data: path.write_text(path.read_text(encoding="utf-8") + SECOND, encoding="utf-8"))
    assert found == {ANSWERS, *parts("events", "second-meeting", *ALL, *FIELDS)}


def test_another_id_gives_all_parts_of_both(data: Path) -> None:
    found = changed(data, in_events("id: second-meeting", "id: third-meeting"))
    both = parts("events", "second-meeting", *ALL, *FIELDS) | parts("events", "third-meeting", *ALL, *FIELDS)
    assert found == {ANSWERS, *both}


def test_a_word_of_the_vocabulary_gives_whatever_is_answered_from_words(data: Path) -> None:
    found = changed(data, lambda data: spoil(data / "vocabulary.yml", "en: Founding", "en: Foundation"))
    assert found == {ANSWERS, *parts("vocabulary", "event-kinds", "words", VALUES)}
