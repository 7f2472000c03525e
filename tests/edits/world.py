"""A project that edits are made to, with all it was before, and what can be put back or taken away of its outputs."""

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

INPUTS = ("data", "docs", "macros", "overrides", "mkdocs.yml")
OUTPUTS = (".cache", "site", ".site-next")


class Edit(Protocol):
    """Something done to a project."""

    def make(self, world: "World") -> None:
        """Do it."""


@dataclass
class World:
    """A project, the variables its builds see, and what it was."""

    folder: Path
    states: Path
    """Where copies of its outputs are kept."""

    variables: dict[str, str] = field(default_factory=dict)
    inputs: list[dict[str, bytes]] = field(default_factory=list, repr=False)
    """What it was made of before each edit."""

    kept: list[Path] = field(default_factory=list)
    """Copies of what builds have left."""

    made: list[Edit] = field(default_factory=list)
    """The edits, in order."""

    good: tuple[dict[str, bytes], dict[str, str]] = field(default=({}, {}), repr=False)
    """Its inputs and variables as they were last sound."""

    def make(self, edit: Edit) -> None:
        """Make an edit, and keep what was there before."""
        self.inputs.append(inputs(self.folder))
        self.made.append(edit)
        edit.make(self)

    def note(self) -> None:
        """Note that the project is sound as it stands."""
        self.good = inputs(self.folder), dict(self.variables)

    def keep(self) -> None:
        """Keep what the last build has left."""
        kept = self.states / str(len(self.kept))
        kept.mkdir(parents=True)
        copy([path for name in OUTPUTS if (path := self.folder / name).exists()], kept)
        self.kept.append(kept)

    def restore(self, other: Path) -> None:
        """Make its inputs those of another project."""
        restore(self.folder, inputs(other))

    def mend(self) -> None:
        """Make the project what it was when it was last sound."""
        restore(self.folder, self.good[0])
        self.variables = dict(self.good[1])


def inputs(folder: Path) -> dict[str, bytes]:
    """Return every file that a project is made from."""
    found = [path for name in INPUTS for path in ((folder / name).rglob("*") if "." not in name else [folder / name])]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.is_file()}


def restore(folder: Path, wanted: dict[str, bytes]) -> None:
    """Make the inputs of a project what they were; those that still are stay untouched."""
    now = inputs(folder)
    for path in now.keys() - wanted.keys():
        (folder / path).unlink()
    for path, content in wanted.items():
        if now.get(path) != content:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)


def copy(paths: list[Path], to: Path) -> None:
    """Copy files and folders with their times and with what they share."""
    subprocess.run(["cp", "--archive", *map(str, paths), str(to)], check=True)


def take_away(path: Path) -> None:
    """Remove whatever stands there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Undo:
    """Make the project what it was some edits ago."""

    edits: int

    def make(self, world: World) -> None:
        restore(world.folder, world.inputs[-1 - self.edits])


@dataclass(frozen=True)
class PutBack:
    """Put outputs of an earlier build in the place of those there are."""

    names: tuple[str, ...]
    kept: int
    """Which of those that are kept."""

    def make(self, world: World) -> None:
        for name in self.names:
            earlier = world.kept[self.kept] / name
            take_away(world.folder / name)
            if earlier.exists():
                copy([earlier], world.folder)


@dataclass(frozen=True)
class Delete:
    """Remove an output."""

    name: str

    def make(self, world: World) -> None:
        take_away(world.folder / self.name)


@dataclass(frozen=True)
class Foreign:
    """Put a file that is none of ours among the outputs."""

    path: str

    def make(self, world: World) -> None:
        path = world.folder / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("not of this project", encoding="utf-8")
