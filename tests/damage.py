"""What can befall a file: flipped, cut, emptied, replaced, taken away; and what can befall a database besides."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.edits.world import take_away

GARBAGE = b"\x00\xffnot what stood here\r\n" * 3
DATABASE = b"SQLite format 3\0"


@dataclass(frozen=True)
class Damage:
    """One harm to one file, the same each time."""

    path: str
    """Below the project."""

    harm: str
    seed: int = 0
    """Decides where in the file."""

    def make(self, folder: Path, other: Path) -> None:
        """Do it; `other` is another project from which files can be taken."""
        path, chance = folder / self.path, random.Random(f"{self}")
        if self.harm == "flip in silence":
            flip(path, chance)
        elif self.harm == "from another project":
            take_away(path)
            if (other / self.path).exists():
                shutil.copy2(other / self.path, path)
        else:
            HARMS[self.harm](path, chance)


def flip(path: Path, chance: random.Random) -> None:
    """Change some bits of a byte, as a failing disk does: size and time say nothing of it."""
    before = path.stat()
    content = bytearray(path.read_bytes())
    if content:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _flipped(path: Path, chance: random.Random) -> None:
    flip(path, chance)
    os.utime(path)


def _cut(path: Path, chance: random.Random) -> None:
    os.truncate(path, chance.randrange(path.stat().st_size or 1))


def _empty(path: Path, _: random.Random) -> None:
    path.write_bytes(b"")


def _folder(path: Path, _: random.Random) -> None:
    path.unlink()
    path.mkdir()
    (path / "inside").write_bytes(GARBAGE)


def _header(path: Path, _: random.Random) -> None:
    content = path.read_bytes()
    path.write_bytes(GARBAGE + content[len(GARBAGE) :])


def _beside(ending: str) -> Callable[[Path, random.Random], None]:
    def write(path: Path, _: random.Random) -> None:
        path.with_name(f"{path.name}{ending}").write_bytes(GARBAGE * 100)

    return write


def _statement(pattern: str) -> Callable[[Path, random.Random], None]:
    def run(path: Path, chance: random.Random) -> None:
        with sqlite3.connect(path) as database:
            names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            database.execute(pattern.format(chance.choice(sorted(names))))
        database.close()

    return run


HARMS: dict[str, Callable[[Path, random.Random], None]] = {
    "flip": _flipped,
    "cut": _cut,
    "empty": _empty,
    "delete": lambda path, _: path.unlink(),
    "folder": _folder,
    "header": _header,
}
OF_DATABASES: dict[str, Callable[[Path, random.Random], None]] = {
    "wal": _beside("-wal"),
    "journal": _beside("-journal"),
    "drop a table": _statement('DROP TABLE "{}"'),
    "empty a table": _statement('DELETE FROM "{}"'),
    "forget half": _statement('DELETE FROM "{}" WHERE rowid % 2'),
    "other version": _statement("PRAGMA user_version = 999 -- {}"),
}
HARMS |= OF_DATABASES


def is_database(path: Path) -> bool:
    """Return whether a file is a database of SQLite."""
    with path.open("rb") as file:
        return file.read(len(DATABASE)) == DATABASE


def damages(folder: Path, seed: int, many: int) -> list[Damage]:
    """Return harms to the outputs of a project: some of each sort of file, and more to its databases."""
    chance = random.Random(seed)
    sorts: dict[tuple[str, str], list[Path]] = {}
    for name in (".cache", "site", ".site-next"):
        for path in sorted((folder / name).rglob("*")):
            if path.is_file():
                sorts.setdefault((name, path.suffix), []).append(path)
    found = []
    for (name, _), paths in sorts.items():
        harms = ["flip", "cut", "empty", "delete", "folder", "header", "from another project"]
        harms += ["flip in silence"] * 3 if name == ".cache" else []
        for path in chance.sample(paths, min(len(paths), many)):
            below = path.relative_to(folder).as_posix()
            if is_database(path):
                found += [Damage(below, harm) for harm in (*dict.fromkeys(harms), *OF_DATABASES)]
                found += [Damage(below, "flip in silence", number) for number in range(4 * many)]
            else:
                found.append(Damage(below, chance.choice(harms), chance.randrange(1000)))
    return found
