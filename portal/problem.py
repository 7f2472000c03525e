"""A fault in a file, and the error that carries all faults of a run."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SPACES = "\u00a0\u202f"
"""French has them before its punctuation."""

COMMAND = "##["


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
        return printable(f"{self.path}:{self.line}: {field}{self.message}")


def printable(text: str) -> str:
    """Return a text in which nothing acts on what shows it: control characters and line breaks are written out.

    A terminal would obey them, and a log of CI would take what follows a line break, or `##[`, for a line of its own.
    """
    if not (text.isprintable() and COMMAND not in text):
        text = "".join(one if one.isprintable() or one in SPACES else _written_out(one) for one in text)
        text = text.replace(COMMAND, "#\\x23[")
    return text


def _written_out(character: str) -> str:
    return character.encode("unicode_escape").decode()


class DataError(Exception):
    """Data that cannot be published, with every reason at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, in the order of files and lines."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["DataError"], tuple[tuple[Problem, ...]]]:
        """Travel whole from one process to another."""
        return DataError, (self.problems,)
