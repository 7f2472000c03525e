"""The charts of one language, into the figures that pages show and the files that readers take."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from markupsafe import Markup

from portal.kinds.chart import CHARTS
from portal.outputs.addresses import HERE
from portal.outputs.charts.look import MARKS
from portal.outputs.charts.picture import Words, alone, within_page
from portal.outputs.charts.plot import Plot
from portal.outputs.render import CHART, Renderer
from portal.outputs.tables import to_csv
from portal.outputs.tokens import tokens
from portal.record import Key
from portal.site.drawing import Asked, Picture, bundle, draw, paint
from portal.site.project import Settings
from portal.text import Language

SCRIPT = "assets/scripts/vega.js"
"""What makes charts answer, loaded when a reader asks for it."""


@dataclass(frozen=True)
class Figures:
    """Every chart of a language that a page may show, drawn."""

    renderer: Renderer
    plots: Mapping[str, Plot]
    """By name."""

    pictures: Mapping[str, Picture]
    """By the key of the plot."""

    settings: Settings

    @cached_property
    def digest(self) -> bytes:
        """Changes when any chart does."""
        return blake2b("".join(plot.key for plot in self.plots.values()).encode(), digest_size=16).digest()

    def fill(self, html: str) -> str:
        """Return a page with the charts where it wants them."""
        filled, charts = CHART.subn(lambda mark: self._figure(mark[2], own_page=bool(mark[1])), html)
        script = f'<script type="module" src="{HERE}../assets/scripts/chart.js"></script>\n</main>'
        return filled.replace("</main>", script, 1) if charts else html

    @cached_property
    def alone(self) -> dict[str, str]:
        """The charts as pictures that stand alone, by name."""
        colours = {token.name: token.colours["light"].hex for token in tokens(self.renderer.templates)}
        return {name: self._alone(plot, colours) for name, plot in self.plots.items()}

    def files(self, painted: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        """Yield what readers can take of each chart: SVG, PNG, CSV, and the specification."""
        for name, plot in self.plots.items():
            base = f"{self.renderer.language}/{self._base(plot)}"
            yield f"{base}.svg", self.alone[name].encode()
            yield f"{base}.png", painted[self.alone[name]]
            yield f"{base}.csv", to_csv(plot.records)
            yield f"{base}.json", self.pictures[plot.key].spec.encode()

    def files_of(self, name: str, site: str) -> tuple[str, ...]:
        """Return the full addresses of what readers can take of a chart."""
        base = f"{site}{self.renderer.language}/{self._base(self.plots[name])}"
        return tuple(f"{base}.{form}" for form in ("csv", "svg", "png"))

    def _figure(self, name: str, *, own_page: bool) -> str:
        plot = self.plots[name]
        return self.renderer.component(
            "chart",
            plot=plot,
            picture=Markup(within_page(self.pictures[plot.key].svg)),  # noqa: S704 - Vega escapes what it draws
            marks=MARKS,
            files=f"{HERE}{self._base(plot)}",
            page=self._page(plot),
            around={key: self.renderer.dataset.item(key) for key in _cited(plot)},
            own_page=own_page,
        )

    def _alone(self, plot: Plot, colours: Mapping[str, str]) -> str:
        works = [self.renderer.dataset.item(key).record for key in _cited(plot)]
        named = "; ".join(str(getattr(work, "title", work.id)) for work in works)
        voice = self.renderer.voice
        head = voice.worded("source_short") if len(works) == 1 else voice.worded("sources_short")
        site = self.renderer.voice.worded("site_name")
        address = f"{self.settings.url}{self.renderer.language}/{self._page(plot).removeprefix(HERE)}"
        words = Words(f"{head} {named}", f"{site} · {address}")
        return alone(self.pictures[plot.key].svg, plot, words, colours)

    def _base(self, plot: Plot) -> str:
        """Return where the files of a chart stand, below the language's home page, without their ending."""
        return f"{self.renderer.addresses.of_list(CHARTS, self.renderer.language)}{plot.name}"

    def _page(self, plot: Plot) -> str:
        """Return the address of the page of a chart, or of the measure it is drawn from."""
        item = self.renderer.dataset.item(self.renderer.charts.page_of(plot.name))
        return self.renderer.link(item) or ""


def figures(
    renderers: Mapping[Language, Renderer], settings: Settings, pages: Mapping[Language, Iterable[str]]
) -> dict[Language, Figures]:
    """Draw every chart of the records and of some pages, in every language."""
    plots = {language: _plots(renderer, pages[language]) for language, renderer in renderers.items()}
    asked = [
        Asked(plot, renderers[language].voice.number_format)
        for language, named in plots.items()
        for plot in named.values()
    ]
    pictures = draw(asked)
    return {
        language: Figures(renderer, plots[language], pictures, settings) for language, renderer in renderers.items()
    }


def files(drawn: Mapping[Language, Figures]) -> Iterator[tuple[str, bytes]]:
    """Yield what readers can take of all charts, and the script that makes charts answer."""
    painted = paint(svg for figures in drawn.values() for svg in figures.alone.values())
    for figures in drawn.values():
        yield from figures.files(painted)
    yield SCRIPT, bundle()


def _plots(renderer: Renderer, pages: Iterable[str]) -> dict[str, Plot]:
    """Return the plots of all charts that records' pages or some other pages show, by name."""
    asked = dict.fromkeys(mark[2] for page in pages for mark in CHART.finditer(page))
    names = dict.fromkeys([*renderer.charts.names, *asked])
    return {name: renderer.charts.plot(renderer.charts.named(name)) for name in names}


def _cited(plot: Plot) -> list[Key]:
    return [Key("sources", citation.source) for citation in plot.sources]
