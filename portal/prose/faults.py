"""The Markdown of a page somebody writes into what of it would not reach a reader as it was meant."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, TemplateSyntaxError
from markdown_it import MarkdownIt

from portal.source.character import wrong_characters
from portal.suggest import did_you_mean
from portal.text.markdown import wrong_link

CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
"""A macro call, whose arguments are the macro's own to check."""

CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
HEADING = re.compile(
    r"^ {0,3}(#{1,6})[^#\n]|^<(h[1-6])\b|^ {0,3}[^\s>\-*+#=][^\n]*\n {0,3}(=+|-{2,})[ \t]*$", re.MULTILINE
)
"""A heading: behind number signs, as HTML, or above a line."""

_READER = MarkdownIt("commonmark", {"html": True})
_READER.validateLink = bool  # type: ignore[method-assign, assignment]


class Fault(NamedTuple):
    """What is wrong in a page."""

    line: int
    """Counted from 1 in the text."""

    field: str
    message: str


def bare(markdown: str) -> str:
    """Return a text with its lines where they are, but without code and macro calls, which are no Markdown."""
    text = CALL.sub(_lines_of, markdown)
    lines = text.split("\n")
    for token in _READER.parse(text):
        if token.type in ("fence", "code_block") and token.map:
            lines[slice(*token.map)] = [""] * (token.map[1] - token.map[0])
    return CODE.sub(_lines_of, "\n".join(lines))


def _lines_of(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def prose_faults(text: str, path: Path) -> Iterator[Fault]:
    """Yield what is wrong with the headings, links and pictures of a bare text that stands in a file."""
    yield from _headings(text)
    lines = text.split("\n")
    for block in _READER.parse(text):
        for token in block.children or ():
            if token.type not in ("link_open", "image"):
                continue
            shown = token.type == "image"
            url = str(token.attrs.get("src" if shown else "href") or "")
            if message := _picture(url) if shown else _link(url, path):
                yield Fault(_line(url, lines, *(block.map or (0, len(lines)))), "", message)


def called_faults(markdown: str) -> Iterator[Fault]:
    """Yield the characters that are no text and that the texts of a macro call make by an escape."""
    try:
        tokens = list(Environment(autoescape=True).lex(markdown))
    except TemplateSyntaxError:
        return  # told where the calls are read
    for line, sort, said in tokens:
        if sort == "string" and "\\" in said:
            text = said.encode("ascii", "backslashreplace").decode("unicode-escape", "replace")
            yield from (Fault(line, "", wrong.message) for wrong in wrong_characters(text))


def _headings(text: str) -> Iterator[Fault]:
    """Yield the headings of the highest level but one that begins the page, where it takes the place of the title."""
    first = HEADING.search(text)
    for line in titles(text):
        if first and line > text.count("\n", 0, first.start()) + 1:
            yield Fault(line, "", "is a second title of the page, for a '#' alone makes one; write '##'")


def titles(text: str) -> Iterator[int]:
    """Yield the lines of the headings of the highest level in a bare text."""
    for heading in HEADING.finditer(text):
        if heading[1] == "#" or heading[2] == "h1" or (heading[3] or "").startswith("="):
            yield text.count("\n", 0, heading.start()) + 1


def _link(url: str, path: Path) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return wrong_link(url)
    if parts.scheme or parts.netloc:
        return wrong_link(url if parts.scheme else f"https:{url}")
    place = unquote(parts.path)
    if not place or (place.endswith(".md") and not place.startswith("/") and (path.parent / place).is_file()):
        return ""
    near = did_you_mean(place, (page.name for page in path.parent.glob("*.md")))
    return f"links to {place!r}, and docs/ has no such page; {near}"


def _picture(url: str) -> str:
    if url.lower().startswith("data:image/"):
        return ""
    if re.match(r"[\w+.-]+:|//", url):
        return f"shows the picture {url!r}, and pages show none from elsewhere; link to it: leave out the '!'"
    return (
        f"shows the picture {url!r}, which the site does not publish; put it in overrides/assets/images/ and use <img>"
    )


def _line(url: str, lines: list[str], start: int, end: int) -> int:
    """Return the line between two where an address stands, counted from 1."""
    return next((number for number in range(start, end) if unquote(url) in unquote(lines[number])), start) + 1
