"""Marks: places in a text that are filled later. The only module that knows how one is written.

A mark is written in characters for private use (Unicode 16, 23.5), and such characters are refused wherever a text
comes in: no text of a record, a page or an interface word can be taken for one. Markdown, HTML and the page builder
pass them on as they are, and give no identifier of a heading a trace of them.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

START, END = "\ue000", "\ue001"
FIRST = 0xE100
"""Stands for the byte 0; the others follow."""

MARK = re.compile(f"{START}([{chr(FIRST)}-{chr(FIRST + 255)}]*){END}")
ALONE = re.compile(rf"<p>({MARK.pattern})</p>")
BLOCK = re.compile(r"\s*<(?:article|aside|dl|details|div|figure|form|h[1-6]|header|nav|ol|p|section|table|ul)[\s>]")
"""What begins with one of these elements is no part of a sentence."""


class Mark(NamedTuple):
    """A place that is filled later."""

    name: str
    arguments: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the mark as it stands in a text."""
        said = "\x1f".join((self.name, *self.arguments)).encode()
        return f"{START}{''.join(chr(FIRST + byte) for byte in said)}{END}"


def marks_in(text: str) -> Iterator[Mark]:
    """Yield the marks of a text, in order."""
    return (mark_at(match[1]) for match in MARK.finditer(text))


def fill(html: str, value: Callable[[Mark], str]) -> str:
    """Return a text with each mark replaced by its value, which is not looked through again.

    A paragraph that is nothing but a mark gives way to a value that is a block.
    """
    if START not in html:
        return html
    pieces = ALONE.split(html)
    for at in range(0, len(pieces), 3):
        pieces[at] = MARK.sub(lambda match: value(mark_at(match[1])), pieces[at])
    for at in range(1, len(pieces), 3):
        said = value(mark_at(pieces[at + 1]))
        pieces[at], pieces[at + 1] = (said if BLOCK.match(said) else f"<p>{said}</p>"), ""
    return "".join(pieces)


def mark_at(said: str) -> Mark:
    """Return a mark, given what stands between its start and its end."""
    name, *arguments = bytes(ord(letter) - FIRST for letter in said).decode().split("\x1f")
    return Mark(name, tuple(arguments))
