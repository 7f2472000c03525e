"""A new site put in the old one's place in one step."""

import contextlib
import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from portal.problem import DataError, Problem

AT_FDCWD = -100
RENAME_EXCHANGE = 2


@contextlib.contextmanager
def new_site(site: Path) -> Iterator[Path]:
    """Yield a folder beside the site; when the block ends well, the two have changed places.

    When the block fails, or the process is killed, the old site stands as it was. Raise DataError
    while another build is writing.
    """
    fresh = site.with_name(f".{site.name}-next")
    with _alone(site):
        if not site.exists() and _aside(site).exists():
            _aside(site).rename(site)
        yield fresh
        exchange(fresh, site)


def exchange(fresh: Path, site: Path) -> None:
    """Put a folder in another's place; what stood there is then where the folder was.

    Linux does it in one step (renameat2 with RENAME_EXCHANGE, `man 2 rename`). Elsewhere the old
    site is moved aside first, and moved back if the second rename fails.
    """
    if not site.exists():
        fresh.rename(site)
        return
    if _exchanged(fresh, site):
        return
    aside = _aside(site)
    shutil.rmtree(aside, ignore_errors=True)
    site.rename(aside)
    try:
        fresh.rename(site)
    except OSError:
        aside.rename(site)
        raise
    aside.rename(fresh)


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}-last")


def _exchanged(one: Path, other: Path) -> bool:
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done = renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return bool(done == 0)


@contextlib.contextmanager
def _alone(site: Path) -> Iterator[None]:
    lock = site.with_name(f".{site.name}-lock")
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            message = "another build is writing this site; wait until it is done"
            raise DataError([Problem(site, 1, "", message)]) from None
        yield
