"""The small project built again and again in one folder, and from nothing in another; and how two sites differ."""

from pathlib import Path
from typing import NamedTuple

from tests.edits.world import INPUTS, World, copy, take_away
from tests.forked import Commands
from tests.project import files


class Bench(NamedTuple):
    """Two folders in which the same project is built: again and again, and from nothing."""

    folder: Path
    again: Commands
    anew: Commands
    """Of another hash seed, since two builds must not agree by chance of it."""

    @property
    def made(self) -> Path:
        """The project as it was made and built once."""
        return self.folder / "made" / "again"

    def world(self, start: Path | None = None) -> World:
        """Return the project as it was made and built once, or as it was kept, whatever was done to it before."""
        take_away(self.folder / "again")
        take_away(self.folder / "states")
        copy([start or self.made], self.folder)
        world = World(self.folder / "again", self.folder / "states", kept=[self.made])
        world.note()
        return world

    def build(self, world: World) -> tuple[int, str]:
        """Build after some edits; return the exit code and what a refused build says, and hold that to the old site."""
        before = _site(world.folder)
        ran = self.again.run(world.folder, "build", variables=world.variables)
        assert "Traceback" not in ran.said, _told(world, [ran.said])
        assert ran.code in (0, 1), _told(world, [ran.said])
        if ran.code:
            found = differences(_site(world.folder), before)
            assert not found, _told(world, found)
        else:
            world.note()
        return ran.code, ran.said.replace(str(world.folder), "") if ran.code else ""

    def from_nothing(self, world: World) -> tuple[int, str]:
        """Build the same inputs in an empty folder."""
        anew = self.folder / "anew"
        take_away(anew)
        anew.mkdir()
        copy([world.folder / name for name in INPUTS], anew)
        ran = self.anew.run(anew, "build", variables=world.variables)
        assert "Traceback" not in ran.said, ran.said
        return ran.code, ran.said.replace(str(anew), "") if ran.code else ""

    def compare(self, world: World) -> None:
        """Hold the site to that of a build from nothing."""
        code, said = self.from_nothing(world)
        assert code == 0, _told(world, [said])
        found = differences(_site(world.folder), _site(self.folder / "anew"))
        assert not found, _told(world, found)


def _site(folder: Path) -> dict[str, bytes]:
    return files(folder / "site") if (folder / "site").exists() else {}


def _told(world: World, wrong: list[str]) -> str:
    """Return what was done to a project and what is wrong with it, to be read in a failure."""
    return "\n".join(["", *map(repr, world.made), f"{len(wrong)} wrong:", *wrong[:20]])


def differences(found: dict[str, bytes], wanted: dict[str, bytes]) -> list[str]:
    """Return how the files of a site are not as they should be."""
    other = [
        f"{path} differs{_first(found[path], wanted[path])}"
        for path in found.keys() & wanted
        if found[path] != wanted[path]
    ]
    more = [f"{path} is left over" for path in found.keys() - wanted]
    return sorted([*other, *more, *(f"{path} is missing" for path in wanted.keys() - found)])


def _first(one: bytes, other: bytes) -> str:
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, at - 40)
    return f": {one[start : at + 40]!r} for {other[start : at + 40]!r}"
