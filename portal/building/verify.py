"""A sample of the site, and all of its search, drawn anew from the inputs alone and held against what is published."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.building.build import take_prose
from portal.building.lock import alone
from portal.building.manifest import manifest, project_state
from portal.building.plan import is_of_search
from portal.building.prepare import prepare
from portal.building.search import search_anew
from portal.outputs import all_files, draw_file
from portal.pages.site import Bind
from portal.problem import DataError, Problem
from portal.project import SITE
from portal.store import Store

SAMPLE = 200
"""Files drawn anew: others after each change of the inputs, the same for the same inputs."""


def verify(bind: Bind, site: Path = SITE, size: int = SAMPLE) -> int:
    """Draw some files and the search anew; return how many, or raise DataError with each that is another one.

    Nothing that earlier builds kept is used. The search is drawn whole, since a build changes it piece by piece.
    """
    with alone(site), TemporaryDirectory() as folder, Store(Path(folder, "store.sqlite"), "") as store:
        state = project_state()
        project = prepare(bind, store, state)
        take_prose(project)
        chance = manifest(state)
        made = project.site
        files = sorted((_rank(path, chance), path, question) for path, question in all_files(made))[:size]
        drawn = {path: draw_file(made, question) for _, path, question in files} | dict(search_anew(made))
    wrong = [path for path, content in drawn.items() if content != _published(site / path)]
    wrong += sorted(path for path in _files_of(site) if is_of_search(path) and path not in drawn)
    if wrong:
        message = "is not what its inputs give; remove .cache and build again, and report it"
        raise DataError(Problem(site / path, 1, "", message) for path in wrong)
    return len(drawn)


def _rank(path: str, chance: bytes) -> bytes:
    return blake2b(path.encode(), key=chance, digest_size=8).digest()


def _files_of(site: Path) -> Iterator[str]:
    return (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def _published(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
