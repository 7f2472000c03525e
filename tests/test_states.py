"""Whether a file is as it was, told without reading it."""

import os
import time
from pathlib import Path

import pytest

from portal.states import TOO_NEW, state_of, states_below

LONG_AGO = 1_700_000_000_000_000_000


def touched(path: Path, at: int = LONG_AGO) -> Path:
    """Set the time of a file."""
    os.utime(path, ns=(at, at))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three files that were written long ago."""
    for name in ("a.md", "b.md", "c/d.md"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("text", encoding="utf-8")
        touched(path)
    return tmp_path / "docs"


def test_a_file_that_nobody_touched_has_the_same_state(folder: Path) -> None:
    status = (folder / "a.md").stat()
    assert state_of(status, time.time_ns()) == state_of(status, time.time_ns() + 10**12)


def test_another_time_another_size_and_another_file_are_other_states(folder: Path) -> None:
    path, now = folder / "a.md", time.time_ns()
    states = {state_of(path.stat(), now)}
    touched(path, LONG_AGO + 1)
    states.add(state_of(path.stat(), now))
    path.write_text("more text", encoding="utf-8")
    states.add(state_of(touched(path).stat(), now))
    (folder / "new.md").write_text("text", encoding="utf-8")
    touched(folder / "new.md").replace(path)
    states.add(state_of(path.stat(), now))
    assert len(states) == 4


def test_a_file_that_was_just_written_may_be_written_again_unseen_so_its_state_never_comes_back(folder: Path) -> None:
    now = time.time_ns()
    status = touched(folder / "a.md", now - TOO_NEW // 2).stat()
    assert state_of(status, now) != state_of(status, now + 1)
    assert state_of(status, now + TOO_NEW) == state_of(status, now + 2 * TOO_NEW)


def test_a_file_of_the_future_has_a_state(folder: Path) -> None:
    now = time.time_ns()
    status = touched(folder / "a.md", now + 10**12).stat()
    assert state_of(status, now) == state_of(status, now + 1)


def test_every_file_below_a_folder_has_a_state(folder: Path) -> None:
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__/a.pyc").touch()
    states = states_below(str(folder))
    assert set(states) == {str(folder / name) for name in ("a.md", "b.md", "c/d.md")}
    assert states == states_below(str(folder))
    touched(folder / "c/d.md", LONG_AGO + 1)
    assert {path for path, state in states_below(str(folder)).items() if state != states[path]} == {
        str(folder / "c/d.md")
    }


def test_a_file_that_comes_or_goes_is_seen(folder: Path) -> None:
    before = states_below(str(folder))
    (folder / "e.md").touch()
    assert states_below(str(folder)).keys() - before.keys() == {str(folder / "e.md")}
    (folder / "e.md").unlink()
    assert states_below(str(folder)) == before


def test_a_folder_that_is_not_there_has_a_state_of_its_own(tmp_path: Path) -> None:
    assert list(states_below(str(tmp_path / "docs")).values()) == ["errno 2"]


@pytest.mark.parametrize("target", ["nowhere", "loop"])
def test_a_link_that_leads_nowhere_hides_no_other_file(folder: Path, target: str) -> None:
    before = states_below(str(folder))
    for name in ("loop", ".#a.md", "~z"):  # as editors leave them, in whatever order a folder gives them
        (folder / name).symlink_to(target)
    states = states_below(str(folder))
    assert before.items() <= states.items()
    assert all(states[str(folder / name)].startswith("errno") for name in ("loop", ".#a.md", "~z"))


def test_folders_that_lead_round_in_circles_are_gone_through_once(folder: Path) -> None:
    before = states_below(str(folder))
    for name in ("up", "round", "again"):
        (folder / "c" / name).symlink_to(folder, target_is_directory=True)
    assert states_below(str(folder)) == before


def test_files_of_a_folder_that_a_link_leads_to_are_seen(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/e.md").touch()
    (folder / "linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert str(folder / "linked/e.md") in states_below(str(folder))
