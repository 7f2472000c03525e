"""A build that is killed, stopped, starved or in another's way: the old site or the new one, nothing left running.

The moment of a fault is counted in what the build has changed, not by a clock: see `tests/forked.py`.
PORTAL_LONG=1 tries every moment.
"""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench import Bench, differences
from tests.edits import Delete, Replace, World
from tests.edits.drawn import removals
from tests.edits.world import copy, take_away
from tests.forked import Moment, end, has_stopped, left_running
from tests.project import PROJECT, files, portal

LONG = bool(os.environ.get("PORTAL_LONG"))
ENTRIES = (".cache", "site", ".site-next")

SAID = Replace("overrides/words/en.yml", "\nhome: Home\n", "\nhome: Our home\n")


def moments(changes: str, few: int) -> list[int]:
    """Return the moments of a build to try: all, or some spread over it and the last ones, where the sites change."""
    count = len(changes)
    spread = [count * at // few for at in range(1, few)]
    return list(range(1, count + 1)) if LONG else sorted({*spread, count - 3, count - 1, count})


def forks(changes: str) -> list[int]:
    """Return the moments just after those at which a build starts a process."""
    found = [at + 2 for at, letter in enumerate(changes[:-1]) if letter == "f"]
    return found if LONG else found[-2:]


@pytest.fixture(scope="module")
def fewer(bench: Bench) -> Path:
    """Return the project without one record, built from nothing."""
    world = remove_a_record(bench.world())
    assert bench.from_nothing(world) == (0, "")
    kept = bench.folder / "fewer"
    kept.mkdir()
    copy([bench.folder / "anew"], kept)
    return kept / "anew"


def remove_a_record(world: World) -> World:
    """Remove one that has a page."""
    world.make(next(edit for edit in removals(world.folder) if edit.kind == "innovations"))
    return world


def changes(bench: Bench, world: World) -> str:
    """Return what a build changes."""
    ran = bench.again.run(world.folder, "build")
    assert ran.code == 0, ran.said
    return ran.changes


@pytest.mark.parametrize("sort", ["added", "removed"])
def test_a_killed_build_leaves_one_site_whole_no_process_and_no_lock(bench: Bench, fewer: Path, sort: str) -> None:
    before, after = (bench.made, fewer) if sort == "removed" else (fewer, bench.made)
    start = bench.folder / sort / "again"
    world = bench.world()
    for other in (after, before):  # so that both folders are in use
        world.restore(other)
        assert bench.build(world) == (0, "")
    take_away(start.parent)
    start.parent.mkdir()
    copy([world.folder], start.parent)
    world.restore(after)
    noted = changes(bench, world)
    own = [Moment(number, "SIGKILL") for number in {*moments(noted, 2), *forks(noted)}]
    children = [Moment(number, "SIGTERM", "a child") for number in (range(1, 100, 3) if LONG else (20,))]
    wrong = [told for moment in (*own, *children) if (told := _killed(bench, start, (before, after), moment, noted))]
    assert not wrong, "\n".join(wrong)


def _killed(bench: Bench, start: Path, projects: tuple[Path, Path], moment: Moment, noted: str) -> str:
    """Return what went wrong after a build that was killed: nothing, if all is well."""
    before, after = projects
    world = bench.world(start)
    world.restore(after)
    running = bench.again.start(world.folder, "build", moment=moment)
    try:
        killed = bench.again.wait(running).code
        left = left_running(running)
        if files(world.folder / "site") not in (files(before / "site"), files(after / "site")):
            return f"{moment}: the site is neither the old one nor the new one"
        if not killed and moment.by == "itself":
            return f"{moment}: the build was not killed"
        is_late = moment.number > len(noted) - 4
        for at, project in enumerate((after, before, after) if is_late else (after,)):
            world.restore(project)
            ran = bench.again.run(world.folder, "build")
            if ran.code or "Traceback" in ran.said:
                return f"{moment}: build {at + 1} after it: {ran.said.splitlines()[-1]}; left running: {left}"
            if found := differences(files(world.folder / "site"), files(project / "site")):
                return f"{moment}: build {at + 1} after it: {len(found)} files, {found[0]}"
        return f"{moment}: left running: {left}" if left else ""
    finally:
        end(running)


def test_a_full_disk_is_told_at_a_file_and_the_old_site_stands(bench: Bench, fewer: Path) -> None:
    before, after = files(bench.made / "site"), files(fewer / "site")
    for number in moments(changes(bench, remove_a_record(bench.world())), 3):
        world = remove_a_record(bench.world())
        ran = bench.again.run(world.folder, "build", moment=Moment(number, "ENOSPC"))
        if ran.code:
            assert_told(ran.code, ran.said, "No space left on device")
        assert files(world.folder / "site") in (before, after), number
        assert bench.again.run(world.folder, "build").code == 0
        assert differences(files(world.folder / "site"), after) == [], number


def assert_told(code: int, said: str, reason: str = "") -> None:
    """Hold a build to a message that says what is wrong with which file."""
    assert "Traceback" not in said, said
    assert code == 1, said
    assert reason.lower() in said.lower()


def test_a_disk_that_fills_up_leaves_the_old_site_and_no_trace_once_there_is_room(bench: Bench) -> None:
    world = bench.world()
    with small_disk(bench.folder / "disk") as disk:
        copy([world.folder], disk)
        full = World(disk / "again", bench.folder / "states")
        before = files(full.folder / "site")
        full.make(SAID)
        room(disk, left=300_000)
        ran = bench.again.run(full.folder, "build")
        assert_told(ran.code, ran.said, "No space left on device")
        assert differences(files(full.folder / "site"), before) == []
        room(disk, left=300_000_000)
        assert bench.build(full) == (0, "")
        bench.compare(full)


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200m", "none", str(folder)], check=False)
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def room(disk: Path, left: int) -> None:
    """Leave some bytes free."""
    status = os.statvfs(disk)
    size = (status.f_blocks - status.f_bfree) * status.f_frsize + left
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)


