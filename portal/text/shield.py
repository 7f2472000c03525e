"""HTML that a reader of Markdown takes for HTML and nothing else: texts of records go through one once more.

What a macro returns stands in a page before the page builder reads its Markdown, so a title with `*`, with braces or
with a line break in it would be read a second time, and could leave its element or give it attributes.
"""

import re

PIECE = re.compile(r"(<!--.*?-->|<(script|style)\b.*?</\2\s*>|<[^>]*>)", re.DOTALL | re.IGNORECASE)
"""What is no text: comments, scripts and styles, tags."""

SIGN = re.compile(r"[\\`*_\[\]{}!~|\n]|(?<!&)#")
"""What may mean something in Markdown; behind `&` a number sign begins a reference."""

QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
BEFORE_TAGS = re.compile(r"[\\`\[\]!|\n]")
"""What Markdown looks for before it looks for tags."""

BLANK = re.compile(r"\n\s*\n")


def shielded(html: str) -> str:
    """Return HTML that shows the same, with each sign of Markdown in its texts and attributes by its number."""
    pieces = PIECE.split(html)
    # `split` gives text, what is no text, and the name of a script or style, over and over.
    shown = [_text(text) + _tag(other or "") for text, other in zip(pieces[::3], [*pieces[1::3], ""], strict=True)]
    return "".join(shown)


def _text(text: str) -> str:
    return BLANK.sub("\n", text) if text.isspace() else SIGN.sub(_numbered, text)


def _tag(tag: str) -> str:
    if tag.startswith("<!--") or tag[1:7].lower() in ("script", "style ", "style>"):
        return tag
    return QUOTED.sub(lambda value: BEFORE_TAGS.sub(_numbered, value[0]), tag)


def _numbered(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
