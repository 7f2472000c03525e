"""What the page builder made of a hand-written page: its content, and the text that a reader sees of it."""

import re

from markupsafe import Markup

CONTENT = re.compile(r"<main\b[^>]*>\n?(.*?)\n?</main>", re.DOTALL)
UNREAD = re.compile(r"<(script|style|svg)\b.*?</\1>|<!--.*?-->", re.DOTALL)
"""What of a page is no text."""


def content_of(html: str) -> str:
    """Return what stands in a page that the builder made; raise ValueError where its template has no <main>."""
    found = CONTENT.search(html)
    if found is None:
        raise ValueError("overrides/main.html has no <main>; write one around page.content")
    return found[1]


def text_of(html: str) -> str:
    """Return the text that a reader sees of some content."""
    return Markup(UNREAD.sub(" ", html)).striptags()  # noqa: S704 - text is what comes of it