@pytest.mark.parametrize(("limit", "value"), [("RLIMIT_FSIZE", 100_000), ("RLIMIT_NOFILE", 16)])
def test_a_limit_is_told_and_the_old_site_stands(bench: Bench, limit: str, value: int) -> None:
    world = bench.world()
    before = files(world.folder / "site")
    world.make(Delete(".cache"))
    ran = bench.again.run(world.folder, "build", limits={limit: value})
    assert_told(ran.code, ran.said)
    assert differences(files(world.folder / "site"), before) == []
    assert bench.build(world) == (0, "")
    assert differences(files(world.folder / "site"), before) == []


@pytest.mark.parametrize(
    ("obstacle", "name"),
    [*[("file", name) for name in ENTRIES], *[("link", name) for name in ENTRIES], ("folder", ".site-lock")],
)
def test_what_stands_in_the_way_is_told_or_passed(bench: Bench, obstacle: str, name: str) -> None:
    world = bench.world()
    wanted = files(world.folder / "site")
    path, elsewhere = world.folder / name, bench.folder / "elsewhere"
    take_away(path)
    take_away(elsewhere)
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("mine", encoding="utf-8")
    if obstacle == "file":
        path.write_text("in the way", encoding="utf-8")
    elif obstacle == "folder":
        copy([elsewhere], path)
    else:
        path.symlink_to(elsewhere)
    ran = bench.again.run(world.folder, "build")
    if ran.code:
        assert_told(ran.code, ran.said, name)
        take_away(path)
        assert bench.build(world) == (0, "")
    assert (elsewhere / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert "Traceback" not in ran.said
    assert differences(files(world.folder / "site"), wanted) == []


@pytest.mark.parametrize("name", [".", ".cache", "site", ".site-next"] if LONG else [".", ".cache"])
def test_a_folder_that_may_not_be_written_is_told(bench: Bench, name: str) -> None:
    world = bench.world()
    assert bench.build(world) == (0, "")
    before = files(world.folder / "site")
    world.make(SAID)
    with unwritable(world.folder / name):
        ran = bench.again.run(world.folder, "build")
        assert "Traceback" not in ran.said, ran.said
        assert ran.code == 0 or differences(files(world.folder / "site"), before) == []
        assert ran.code in (0, 1)
    assert bench.build(world) == (0, "")


@contextlib.contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """Let nobody write into a folder, not even root."""
    folder.mkdir(exist_ok=True)
    if subprocess.run(["chattr", "+i", str(folder)], capture_output=True, check=False).returncode:
        if os.geteuid() == 0:
            pytest.skip("this file system has no attribute that binds root")
        folder.chmod(0o555)
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", str(folder)], capture_output=True, check=False)
        folder.chmod(0o755)


def test_a_locale_that_does_not_exist_changes_nothing(bench: Bench) -> None:
    world = bench.world()
    run = portal(world.folder, "build", LC_ALL="xx_XX.UTF-8", LANG="xx_XX", PYTHONPATH=str(PROJECT))
    assert run.returncode == 0, run.stderr
    assert differences(files(world.folder / "site"), files(bench.made / "site")) == []


def test_a_second_build_says_which_process_is_building_and_a_check_goes_on(bench: Bench) -> None:
    world = bench.world()
    world.make(SAID)
    count = len(changes(bench, world))
    world = bench.world()
    world.make(SAID)
    first = bench.again.start(world.folder, "build", moment=Moment(count * 3 // 4, "SIGSTOP"))
    try:
        assert has_stopped(first)
        second = bench.anew.run(world.folder, "build")
        assert_told(second.code, second.said, str(first.pid))
        assert bench.anew.run(world.folder, "check").code == 0
        os.kill(first.pid, signal.SIGCONT)
        assert bench.again.wait(first).code == 0
    finally:
        end(first)
    bench.compare(world)
