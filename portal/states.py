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
    been = {os.path.realpath(folder)}
    while folders:
        below = folders.pop()
        try:
            with os.scandir(below) as entries:
                for entry in entries:
                    if not _is_folder(entry):
                        found[entry.path] = _state(entry, now)
                    elif entry.name != "__pycache__" and (real := os.path.realpath(entry.path)) not in been:
                        been.add(real)
                        folders.append(entry.path)
        except OSError as error:
            found[below] = f"errno {error.errno}"
    return found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _state(entry: os.DirEntry[str], now: int) -> State:
    """Return the state of a file; one that cannot be looked at costs only itself."""
    try:
        return state_of(entry.stat(), now)
    except OSError as error:
        return f"errno {error.errno}"
