"""The charts of one language, into the figures that pages show and the files that readers take."""

from markupsafe import Markup

from portal.graphics.drawing import Asked, Picture
from portal.graphics.look import MARKS
from portal.graphics.picture import Words, alone, within_page
from portal.graphics.pictures import Pictures
from portal.graphics.plot import Plot
from portal.kinds.chart import CHARTS
from portal.kinds.source import SOURCES
from portal.marks import Mark, fill
from portal.pages.renderer import Renderer
from portal.record import Key
from portal.text.table import to_csv

SCRIPT = "assets/scripts/vega.js"
"""What makes charts answer, loaded when a reader asks for it."""

FORMS = ("svg", "png", "csv", "json")
"""What readers can take of a chart."""


class Figures:
    """Every chart of a language that a page may show."""

    def __init__(self, renderer: Renderer, pictures: Pictures) -> None:
        """Take who draws what stands around a picture, and the pictures."""
        self._renderer = renderer
        self._pictures = pictures

    def asked(self, name: str) -> Asked:
        """Return a chart as it is drawn."""
        return Asked(self._renderer.charts.plot_of(name), self._renderer.voice.number_format)

    def fill(self, html: str) -> str:
        """Return a page's content with the charts where it wants them."""
        charts: list[str] = []

        def figure(mark: Mark) -> str:
            charts.append(mark.arguments[0])
            return self.figure(*mark.arguments)

        filled = fill(html, figure)
        script = f'<script type="module" src="{self._renderer.way}../assets/scripts/chart.js"></script>\n'
        return f"{filled}\n{script}" if charts else filled

    def figure(self, name: str, own_page: str) -> str:
        """Return the figure of a chart for the page that is being drawn; `own_page` is not empty on the chart's own."""
        question = (f"figure {self._renderer.language}", name, own_page, self._renderer.way.home)
        return self._renderer.trace.kept(question, lambda: self._draw_figure(name, own_page)).decode()

    def file(self, name: str, form: str) -> bytes:
        """Return what readers take of a chart, in one of FORMS."""
        plot = self._renderer.charts.plot_of(name)
        match form:
            case "csv":
                return to_csv(plot.records)
            case "json":
                return self._picture(plot).spec.encode()
            case "svg":
                return self.alone(name).encode()
        return self._pictures.painting(self.alone(name))

    def alone(self, name: str) -> str:
        """Return a chart as a picture that stands alone."""
        plot = self._renderer.charts.plot_of(name)
        colours = {token.name: token.colours["light"].hex for token in self._renderer.assets.tokens}
        works = [self._renderer.dataset.item(key).record for key in _cited(plot)]
        named = "; ".join(str(getattr(work, "title", work.id)) for work in works)
        voice = self._renderer.voice
        head = voice.worded("source_short") if len(works) == 1 else voice.worded("sources_short")
        item = self._renderer.dataset.item(self._renderer.charts.page_of(name))
        words = Words(f"{head} {named}", f"{voice.worded('site_name')} · {self._renderer.links.full(item)}")
        return alone(self._picture(plot).svg, plot, words, colours)

    def address(self, name: str, form: str) -> str:
        """Return where a file of a chart stands, below the language's home page."""
        return f"{self._base(name)}.{form}"

    def files_of(self, name: str, site: str) -> tuple[str, ...]:
        """Return the full addresses of what readers can take of a chart."""
        return tuple(f"{site}{self._renderer.language}/{self._base(name)}.{form}" for form in ("csv", "svg", "png"))

    def _draw_figure(self, name: str, own_page: str) -> bytes:
        plot = self._renderer.charts.plot_of(name)
        page = self._renderer.dataset.item(self._renderer.charts.page_of(name))
        return self._renderer.component(
            "chart",
            plot=plot,
            picture=Markup(within_page(self._picture(plot).svg)),  # noqa: S704 - Vega escapes what it draws
            marks=MARKS,
            files=f"{self._renderer.way}{self._base(name)}",
            page=self._renderer.links.to(page) or "",
            own_page=bool(own_page),
        ).encode()

    def _picture(self, plot: Plot) -> Picture:
        return self._pictures.of(plot, self._renderer.voice.number_format)

    def _base(self, name: str) -> str:
        """Return where the files of a chart stand, below the language's home page, without their ending."""
        return f"{self._renderer.addresses.of_list(CHARTS, self._renderer.language)}{name}"


def _cited(plot: Plot) -> list[Key]:
    return [SOURCES.key(citation.source) for citation in plot.sources]
