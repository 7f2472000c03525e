"""The files of a site, written only where they have changed.

Two folders take turns: the site, and the one beside it that stood there before. A build brings the
second up to date and swaps them, so it touches what changed since, and nothing else. A note of each
file's key (what it was made from), size and time says what is still good; a build that is cut short
leaves no note, and the next begins that folder afresh.
"""

import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from portal.site.project import CACHE


class Kept(NamedTuple):
    """A file as it was written: what it was made from, and its state then."""

    key: str
    size: int
    mtime: int


@dataclass(frozen=True)
class Store:
    """The folder being written, with what is known of it and of the site it will replace."""

    site: Path
    fresh: Path
    in_site: Mapping[str, Kept]
    in_fresh: Mapping[str, Kept]

    def put(self, path: str, key: str, draw: Callable[[], bytes]) -> tuple[Kept, bool]:
        """Have a file for a key: as it stands, from the site, or drawn; return its note and whether it was drawn."""
        # os.path and not Path: a tenth of the time, for every file of the site.
        target = os.path.join(self.fresh, path)  # noqa: PTH118
        before = self.in_fresh.get(path)
        if _stands(target, before, key) and before:
            return before, False
        current = os.path.join(self.site, path)  # noqa: PTH118
        if before:
            Path(target).unlink(missing_ok=True)
        _make_folder(target)
        if _stands(current, known := self.in_site.get(path), key) and known:
            os.link(current, target)
            return known, False
        # A new file always: one that stands there may be shared with the site and is never written into.
        with open(target, "xb") as file:  # noqa: PTH123
            file.write(draw())
            file.flush()
            status = os.fstat(file.fileno())
        return Kept(key, status.st_size, status.st_mtime_ns), True

    def put_bytes(self, path: str, content: bytes) -> Kept:
        """Have a file with a content."""
        return self.put(path, blake2b(content, digest_size=16).hexdigest(), lambda: content)[0]

    def remove_others(self, kept: Mapping[str, Kept]) -> None:
        """Remove the files that are no longer part of the site, and the folders left empty."""
        for path in self.in_fresh.keys() - kept.keys():
            gone = self.fresh / path
            gone.unlink(missing_ok=True)
            for folder in gone.relative_to(self.fresh).parents:
                if folder == Path() or any((self.fresh / folder).iterdir()):
                    break
                (self.fresh / folder).rmdir()


def open_store(site: Path, fresh: Path) -> Store:
    """Return the store of a build; the folder is emptied unless it is known what stands in it."""
    in_fresh = _load(_note("next"), fresh) if fresh.exists() else {}
    _note("next").unlink(missing_ok=True)
    if not in_fresh:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
    return Store(site, fresh, _load(_note("site"), site), in_fresh)


def close_store(store: Store, kept: Mapping[str, Kept]) -> None:
    """Note what stands where, once the folders have been swapped."""
    if store.fresh.exists():
        _save(_note("next"), store.fresh, store.in_site)
    _save(_note("site"), store.site, kept)


def _stands(path: str, kept: Kept | None, key: str) -> bool:
    if kept is None or kept.key != key:
        return False
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (kept.size, kept.mtime)


def _make_folder(target: str) -> None:
    # makedirs looks before it leaps, and nearly every page is the first of its folder.
    folder = os.path.dirname(target)  # noqa: PTH120
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def _note(name: str) -> Path:
    return CACHE / f"{name}.json"


def _load(note: Path, folder: Path) -> dict[str, Kept]:
    try:
        stored = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if stored["folder"] != str(folder.resolve()):
        return {}
    return {path: Kept(*kept) for path, kept in stored["files"].items()}


def _save(note: Path, folder: Path, files: Mapping[str, Kept]) -> None:
    note.parent.mkdir(parents=True, exist_ok=True)
    fresh = note.with_suffix(".new")
    fresh.write_text(json.dumps({"folder": str(folder.resolve()), "files": files}), encoding="utf-8")
    fresh.replace(note)
