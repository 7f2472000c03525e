"""A sample of the site drawn anew, from the inputs alone, and held against what is published."""

from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.problem import DataError, Problem
from portal.site.build import take_prose
from portal.site.families import draw_file, wanted
from portal.site.loading import Bind
from portal.site.lock import alone
from portal.site.manifest import manifest, project_state
from portal.site.prepare import prepare
from portal.site.project import SITE
from portal.store import Store

SAMPLE = 200
"""Files drawn anew: others after each change of the inputs, the same for the same inputs."""


def verify(bind: Bind, site: Path = SITE, size: int = SAMPLE) -> int:
    """Draw some files of the site anew; return how many, or raise DataError with each that is another one.

    Nothing that earlier builds kept is used. The files of the search are no part of the sample.
    """
    with alone(site), TemporaryDirectory() as folder, Store(Path(folder, "store.sqlite"), "") as store:
        state = project_state()
        project = prepare(bind, store, state)
        take_prose(project)
        chance = manifest(state)
        files = sorted((_rank(path, chance), path, question) for question, path in wanted(project).items())[:size]
        wrong = [path for _, path, question in files if draw_file(project, question) != _published(site / path)]
    if wrong:
        message = "is not what its inputs give; remove .cache and build again, and report it"
        raise DataError(Problem(site / path, 1, "", message) for path in wrong)
    return len(files)


def _rank(path: str, chance: bytes) -> bytes:
    return blake2b(path.encode(), key=chance, digest_size=8).digest()


def _published(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
