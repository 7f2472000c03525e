"""What surrounds the content of every page, in one language: head, header, footer, the way to its twin."""

from markupsafe import Markup, escape

from portal.marks import MARK, Mark, mark_at
from portal.pages.place import Place
from portal.pages.renderer import Renderer
from portal.text import LANGUAGES, Language


class Frame:
    """The frame of all pages of one language."""

    def __init__(self, renderer: Renderer) -> None:
        """Take who draws it."""
        self._renderer = renderer
        self._frame = renderer.trace.memo(self._draw_frame)

    def page(self, place: Place, content: str) -> str:
        """Return a whole page."""
        own, other = self._renderer.language, self._renderer.voice.other
        values = {
            "title": escape(place.title),
            "description": escape(place.description or self._renderer.voice.filled("site_description")),
            "metadata": place.metadata,
            "twin": escape(f"{place.home}../{other}/{place.twin}"),
            own: escape(self._address(own, place.address)),
            other: escape(self._address(other, place.twin)),
            "content": content,
        }
        pieces = self._frame(place.section, place.exact, place.home)
        return "".join(values[piece.name] if isinstance(piece, Mark) else piece for piece in pieces)

    def _address(self, language: Language, address: str) -> str:
        return f"{self._renderer.trace.ask(f'url {self._renderer.language}')}{language}/{address}"

    def _draw_frame(self, section: str, exact: bool, _home: str) -> tuple[str | Mark, ...]:
        """Return a page in pieces, with marks for what differs from page to page: drawn once, filled for each."""
        ask, language = self._renderer.trace.ask, self._renderer.language
        mark = {
            name: Markup(Mark(name)) for name in ("title", "description", "metadata", "twin", "content", *LANGUAGES)
        }
        head = self._renderer.component(
            "head",
            title=mark["title"],
            description=mark["description"],
            metadata=mark["metadata"],
            canonical=mark[language],
            alternates={name: mark[name] for name in LANGUAGES},
            policy=ask("policy"),
        )
        shown = {"here": section, "exact": exact}
        header = self._renderer.component("header", menu=ask(f"menu {language}"), twin=mark["twin"], **shown)
        footer = self._renderer.component("footer", footer=ask(f"footer {language}"), canonical=mark[language], **shown)
        html = self._renderer.page(
            "page", head=Markup(head), header=Markup(header), footer=Markup(footer), content=mark["content"]
        )
        return tuple(mark_at(piece) if at % 2 else piece for at, piece in enumerate(MARK.split(html)))
