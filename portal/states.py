"""A file into its state: what tells, without reading it, that it is as it was."""

import os
import time
from typing import TypeAlias

State: TypeAlias = str
"""Time, size and number of a file; where these cannot tell, something that is never the same again."""

TOO_NEW = 50_000_000
"""Nanoseconds within which a file may be written twice and bear the same time: the coarsest clock of a file system that
is likely, of 20 ms, and as much again. ("Racy" files, as in git's index.)"""


def state_of(status: os.stat_result, now: int) -> State:
    """Return the state of a file, given what the system says of it at a time, in nanoseconds."""
    if 0 <= now - status.st_mtime_ns < TOO_NEW:
        return f"new {now}"
    return f"{status.st_mtime_ns} {status.st_size} {status.st_ino}"


def states_below(folder: str) -> dict[str, State]:
    """Return the state of every file below a folder, by path; what begins with `__pycache__` is nobody's input."""
    found: dict[str, State] = {}
    now, folders = time.time_ns(), [folder]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.is_dir():
                        folders += [] if entry.name == "__pycache__" else [entry.path]
                    else:
                        found[entry.path] = state_of(entry.stat(), now)
        except OSError as error:
            found[error.filename or folder] = f"errno {error.errno}"
    return found
