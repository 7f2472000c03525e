"""One item of a data file, not yet checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from portal.problem import DataError, Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Location: TypeAlias = tuple[str | int, ...]
Lines: TypeAlias = Mapping[Location, int]
"""The line of each value below an entry, by its location."""


@dataclass(frozen=True)
class Entry:
    """The values of one item as text, and where they stand."""

    path: Path
    position: int
    """The place of the entry in its file, counted from 0."""

    line: int
    values: Mapping[str, Value]
    locate: Callable[[Path], tuple[Lines, ...]]
    """Reads the file again with the line of every value: paid for only when a fault must be placed."""

    def line_of(self, location: Location) -> int:
        """Return the line of a value, or of the nearest level above it that has one."""
        lines = self._lines()
        while location and location not in lines:
            location = location[:-1]
        return lines.get(location, self.line)

    def _lines(self) -> Lines:
        """Return the lines of the entry's values; none if the file has been changed since it was read."""
        try:
            found = _located(self.locate, self.path, self.path.stat().st_mtime_ns)
        except (OSError, DataError):
            return {}
        return found[self.position] if self.position < len(found) else {}

    def problem(self, message: str, location: Location = ()) -> Problem:
        """Return a fault of this entry, at the line of the value it is about."""
        field = ".".join(str(part + 1 if isinstance(part, int) else part) for part in location)
        return Problem(self.path, self.line_of(location), field, message)


@lru_cache(maxsize=8)
def _located(locate: Callable[[Path], tuple[Lines, ...]], path: Path, _changed: int) -> tuple[Lines, ...]:
    """Return the lines of a file as it was when it was last changed."""
    return locate(path)
