"""What surrounds the content of every page, in one language: head, header, footer, links to its twin."""

from dataclasses import dataclass
from functools import lru_cache

from portal.outputs.addresses import HERE
from portal.outputs.render import Renderer
from portal.site.handwritten import Page, at_foot, in_menu
from portal.site.project import Settings
from portal.text import LANGUAGES, Language

TWIN = "portal:twin"
"""Stands for the address of the same page in the other language."""


@dataclass(frozen=True)
class Place:
    """One page of the site, in one language."""

    address: str
    """Below the language's home page: `studies/<id>/`."""

    twin: str
    """The same page's address below the other language's home page."""

    title: str
    description: str
    section: str
    """The page of the menu it belongs to, by name."""

    exact: bool
    """Whether it is that page itself."""

    @property
    def home(self) -> str:
        """The way from the page to its language's home page."""
        return "../" * self.address.count("/") or "./"

    @property
    def path(self) -> str:
        """Its file, below the language's folder."""
        return f"{self.address}index.html"


class Frame:
    """The frame of all pages of one language."""

    def __init__(
        self, renderer: Renderer, settings: Settings, pages: tuple[Page, ...], sheets: tuple[str, ...]
    ) -> None:
        """Take the menu from the pages, and the style sheets by their names."""
        self._renderer = renderer
        self._settings = settings
        self._sheets = sheets
        self._menu = in_menu(pages)
        self._footer = at_foot(pages)
        self._bars = lru_cache(maxsize=None)(self._render_bars)

    @property
    def language(self) -> Language:
        """The language of the frame."""
        return self._renderer.language

    def values(self, place: Place) -> dict[str, str]:
        """Return what fills the marks of a page around its content, links still to be completed."""
        header, footer = self._bars(place.section, place.exact)
        return {"head": self._head(place), "header": header, "footer": footer}

    def complete(self, html: str, place: Place) -> str:
        """Complete the links of a filled page."""
        twin = f"{HERE}../{self._renderer.other}/{place.twin}"
        return html.replace(TWIN, twin).replace(HERE, place.home)

    def _head(self, place: Place) -> str:
        addresses = {self.language: place.address, self._renderer.other: place.twin}
        alternates = {language: f"{self._settings.url}{language}/{addresses[language]}" for language in LANGUAGES}
        return self._renderer.component(
            "head",
            title=place.title,
            description=place.description,
            canonical=alternates[self.language],
            alternates=alternates,
            sheets=[f"{HERE}../assets/stylesheets/{sheet}" for sheet in self._sheets],
        )

    def _render_bars(self, section: str, exact: bool) -> tuple[str, str]:
        shown = {"here": section, "exact": exact}
        return (
            self._renderer.component("header", menu=self._menu, twin=TWIN, **shown),
            self._renderer.component("footer", footer=self._footer, **shown),
        )
