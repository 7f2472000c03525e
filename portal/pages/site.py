"""The site as it is to be drawn: records, words, pages that people wrote, settings, and who draws them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from portal.dataset import Dataset
from portal.graphics.pictures import Pictures
from portal.language.words import Words
from portal.pages.figures import Figures
from portal.pages.links import Landmarks
from portal.pages.pages import Pages
from portal.pages.renderer import Renderer
from portal.pages.templates import Compiled
from portal.project import Settings
from portal.prose.calls import Macros, listed
from portal.prose.page import LED_TO, Page, at_foot, in_menu
from portal.text import LANGUAGES, Language

Bind: TypeAlias = Callable[[Renderer], Macros]
"""Gives the macros that pages may call, each holding a renderer."""


class Entry(NamedTuple):
    """What menus say of a page."""

    name: str
    address: str
    short: str


@dataclass(frozen=True)
class Site:
    """What all outputs are drawn from."""

    dataset: Dataset
    words: Words
    settings: Settings
    written: dict[Language, tuple[Page, ...]]
    """The pages that people wrote."""

    renderers: dict[Language, Renderer]
    pictures: Pictures
    figures: dict[Language, Figures]
    pages: dict[Language, Pages]


def site_of(
    bind: Bind,
    dataset: Dataset,
    words: Words,
    written: dict[Language, tuple[Page, ...]],
    set_up: Settings,
    pictures: Pictures,
    compiled: Compiled,
) -> Site:
    """Return the site of some records, words, pages and settings; what is asked of these is answered from then on."""
    renderers = {
        language: Renderer(dataset, language, words[language], _landmarks(set_up, written[language]), compiled=compiled)
        for language in LANGUAGES
    }
    figures = {language: Figures(renderers[language], pictures) for language in LANGUAGES}
    pages = {
        language: Pages(renderers[language], figures[language], bind(renderers[language])) for language in LANGUAGES
    }
    for language in LANGUAGES:
        _answer(dataset, language, written[language])
    dataset.trace.answer_with(edit=lambda path, line: set_up.edit_address(path, int(line)))
    return Site(dataset, words, set_up, written, renderers, pictures, figures, pages)


def _answer(dataset: Dataset, language: Language, pages: tuple[Page, ...]) -> None:
    """Answer what is asked of the pages that people wrote."""
    named = {page.name: page for page in pages}
    menu, footer = (
        tuple(Entry(one.name, one.address, one.short) for one in found) for found in (in_menu(pages), at_foot(pages))
    )
    lists: dict[str, str] = {}

    def list_page(kind: str) -> str:
        if not lists:
            lists.update({kind: page.name for page in pages for kind in listed(page)})
        return lists.get(kind, "")

    answering: dict[str, Callable[..., object]] = {
        f"written {language}": named.get,
        f"address {language}": lambda name: named[name].address,
        f"menu {language}": lambda: menu,
        f"footer {language}": lambda: footer,
        f"list page {language}": list_page,
    }
    dataset.trace.answer_with(**answering)


def _landmarks(set_up: Settings, pages: tuple[Page, ...]) -> Landmarks:
    return Landmarks(set_up.url, {page.name: page.address for page in pages if page.name in LED_TO})
