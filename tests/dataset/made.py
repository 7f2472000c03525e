"""The small data folder, read file by file."""

import shutil
from pathlib import Path

from portal.dataset.head import part_numbers
from portal.dataset.reading import FileRead, read_kinds
from portal.kinds import KINDS
from portal.record import Key
from portal.source import data_files

TINY = Path(__file__).parents[1] / "tiny"


def copy_of_tiny(folder: Path) -> Path:
    """Return a copy of the small data folder."""
    return Path(shutil.copytree(TINY, folder / "data"))


def files_read(folder: Path) -> list[FileRead]:
    """Return what each file of a folder gives."""
    found, problems = data_files(folder, [kind.name for kind in KINDS])
    assert problems == []
    reads = list(read_kinds({path: kind for kind in KINDS for path in found[kind.name]}))
    assert [problem for read in reads for problem in read.problems] == []
    return reads


def spoil(path: Path, old: str, new: str) -> None:
    """Replace a text of a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def parts(kind: str, id: str, *names: str) -> set[int]:
    """Return the numbers of some parts of a record."""
    return set(part_numbers(Key(kind, id), names))
