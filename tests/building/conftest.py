"""What the tests of builds after builds share: the small project, built once."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench import Bench
from tests.edits.world import copy
from tests.forked import commands
from tests.small import make_project

MEMORY = Path("/dev/shm")  # noqa: S108
"""Where Linux keeps files in memory: a hundred copies of a site need no disk."""


@pytest.fixture(scope="session")
def bench() -> Iterator[Bench]:
    """Return where the small project is built again and again, and from nothing."""
    with (
        tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name,
        commands(PYTHONHASHSEED="1") as again,
        commands(PYTHONHASHSEED="2") as anew,
    ):
        made = Path(name, "made", "again")
        place = Path(name, "again")
        made.parent.mkdir()
        place.mkdir()
        make_project(place)
        ran = again.run(place, "build")
        assert ran.code == 0, ran.said
        copy([place], made.parent)
        yield Bench(Path(name), again, anew)
