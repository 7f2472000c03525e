"""Markdown without raw HTML into HTML, and the links it may not have.

markdown-it-py with HTML off: raw HTML is shown as typed, and a link to anything but the
allowed schemes stays text.
"""

import re
from functools import lru_cache
from html import escape
from urllib.parse import urlsplit

from markdown_it import MarkdownIt

SCHEMES = ("http", "https", "mailto")
MARKED = re.compile(r"[*_`\[\]<>&#|~\\\n]|^\s*(?:[-+=]|\d+[.)])")
"""What may begin Markdown; text without it is only escaped, which is most of the text and 50 times faster."""
LINKED = re.compile(r"\]\(|\]:|<[a-z]", re.IGNORECASE)


def allowed_link(url: str) -> bool:
    """Return whether a page may link there."""
    return urlsplit(url.strip()).scheme.lower() in SCHEMES


def _renderer() -> MarkdownIt:
    renderer = MarkdownIt("commonmark", {"html": False}).enable("table")
    renderer.validateLink = allowed_link  # type: ignore[method-assign]
    return renderer


_RENDERER = _renderer()
_PERMISSIVE = MarkdownIt("commonmark", {"html": False})
_PERMISSIVE.validateLink = lambda url: bool(url)  # type: ignore[method-assign]


def to_html(text: str) -> str:
    """Return the HTML of a text of one or more blocks."""
    return _blocks(text) if MARKED.search(text) else f"<p>{escape(text)}</p>"


def to_inline_html(text: str) -> str:
    """Return the HTML of a text within a line: no paragraphs, no lists."""
    return _inline(text) if MARKED.search(text) else escape(text)


def forbidden_links(text: str) -> list[str]:
    """Return the addresses a text links to or shows that a page may not carry."""
    if not LINKED.search(text):
        return []
    found = [
        str(token.attrs.get("href") or token.attrs.get("src"))
        for block in _PERMISSIVE.parse(text)
        for token in block.children or ()
        if token.type in ("link_open", "image")
    ]
    return [url for url in found if not allowed_link(url)]


@lru_cache(maxsize=20_000)
def _blocks(text: str) -> str:
    return str(_RENDERER.render(text)).strip()


@lru_cache(maxsize=20_000)
def _inline(text: str) -> str:
    return str(_RENDERER.renderInline(text))
