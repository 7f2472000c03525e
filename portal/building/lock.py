"""One build at a time: a lock that goes with the process that holds it."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from portal.problem import DataError, Problem


class LockedError(DataError):
    """Another build is writing the site."""


@contextlib.contextmanager
def alone(site: Path) -> Iterator[None]:
    """Build alone while the block runs; raise LockedError, with the process that does, while another build is writing.

    A record lock (POSIX, fcntl) belongs to one process: those that it forks do not hold it, and when it ends, however
    it ends, the lock is gone.
    """
    path = site.with_name(f".{site.name}-lock")
    with path.open("a+", encoding="utf-8") as held:
        try:
            fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            held.seek(0)
            holder = held.read().strip()
            process = f" (process {holder})" if holder.isdigit() else ""
            message = f"another build is writing this site{process}; wait until it is done"
            raise LockedError([Problem(site, 1, "", message)]) from None
        held.truncate(0)
        held.write(f"{os.getpid()}\n")
        held.flush()
        yield
