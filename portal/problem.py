"""A fault in a file, and the error that carries all faults of a run."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One fault, where it stands and what would be right."""

    path: Path
    """The file, as the reader of the message would name it."""

    line: int
    """The line in the file, counted from 1."""

    field: str
    """The field, with dots between levels (`title.fr`); empty for the file or entry as a whole."""

    message: str
    """What is wrong; what would be right."""

    def __str__(self) -> str:
        """Return `path:line: field: message`, the form that editors jump to."""
        field = f"{self.field}: " if self.field else ""
        return f"{self.path}:{self.line}: {field}{self.message}"


class DataError(Exception):
    """Data that cannot be published, with every reason at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, in the order of files and lines."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["DataError"], tuple[tuple[Problem, ...]]]:
        """Travel whole from one process to another."""
        return DataError, (self.problems,)
