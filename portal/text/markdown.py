"""Markdown without raw HTML into HTML, and the links and pictures it may not have.

markdown-it-py with HTML off: raw HTML is shown as typed, and a link to anything but the
allowed schemes stays text. So does a picture: a record can only name one from elsewhere, and the
content security policy of the pages stops those.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import NamedTuple
from urllib.parse import urlsplit

from markdown_it import MarkdownIt

SCHEMES = ("http", "https", "mailto")
MARKED = re.compile(r"[*_`\[\]<>&#|~\\\n]|^\s*(?:[-+=]|\d+[.)])")
"""What may begin Markdown; text without it is only escaped, which is most of the text and 50 times faster."""
NAMED = "leave out the name before the '@', and the password with it"
LINKED = re.compile(r"\]\(|\]:|<[a-z]", re.IGNORECASE)


class Address(NamedTuple):
    """An address in a text."""

    url: str
    shown: bool
    """Whether it is that of a picture; else it is that of a link."""


def wrong_link(url: str) -> str:
    """Return why a page may not link somewhere, or nothing if it may."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return f"links to {url!r}, which is no address; copy it from the browser"
    scheme = parts.scheme.lower()
    if scheme not in SCHEMES or (scheme != "mailto" and not host):
        return f"links to {url!r}; a link is http, https or mailto"
    if "@" in parts.netloc:
        return f"links to {url!r}; {NAMED}"
    return ""


def allowed_link(url: str) -> bool:
    """Return whether a page may link there."""
    return not wrong_link(url)


def _renderer() -> MarkdownIt:
    renderer = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
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


def wrong_links(text: str) -> Iterator[str]:
    """Yield what is wrong with the links and pictures of a record's text."""
    for url, shown in _addresses(text) if LINKED.search(text) else ():
        if shown:
            yield f"shows the picture {url!r}, and pages show none from elsewhere; link to it: leave out the '!'"
        elif wrong := wrong_link(url):
            yield wrong


def forbidden_links(text: str) -> list[str]:
    """Return the addresses a text links to or shows that a page may not carry."""
    return [url for url, shown in _addresses(text) if shown or wrong_link(url)] if LINKED.search(text) else []


def _addresses(text: str) -> Iterator[Address]:
    for token in (child for block in _PERMISSIVE.parse(text) for child in block.children or ()):
        if token.type in ("link_open", "image"):
            yield Address(str(token.attrs.get("href") or token.attrs.get("src")), token.type == "image")


@lru_cache(maxsize=20_000)
def _blocks(text: str) -> str:
    return str(_RENDERER.render(text)).strip()


@lru_cache(maxsize=20_000)
def _inline(text: str) -> str:
    return str(_RENDERER.renderInline(text))
