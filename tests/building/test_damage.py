"""Damaged outputs: whatever has befallen a file of the cache or of the site, the next build makes the right site.

PORTAL_LONG=1 harms many more files.
"""

import os
import random
import re
from pathlib import Path

import pytest

from portal.project import SEARCH
from tests.bench import Bench, differences
from tests.damage import Damage, damages, is_database
from tests.edits import Replace, World
from tests.project import files

LONG = bool(os.environ.get("PORTAL_LONG"))
SAID = Replace("overrides/words/en.yml", "\nhome: Home\n", "\nhome: Our home\n")
"""A change that every page shows: all that is kept of them is looked at again."""


@pytest.fixture(scope="module")
def said(bench: Bench) -> Path:
    """Return the project with a word changed, built from nothing."""
    world = bench.world()
    world.make(SAID)
    assert bench.from_nothing(world) == (0, "")
    return bench.folder / "anew"


def test_the_next_build_is_right_whatever_has_befallen_a_file(bench: Bench, said: Path) -> None:
    world = bench.world()
    sites = {True: files(said / "site"), False: files(bench.made / "site")}
    for is_said in (True, False):
        toggle(world, is_said)
        assert bench.build(world) == (0, "")
    wrong = []
    for at, damage in enumerate(chosen(world.folder)):
        if not (world.folder / damage.path).is_file():
            continue  # a build since has done without it
        is_said = at % 2 == 0
        damage.make(world.folder, said)
        toggle(world, is_said)
        ran = bench.again.run(world.folder, "build")
        if ran.code or "Traceback" in ran.said:
            wrong.append(f"{damage}: {ran.said.splitlines()[-1:]}")
        elif found := differences(files(world.folder / "site"), sites[is_said]):
            wrong.append(f"{damage}: {len(found)} files, {found[0]}")
        if wrong and wrong[-1].startswith(str(damage)):
            world = bench.world()
    assert not wrong, "\n".join(wrong)


def chosen(folder: Path) -> list[Damage]:
    """Return the harms to try: all, or some of them, and of those to databases more."""
    found = damages(folder, seed=1, many=20 if LONG else 3)
    few = [damage for damage in found if is_database(folder / damage.path)]
    rest = [damage for damage in found if damage not in few]
    chance = random.Random(2)
    return found if LONG else [*chance.sample(few, min(10, len(few))), *chance.sample(rest, min(8, len(rest)))]


def toggle(world: World, is_said: bool) -> None:
    """Change the word, or change it back."""
    if is_said:
        world.make(SAID)
    else:
        world.make(Replace(SAID.file, SAID.new, SAID.old))


def test_a_sample_drawn_anew_finds_what_no_state_of_a_file_tells(bench: Bench) -> None:
    world = bench.world()
    assert bench.again.run(world.folder, "build", "--verify").code == 0
    for page in (world.folder / "site/en").rglob("index.html"):
        damage(page)
    ran = bench.again.run(world.folder, "build", "--verify")
    assert ran.code == 1
    assert re.search(r"site/en/\S+index.html:1: is not what its inputs give", ran.said)
    assert "the site stands as it is" in ran.said


def test_the_search_drawn_anew_is_what_is_published(bench: Bench) -> None:
    world = bench.world()
    assert bench.again.run(world.folder, "build").code == 0
    shard = max((world.folder / "site/fr" / SEARCH).iterdir(), key=lambda file: file.stat().st_size)
    damage(shard)
    ran = bench.again.run(world.folder, "build", "--verify")
    assert ran.code == 1
    assert f"{shard.relative_to(world.folder).as_posix()}:1: is not what its inputs give" in ran.said


def damage(file: Path) -> None:
    """Change a bit of a file and nothing that the system tells of it."""
    status, content = file.stat(), file.read_bytes()
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
