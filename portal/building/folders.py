"""The files of a site, written only where they have changed, and published in one step.

Two folders take turns: the site, and the one beside it that stood there before. A build brings the second up to date
and the two change places, so it touches what has changed since, and nothing else. What stands in the site is looked at
and not believed; the folder beside it is used only if it is the very one that a build left there, as it was left.
"""

import ctypes
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from portal.store import Published

AT_FDCWD = -100
RENAME_EXCHANGE = 2


@dataclass(frozen=True)
class Folders:
    """The site, and the folder that will take its place."""

    site: Path

    @property
    def fresh(self) -> Path:
        """The folder beside the site."""
        return self.site.with_name(f".{self.site.name}-next")

    @property
    def aside(self) -> Path:
        """Where the site stands for a moment, on systems that cannot exchange two folders in one step."""
        return self.site.with_name(f".{self.site.name}-last")

    def mark(self) -> str:
        """Return what tells the folder beside the site from any other that is put there; empty where there is none."""
        try:
            status = self.fresh.stat()
        except OSError:
            return ""
        return f"{status.st_dev} {status.st_ino} {status.st_ctime_ns}"

    def refill(self, published: Mapping[str, Published], wrong: Iterable[str]) -> None:
        """Empty the folder beside the site and fill it with the site's files, those that are wrong left out."""
        if self.fresh.is_symlink() or self.fresh.is_file():
            self.fresh.unlink()
        shutil.rmtree(self.fresh, ignore_errors=True)
        self.fresh.mkdir(parents=True)
        left_out = set(wrong)
        for path in published:
            if path not in left_out:
                self._link(path)

    def follow(self, changed: Iterable[str], published: Mapping[str, Published]) -> None:
        """Make the changes of the last build in the folder beside the site, too."""
        for path in changed:
            self.remove(path)
            if path in published:
                self._link(path)

    def write(self, path: str, content: bytes) -> tuple[int, int]:
        """Write a file of the coming site; return its size and time."""
        # os.path and not Path: a tenth of the time, for every file of the site.
        target = os.path.join(self.fresh, path)  # noqa: PTH118
        # A new file always: one that stands there may be shared with the site and is never written into.
        try:
            os.unlink(target)  # noqa: PTH108
        except FileNotFoundError:
            _make_folder(target)
        with open(target, "xb") as file:  # noqa: PTH123
            file.write(content)
            file.flush()
            status = os.fstat(file.fileno())
        return status.st_size, status.st_mtime_ns

    def remove(self, path: str) -> None:
        """Have a file no more in the coming site, nor a folder that is left empty."""
        gone = self.fresh / path
        if gone.is_dir() and not gone.is_symlink():
            shutil.rmtree(gone)
        gone.unlink(missing_ok=True)
        for folder in gone.relative_to(self.fresh).parents[:-1]:
            try:
                (self.fresh / folder).rmdir()
            except FileNotFoundError:
                continue
            except OSError:
                break

    def publish(self) -> None:
        """Put the coming site in the site's place; what stood there is then beside it."""
        exchange(self.fresh, self.site, self.aside)

    def mend(self) -> None:
        """Put back a site that a build had moved aside when it was stopped."""
        if not self.site.exists() and self.aside.exists():
            self.aside.rename(self.site)

    def _link(self, path: str) -> None:
        target, current = os.path.join(self.fresh, path), os.path.join(self.site, path)  # noqa: PTH118
        _make_folder(target)
        try:
            os.link(current, target)
        except OSError:
            shutil.copy2(current, target)  # some file systems have no links


def differing(folder: Path, published: Mapping[str, Published]) -> set[str]:
    """Return the files of a folder that are not as they were published, are missing, or were never published."""
    return changed(folder, published) | misplaced(folder, published)


def changed(folder: Path, published: Mapping[str, Published]) -> set[str]:
    """Return the files of a folder that are not as they were published, or are missing."""
    # Strings and not paths, and no look at what a folder holds where the number is right: this is done at every build.
    start = f"{folder}/"
    wrong = set()
    for path, file in published.items():
        try:
            status = os.lstat(start + path)
        except OSError:
            wrong.add(path)
        else:
            if status.st_size != file.size or status.st_mtime_ns != file.mtime or not S_ISREG(status.st_mode):
                wrong.add(path)
    return wrong


def misplaced(folder: Path, published: Iterable[str]) -> set[str]:
    """Return the files that a folder holds beside those that it should, given these: names alone are looked at."""
    start, held = f"{folder}/", _held(published)
    wrong: set[str] = set()
    for below, number in held.items():
        try:
            names = os.listdir(start + below)  # noqa: PTH208
        except OSError:
            continue  # its files are missing
        if len(names) != number:
            wrong.update(path for path in _files_in(start, below, names) if path not in published)
    return wrong


def _held(paths: Iterable[str]) -> dict[str, int]:
    """Return how many files and folders each folder holds that some files stand in."""
    held: dict[str, int] = {"": 0}
    for path in paths:
        at = path.rfind("/") + 1
        while (below := path[:at]) not in held:
            held[below] = 1
            at = path.rfind("/", 0, at - 1) + 1
        held[below] += 1
    return held


def _files_in(start: str, below: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the files in a folder, and in folders in it, below the start."""
    for name in names:
        path = below + name
        if os.path.isdir(start + path) and not os.path.islink(start + path):  # noqa: PTH112, PTH114
            yield from _files_in(start, f"{path}/", os.listdir(start + path))  # noqa: PTH208
        else:
            yield path


def exchange(fresh: Path, site: Path, aside: Path) -> None:
    """Put a folder in another's place; what stood there is then where the folder was.

    Linux does it in one step (renameat2 with RENAME_EXCHANGE, `man 2 rename`). Elsewhere the old
    site is moved aside first, and moved back if the second rename fails.
    """
    if not os.path.lexists(site):
        fresh.rename(site)
        return
    if _exchanged(fresh, site):
        return
    shutil.rmtree(aside, ignore_errors=True)
    site.rename(aside)
    try:
        fresh.rename(site)
    except OSError:
        aside.rename(site)
        raise
    aside.rename(fresh)


def _exchanged(one: Path, other: Path) -> bool:
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done = renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return bool(done == 0)


def _make_folder(target: str) -> None:
    # makedirs looks before it leaps, and nearly every page is the first of its folder.
    folder = os.path.dirname(target)  # noqa: PTH120
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
