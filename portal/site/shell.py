"""A built page with marked places, into any number of pages that fill them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from markupsafe import Markup

from portal.outputs.render import CHART

CONTENT = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
UNREAD = re.compile(r"<(script|style|svg)\b.*?</\1>|<!--.*?-->", re.DOTALL)
"""What of a page is no text."""

MARK = re.compile(r"<!--portal:([a-z]+(?: [a-z-]+)?)-->")


def text_of(html: str) -> str:
    """Return the text that a reader sees on a built page, what the portal fills in left out."""
    content = CONTENT.search(html)
    return Markup(UNREAD.sub(" ", content[1] if content else "")).striptags()  # noqa: S704 - text is what comes of it


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
