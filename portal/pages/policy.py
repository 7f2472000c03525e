"""Built pages into the content security policy that lets them do what they do, and nothing else.

The policy stands in each page and, with other headers, in the file `_headers`, which hosts of static
sites read (Netlify, Cloudflare Pages and others), and `portal serve` too.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from portal.problem import DataError, Problem
from portal.prose.faults import bare, called_faults, prose_faults
from portal.text.markdown import NAMED, wrong_link

HEADERS = "_headers"
"""The file of headers, in the root of the site."""

RUN = ("", "module", "importmap", "speculationrules", "text/javascript", "application/javascript")
"""The types of script that a browser acts on; all others are data."""

LOADED = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "form": ("action",),
    "button": ("formaction",),
}
"""What a page may load or send to, by tag and attribute: from the site itself, and pictures out of the page too."""

PICTURES = ("img", "source", "input", "image")
LOADING = ("stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest")
"""The relations in which a link loads what it names; in others it only names it."""

NEVER = ("iframe", "frame", "object", "embed", "applet", "base", "audio", "video")
"""The elements that the policy lets do nothing."""

LEADING = ("http", "https", "mailto", "tel")

SHEET_ELSEWHERE = re.compile(r"(?:@import|url\()\s*(?:url\()?[\"']?\s*(?:https?:|//)", re.IGNORECASE)
STOPS = "where the content security policy stops it"
FILES = "keep the file in overrides/assets/, or link to it"

DENIED = ("accelerometer", "camera", "geolocation", "gyroscope", "magnetometer", "microphone", "payment", "usb")
"""What no page may ask of the reader's machine."""


def policy(pages: Mapping[Path, str]) -> str:
    """Return the policy of a site, given every sort of page it has.

    Scripts and styles written into a page are named by their hash. Raise DataError with each attribute
    that no policy worth having lets work.
    """
    scripts: set[str] = set()
    styles: set[str] = set()
    problems: list[Problem] = []
    for path, html in pages.items():
        found = _Inline(html)
        scripts |= {_hash(text) for text in found.scripts}
        styles |= {_hash(text) for text in found.styles}
        problems += [Problem(path, line, attribute, message) for line, attribute, message in found.refused]
    if problems:
        raise DataError(problems)
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *sorted(scripts)],
        "style-src": ["'self'", *sorted(styles)],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def refused_in(path: Path, markdown: str, first_line: int) -> Iterator[Problem]:
    """Yield what the policy would stop in a page somebody writes, at its line; code is text and stops nothing."""
    text = bare(markdown)
    for line, attribute, message in (*_Inline(text).refused, *prose_faults(text, path), *called_faults(markdown)):
        yield Problem(path, first_line + line - 1, attribute, message)


def headers_file(policy: str) -> str:
    """Return the text of `_headers`: what is sent with every file of the site."""
    headers = {
        # What may frame a page can only be said in a header: browsers pass over it in the page itself.
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in DENIED),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())


def read_headers(site: Path) -> dict[str, str]:
    """Return the headers that a site asks for, by name; none where it has no such file."""
    try:
        text = (site / HEADERS).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    return dict(re.findall(r"^  ([\w-]+): (.+)$", text, re.MULTILINE))


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


class _Inline(HTMLParser):
    """Notes the scripts and styles written into a page, and what in it a strict policy refuses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.refused: list[tuple[int, str, str]] = []
        self._open: list[str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.refused += ((self.getpos()[0], name, message) for name, message in _refused(tag, values))
        if tag == "style":
            self._begin(self.styles)
        elif tag == "script" and "src" not in values and values.get("type", "").strip().lower() in RUN:
            self._begin(self.scripts)

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open[-1] += data
            if self._open is self.styles and SHEET_ELSEWHERE.search(data):
                message = f"loads from elsewhere, {STOPS}; keep the file in overrides/assets/"
                self.refused.append((self.getpos()[0], "style", message))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._open = None

    def _begin(self, texts: list[str]) -> None:
        texts.append("")
        self._open = texts


def _refused(tag: str, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if tag in NEVER:
        yield tag, f"stands in a page, {STOPS}; link to what it would show"
    for name, value in values.items():
        if name == "style":
            yield name, f"is on a <{tag}>, {STOPS}; give it a class instead"
        elif name.startswith("on"):
            yield name, f"is on a <{tag}>, {STOPS}; listen to it in a script instead"
        elif name in ("href", "src", "action", "formaction") and value.strip().lower().startswith("javascript:"):
            yield name, f"of a <{tag}> begins with javascript:, which the content security policy stops; use a button"
        elif tag == "a" and name == "href":
            yield from ((name, f"of a <{tag}> {wrong}") for wrong in _wrong_link(value))
        elif name in LOADED.get(tag, ()) and _from_elsewhere(tag, values, name):
            yield name, f"of a <{tag}> leads elsewhere, {STOPS}; {FILES}"


def _wrong_link(url: str) -> Iterator[str]:
    """Yield why an address that is not within the site may not be linked to."""
    scheme = _scheme(url)
    if scheme == "":
        return
    if scheme not in LEADING or NAMED in wrong_link(url):
        yield wrong_link(url)


def _from_elsewhere(tag: str, values: Mapping[str, str], name: str) -> bool:
    """Return whether an attribute names what is not the site's own; pictures may stand in the page itself."""
    value = values[name].strip()
    if tag == "link" and not set(values.get("rel", "").lower().split()) & set(LOADING):
        return False
    if tag in PICTURES and value.lower().startswith("data:image/"):
        return False
    each = value.split(",") if name == "srcset" else [value]
    return any(_scheme(one) != "" for one in each)


def _scheme(url: str) -> str | None:
    """Return the scheme of an address; empty for one within the site, None for one that cannot be read."""
    try:
        parts = urlsplit(url.strip().replace("\\", "/"))
    except ValueError:
        return None
    return parts.scheme.lower() or ("https" if parts.netloc else "")
