"""A built page with marked places, into any number of pages that fill them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from portal.outputs.render import CHART

MARK = re.compile(r"<!--portal:([a-z]+(?: [a-z-]+)?)-->")


@dataclass(frozen=True)
class Shell:
    """The pieces of a page, cut at its marks: text, mark, text, mark, …, text."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> "Shell":
        """Cut a page at its marks, written `<!--portal:name-->`."""
        return cls(tuple(MARK.split(html)))

    @cached_property
    def digest(self) -> bytes:
        """Changes when the page does."""
        return blake2b("\0".join(self.pieces).encode(), digest_size=16).digest()

    @cached_property
    def has_charts(self) -> bool:
        """Whether it wants charts."""
        return any(CHART.search(piece) for piece in self.pieces)

    @property
    def marks(self) -> tuple[str, ...]:
        """The names of the marks, in order."""
        return self.pieces[1::2]

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the page with each mark replaced; raise KeyError where a value is missing."""
        return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(self.pieces))
