"""Edits of texts, styles, scripts, pictures, settings and the environment; and faults."""

import os
import re
from dataclasses import dataclass

from tests.edits.world import World


@dataclass(frozen=True)
class Insert:
    """Write something before the nth place where a text stands in a file."""

    file: str
    text: str
    before: str
    nth: int

    def make(self, world: World) -> None:
        path = world.folder / self.file
        parts = path.read_text(encoding="utf-8").split(self.before)
        head, rest = (self.before.join(some) for some in (parts[: self.nth + 1], parts[self.nth + 1 :]))
        path.write_text(f"{head}{self.text}{self.before}{rest}", encoding="utf-8")


@dataclass(frozen=True)
class Replace:
    """Write one text in the place of another, once."""

    file: str
    old: str
    new: str

    def make(self, world: World) -> None:
        path = world.folder / self.file
        path.write_text(path.read_text(encoding="utf-8").replace(self.old, self.new, 1), encoding="utf-8")


@dataclass(frozen=True)
class Append:
    """Write something at the end of a file, text or not."""

    file: str
    text: str

    def make(self, world: World) -> None:
        with (world.folder / self.file).open("ab") as file:
            file.write(self.text.encode())


@dataclass(frozen=True)
class Touch:
    """Give a file a new time and nothing else."""

    file: str

    def make(self, world: World) -> None:
        os.utime(world.folder / self.file)


@dataclass(frozen=True)
class RenamePage:
    """Give a page people wrote another name, with the links to it."""

    language: str
    name: str
    new: str

    def make(self, world: World) -> None:
        folder = world.folder / "docs" / self.language
        (folder / f"{self.name}.md").rename(folder / f"{self.new}.md")
        for path in folder.rglob("*.md"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(f"({self.name}.md", f"({self.new}.md"), encoding="utf-8")
        if self.language == "en":
            for path in (world.folder / "docs/fr").rglob("*.md"):
                text = path.read_text(encoding="utf-8")
                path.write_text(text.replace(f"\npage: {self.name}\n", f"\npage: {self.new}\n"), encoding="utf-8")


@dataclass(frozen=True)
class Variable:
    """Set a variable for the builds to come; None takes it away."""

    name: str
    value: str | None

    def make(self, world: World) -> None:
        world.variables.pop(self.name, None)
        if self.value is not None:
            world.variables[self.name] = self.value


@dataclass(frozen=True)
class Fault:
    """Put something wrong into a file; the build must refuse it."""

    file: str
    pattern: str
    to: str

    def make(self, world: World) -> None:
        path = world.folder / self.file
        text, times = re.subn(self.pattern, self.to, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
        assert times, self
        path.write_text(text, encoding="utf-8")
