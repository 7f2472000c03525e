"""Data files into entries: every value as written, every line at hand."""

import os
from pathlib import Path

from portal.source import read_file


def test_yaml_scalars_stay_what_they_look_like(tmp_path: Path) -> None:
    path = tmp_path / "events.yml"
    path.write_text(
        "- id: a\n  no: NO\n  time: 12:30:45\n  octal: 010\n  big: 1_000\n  on: on\n  none: ~\n", encoding="utf-8"
    )
    contents = read_file(path)
    assert contents.entries[0].values == {
        "id": "a",
        "no": "NO",
        "time": "12:30:45",
        "octal": "010",
        "big": "1_000",
        "on": "on",
    }


def test_a_value_is_found_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "events.yml"
    path.write_text("# a comment\n- id: a\n  list:\n    - one\n    - two: 2\n- id: b\n", encoding="utf-8")
    contents = read_file(path)
    first, second = contents.entries
    assert [first.line, second.line] == [2, 6]
    assert first.line_of(("list", 1, "two")) == 5
    assert first.line_of(("list", 1, "three")) == 5
    assert second.line_of(("missing",)) == 6


def test_csv_columns_of_two_languages_become_one_text(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("\ufeffid,title_en,title_fr,note\r\na,One,Un,\r\n\r\nb,Two,,x\r\n", encoding="utf-8")
    contents = read_file(path)
    assert [entry.values for entry in contents.entries] == [
        {"id": "a", "title": {"en": "One", "fr": "Un"}},
        {"id": "b", "title": {"en": "Two"}, "note": "x"},
    ]
    assert [entry.line for entry in contents.entries] == [2, 4]


def test_a_file_changed_after_it_was_read_is_placed_anew(tmp_path: Path) -> None:
    path = tmp_path / "events.yml"
    path.write_text("- id: a\n- id: b\n", encoding="utf-8")
    contents = read_file(path)
    assert contents.entries[1].line_of(("id",)) == 2
    path.write_text("- id: a\n", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert contents.entries[1].line_of(("id",)) == 2


def test_columns_that_no_row_says_anything_of_are_named(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("id,title_en,title_fr,note_en,note_fr,link\na,One,, ,,\nb,Two,,,,\n", encoding="utf-8")
    contents = read_file(path)
    assert contents.blank == ("title", "note", "link")
