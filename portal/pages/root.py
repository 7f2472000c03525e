"""What stands beside the languages: the style sheet, the choice of language, pages for lost readers, the headers."""

from collections.abc import Mapping
from typing import Any

from portal.pages.policy import HEADERS, headers_file
from portal.pages.renderer import Renderer
from portal.text import LANGUAGES, Language

LOST: Mapping[str, tuple[Language, ...]] = {
    "404.html": LANGUAGES,
    **{f"{language}/404.html": (language,) for language in LANGUAGES},
}
"""The pages for addresses that lead nowhere, and the languages that each speaks."""

ROOT = ("index.html", *LOST, HEADERS)
"""The files, by path."""


class _Words:
    """The interface words of a language, as a template asks for them."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def __getitem__(self, key: str) -> str:
        return str(self._renderer.trace.ask(f"interface {self._renderer.language}", key))


def root_file(renderers: Mapping[Language, Renderer], path: str, base: str) -> bytes:
    """Return a file, given the path of the site on its host."""
    renderer = renderers[LANGUAGES[0]]
    ask = renderer.trace.ask
    if path == HEADERS:
        return headers_file(ask("policy")).encode()
    shown: dict[str, Any] = {
        "words": {language: _Words(one) for language, one in renderers.items()},
        "url": ask(f"url {renderer.language}"),
        "menus": {language: ask(f"menu {language}") for language in renderers},
        "policy": ask("policy"),
    }
    if path in LOST:
        return renderer.page("404", base=base, languages=LOST[path], **shown).encode()
    return renderer.page("index", base="", languages=LANGUAGES, **shown).encode()


def style_sheet(theme: str, ours: str) -> bytes:
    """Return the one style sheet of the site.

    The builder's theme goes into a cascade layer of its own, so that any rule of ours wins, however specific the
    theme's is.
    """
    return f"@layer theme{{{theme}}}\n{ours}".encode()
