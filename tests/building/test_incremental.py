"""A build after any edits gives, byte for byte, the site that a build from nothing gives.

PORTAL_LONG=200 tries that many sequences of edits, other ones each time.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.bench import Bench, differences
from tests.edits import Append, Delete, Foreign, Set, edits, faults, upsets
from tests.edits.drawn import changed
from tests.edits.entries import data_files, kind_of, read
from tests.project import files

LONG = int(os.environ.get("PORTAL_LONG") or 0)
PARTS = 2


SHORT = settings(max_examples=4, derandomize=True, phases=(Phase.explicit, Phase.generate))
PROFILE = settings(
    SHORT if not LONG else settings(max_examples=LONG, derandomize=False, phases=(Phase.explicit, Phase.generate)),
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@PROFILE
@given(data=st.data())
def test_any_edits_give_the_site_of_a_build_from_nothing(bench: Bench, data: st.DataObject) -> None:
    world = bench.world()
    for _ in range(data.draw(st.integers(2, 4), "builds")):
        for _ in range(data.draw(st.integers(1, 3), "edits")):
            world.make(data.draw(edits(world), "edit"))
        if data.draw(st.booleans(), "upset"):
            world.make(data.draw(upsets(world), "upset"))
        told = bench.build(world)
        if told[0]:
            assert bench.from_nothing(world) == told
            world.mend()
            assert bench.build(world) == (0, "")
        if data.draw(st.booleans(), "keep"):
            world.keep()
    bench.compare(world)


@PROFILE
@given(data=st.data())
def test_a_fault_is_refused_and_once_mended_leaves_no_trace(bench: Bench, data: st.DataObject) -> None:
    world = bench.world()
    world.make(data.draw(faults(world), "fault"))
    assert bench.build(world)[0] == 1
    world.mend()
    assert bench.build(world) == (0, "")
    assert differences(files(world.folder / "site"), files(bench.made / "site")) == []


def test_another_tie_changes_what_stands_beside_other_records(bench: Bench) -> None:
    world, name = bench.world(), "toronto-311-modernization-2021"
    world.make(Set(f"data/innovations/{name}.yml", name, ("themes",), ["plan"]))
    assert bench.build(world) == (0, "")
    bench.compare(world)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_change_of_each_kind_shows_wherever_it_is_told(bench: Bench, part: int) -> None:
    world = bench.world()
    for edit in [*one_of_each_kind(world.folder)][part::PARTS]:
        world.make(edit)
        assert bench.build(world) == (0, ""), edit
    bench.compare(world)


def one_of_each_kind(folder: Path) -> Iterator[Set]:
    """Yield a change of what a record of each kind is called, or else of its first text."""
    kinds = set()
    for file in data_files(folder):
        entry = read(folder / file)[0]
        found = [
            Set(file, entry["id"], *change) for field in entry for change in changed(entry, field, 7) if field != "id"
        ]
        called = [edit for edit in found if str(edit.where[0]).startswith("title")]
        if kind_of(Path(file)) not in kinds and found:
            kinds.add(kind_of(Path(file)))
            yield (called or found)[0]


def test_a_file_of_nobody_deep_beside_the_site_is_not_published(bench: Bench) -> None:
    world = bench.world()
    world.make(Append("docs/en/about.md", "\npleonasm\n"))
    assert bench.build(world) == (0, "")
    world.make(Foreign(".site-next/en/about/foreign.html"))
    world.make(Append("docs/en/about.md", "\ntautology\n"))
    assert bench.build(world) == (0, "")
    bench.compare(world)


def test_what_a_search_made_from_nothing_drew_is_known_to_the_build_after(bench: Bench) -> None:
    world = bench.world()
    world.make(Delete("site"))
    for word in ("pleonasm", "tautology"):
        world.make(Append("docs/en/about.md", f"\n{word}\n"))
        assert bench.build(world) == (0, "")
    bench.compare(world)
