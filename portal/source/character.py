"""The characters that no text may have: they act on what shows them, turn it about, or mean only what two agree on.

The build marks places in its pages with private-use characters, and relies on no text having any.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

SORTS = {
    "Cc": "control character",
    "Cf": "mark that turns the direction of writing",
    "Cs": "half a character",
    "Co": "private-use character",
    "Cn": "code that is no character",
}
"""The forbidden ones, by their category in Unicode."""

PLANES = "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 15))
ALLOWED = f"\t\n -~\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd{PLANES}"
"""Written from the most frequent to the rarest: what is passed over costs a tenth of what is looked for."""

FORBIDDEN = re.compile(f"[^{ALLOWED}]")
NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}))")
"""A character by its number, as HTML and Markdown write it."""


class Wrong(NamedTuple):
    """A forbidden character in a text."""

    position: int
    message: str


def wrong_characters(text: str) -> Iterator[Wrong]:
    """Yield the forbidden characters of a text: those that it has, and those that it names by number."""
    for match in FORBIDDEN.finditer(text):
        yield Wrong(match.start(), _message(ord(match[0]), match[0]))
    if "&#" in text:
        for match in NUMBERED.finditer(text):
            code = int(match[1], 16) if match[1] else int(match[2])
            if code > 0x10FFFF or FORBIDDEN.match(chr(code)):
                yield Wrong(match.start(), _message(code, chr(min(code, 0x10FFFF))))


def _message(code: int, character: str) -> str:
    return f"the {SORTS[unicodedata.category(character)]} U+{code:04X} is not allowed; remove it"
