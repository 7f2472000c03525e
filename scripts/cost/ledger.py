"""What was measured so far, and what could not be, said as it comes: a run of hours shows how far it is."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from scripts.measure import Taken

REAL = 0
"""Stands for the number of the real records."""

Note = Callable[[Taken], None]


class Pages(NamedTuple):
    """What a builder wrote."""

    number: int
    """HTML pages in all."""

    megabytes: float
    """Of all its HTML."""

    record: float
    """Mean kilobytes of the page of a record."""


@dataclass(frozen=True)
class Ledger:
    """All that was measured, by the number of innovations and what was done."""

    taken: dict[tuple[int, str], Taken] = field(default_factory=dict)
    failed: dict[tuple[int, str], str] = field(default_factory=dict)
    pages: dict[tuple[int, str], Pages] = field(default_factory=dict)
    records: dict[int, int] = field(default_factory=dict)
    """How many innovations there really are: for the real ones too."""

    @contextmanager
    def noting(self, count: int, what: str) -> Iterator[Note]:
        """Yield what notes a measurement; where the block fails it is noted why, and the run goes on."""

        def note(taken: Taken) -> None:
            self.taken[count, what] = taken
            _say(f"{count or 'real'}: {what}: {taken}")

        try:
            yield note
        except subprocess.CalledProcessError as error:
            self._fail(count, what, f"{error}; {str(error.output).strip()[-400:]}")
        except (OSError, LookupError, subprocess.TimeoutExpired) as error:
            self._fail(count, what, str(error))

    def _fail(self, count: int, what: str, why: str) -> None:
        self.failed[count, what] = " ".join(why.split())
        _say(f"{count or 'real'}: {what}: not measured: {why}")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
