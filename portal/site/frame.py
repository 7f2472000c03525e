"""What surrounds the content of every page, in one language: head, header, footer, links to its twin."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from markupsafe import Markup, escape

from portal.outputs.addresses import HERE, SITE
from portal.outputs.render import Renderer
from portal.site.handwritten import LED_TO, Page, at_foot, in_menu
from portal.site.project import Settings
from portal.site.shell import Shell
from portal.text import LANGUAGES, Language

TWIN = "portal:twin"
"""Stands for the address of the same page in the other language."""

SELF = "portal:self"
"""Stands for the full address of the page, which is printed with it."""

NAMED = "portal:"
"""Before the name of a page that others lead to, stands for its address: `portal:find`."""


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

    metadata: str = ""
    """What programs read of it in its head, links still to be completed."""

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

    def __init__(self, renderer: Renderer, settings: Settings, pages: tuple[Page, ...], policy: str) -> None:
        """Take the menu from the pages, and the content security policy of them all."""
        self._renderer = renderer
        self._settings = settings
        self._policy = policy
        self._led_to = {NAMED + page.name: HERE + page.address for page in pages if page.name in LED_TO}
        self._menu = in_menu(pages)
        self._footer = at_foot(pages)
        self._bars = lru_cache(maxsize=None)(self._render_bars)

    def values(self, place: Place) -> dict[str, str]:
        """Return what fills the marks of a page around its content, links still to be completed."""
        header, footer = self._bars(place.section, place.exact)
        return {"head": self._head(place), "header": header, "footer": footer}

    def complete(self, html: str, place: Place) -> str:
        """Complete the links of a filled page."""
        own, other = self._renderer.language, self._renderer.voice.other
        known = {
            TWIN: f"{HERE}../{other}/{place.twin}",
            SELF: escape(self._address(own, place.address)),
            SITE: escape(self._settings.url),
            **self._led_to,
            HERE: place.home,
        }
        for placeholder, address in known.items():
            html = html.replace(placeholder, address)
        return html

    def _address(self, language: Language, address: str) -> str:
        return f"{self._settings.url}{language}/{address}"

    def _head(self, place: Place) -> str:
        own, other = self._renderer.language, self._renderer.voice.other
        return self._head_shell.fill(
            {
                "title": escape(place.title),
                "description": escape(place.description or self._renderer.voice.filled("site_description")),
                "metadata": place.metadata,
                own: escape(self._address(own, place.address)),
                other: escape(self._address(other, place.twin)),
            }
        )

    @cached_property
    def _head_shell(self) -> Shell:
        """The head with places for what differs from page to page: drawn once, filled for each."""
        mark = {name: Markup(f"<!--portal:{name}-->") for name in ("title", "description", "metadata", *LANGUAGES)}  # noqa: S704
        html = self._renderer.component(
            "head",
            title=mark["title"],
            description=mark["description"],
            metadata=mark["metadata"],
            canonical=mark[self._renderer.language],
            alternates={language: mark[language] for language in LANGUAGES},
            policy=self._policy,
        )
        return Shell.cut(html)

    def _render_bars(self, section: str, exact: bool) -> tuple[str, str]:
        shown = {"here": section, "exact": exact}
        return (
            self._renderer.component("header", menu=self._menu, twin=TWIN, **shown),
            self._renderer.component("footer", footer=self._footer, **shown),
        )
