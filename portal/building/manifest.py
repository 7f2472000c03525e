"""Whether anything has changed at all: looked at before anything else is loaded, so nothing heavy is imported here."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, TypeVar

from portal.building.folders import differing
from portal.problem import DataError, Problem
from portal.project import CACHE, CHOICES, CONFIG, VARIABLES, own_kinds
from portal.states import states_below
from portal.store import SpoiledError, Store

T = TypeVar("T")

STORE = CACHE / "store.sqlite"
DATA = "data"
PROJECT = ("docs", "overrides", CONFIG.as_posix())
"""What a site is made from beside its records and our code."""

LIBRARY = ("portal", "macros")
"""The packages whose code makes a site."""


class Counts(NamedTuple):
    """What a site has."""

    records: int
    pages: int


def made_with() -> str:
    """Return what changes when the code that makes a site does: ours, Python's, or that of any package beside it."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    for package in LIBRARY:
        for folder in _folders(package):
            for path in sorted(Path(folder).rglob("*.py")):
                digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    for place in sorted({place for place in sys.path if place.endswith("-packages")}):
        installed = sorted(name for name in os.listdir(place) if name.endswith(".dist-info"))  # noqa: PTH208
        digest.update(json.dumps(installed).encode())
    for chosen in (CHOICES, own_kinds()):
        digest.update(chosen.read_bytes() if chosen and chosen.is_file() else b"\0")
    return digest.hexdigest()


def _folders(package: str) -> list[str]:
    """Return where a package stands, wherever the library is installed."""
    spec = find_spec(package)
    return list(spec.submodule_search_locations or ()) if spec else []


def project_state() -> bytes:
    """Return what changes when a page, template, style, word or setting does."""
    return _digest({name: _states(name) for name in PROJECT} | {name: os.environ.get(name) for name in VARIABLES})


def manifest(project: bytes) -> bytes:
    """Return what changes when any input does, given the state of the project."""
    return _digest([project.hex(), _states(DATA)])


def unchanged(site: Path) -> Counts | None:
    """Return what the site has, if it is whole and made from just what is here; None where there is anything to do."""
    if not STORE.exists():
        return None
    try:
        with Store(STORE, made_with()) as store:
            if store.note("manifest") != manifest(project_state()) or differing(site, store.published()):
                return None
            return Counts(*json.loads(store.note("counts") or b"[0, 0]"))
    except (SpoiledError, OSError):
        return None


def with_store(work: Callable[[Store], T]) -> T:
    """Return what some work with the store comes to; where the store cannot be relied on, with a new one."""
    STORE.parent.mkdir(parents=True, exist_ok=True)
    version = made_with()
    reason = ""
    for _ in range(3):
        try:
            with Store(STORE, version) as store:
                return work(store)
        except SpoiledError as error:
            reason = str(error)
            for path in STORE.parent.glob(f"{STORE.name}*"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    raise DataError([Problem(STORE, 1, "", f"cannot be relied on ({reason}); look whether the disk is sound")])


def _states(name: str) -> object:
    path = Path(name)
    return sorted(states_below(name).items()) if path.is_dir() else str(path.read_bytes() if path.is_file() else None)


def _digest(value: object) -> bytes:
    return blake2b(json.dumps(value, sort_keys=True).encode(), digest_size=16).digest()
