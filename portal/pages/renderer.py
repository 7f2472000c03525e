"""Records into HTML, in one language: the templates of `overrides/` and what they may call.

What is drawn is drawn for a page: its links are complete, as ways from there. Every question that a template asks is
noted by the dataset's trace, the template itself among them.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from portal.addresses import Addresses
from portal.analysis.confidence import confidence
from portal.analysis.evidence import Evidence, evidence
from portal.analysis.margin import margin_of_study
from portal.analysis.narrowing import Narrowing
from portal.analysis.order import Lists
from portal.citations.of_records import Citations
from portal.dataset import Dataset, Item
from portal.graphics.charts import Charts
from portal.graphics.map import places_map
from portal.graphics.timeline import axis
from portal.kinds.innovation import Innovation
from portal.language.voice import Voice
from portal.marks import Mark
from portal.pages.assets import Assets
from portal.pages.contents import CONTENTS, headings
from portal.pages.drawer import Drawer
from portal.pages.facts import Fact, facts_of
from portal.pages.finder import kinds_with_pages
from portal.pages.links import Landmarks, Links
from portal.pages.listings import Listings
from portal.pages.templates import Compiled, asking, faults
from portal.pages.views import View, Views
from portal.problem import Problem
from portal.project import TEMPLATES
from portal.record import CitedWork, Confidence, Key
from portal.text import Language


class Renderer:
    """Draws records in one language."""

    def __init__(
        self,
        dataset: Dataset,
        language: Language,
        words: Mapping[str, str],
        landmarks: Landmarks | None = None,
        templates: Path = TEMPLATES,
        compiled: Compiled | None = None,
    ) -> None:
        """Load the templates of a folder."""
        self.dataset = dataset
        self.trace = dataset.trace
        self.language = language
        self.voice = Voice(language, words, dataset.vocabulary, self.trace)
        self.assets = Assets(templates, self.trace)
        self.addresses = Addresses(dataset)
        self.lists = Lists(dataset, language)
        self.narrowing = Narrowing(dataset)
        self.views = Views(dataset)
        self.charts = Charts(dataset, self.voice)
        self.citations = Citations(dataset, self.voice, self.addresses)
        self._drawer = Drawer(language, words, templates, self.trace, compiled)
        self.listings = Listings(dataset, self._drawer, self.voice, self.addresses, self.narrowing)
        self.way, self.on, self.component = self._drawer.way, self._drawer.on, self._drawer.component
        self.links = Links(dataset, self.voice, self.addresses, self._drawer, landmarks or Landmarks())
        self._offer_filters()
        self._offer_names()

    def _offer_filters(self) -> None:
        """Give the templates what they may call on a value."""
        made = self._drawer.environment
        # Filters, since a template calls them without asking first what they are: a quarter of a page's time.
        made.filters |= {
            "say": self.voice.say,
            "prose": self.voice.prose,
            "plain": self.voice.plain,
            "number": self.voice.number,
            "date": self.voice.date,
            "key": key_of,
        }
        asked: dict[str, Callable[..., Any]] = {
            "word": self.voice.word,
            "tags": self.voice.tags,
            "rank": self.voice.rank,
            "link": self.links.to,
            "full_address": self.links.full,
            "line": self.listings.line,
            "named": self.links.named,
            "cited": self.links.cited,
            "ties": self.links.ties,
            "titled": self.links.titled,
            "item": lambda pair: self.dataset.item(key_of(pair)),
            "address": lambda pair: self.links.to(self.dataset.item(key_of(pair))),
        }
        made.filters |= {name: asking(filter) for name, filter in asked.items()}

    def _offer_names(self) -> None:
        """Give the templates what they may call or read by its name."""
        self._drawer.environment.globals |= {
            "language": self.language,
            "other": self.voice.other,
            "t": self.voice.filled,
            "link_to_list": self.links.to_list,
            "page_link_to": self.links.to_page,
            "home": self.way,
            "ui": self._drawer.components,
            "axis": axis,
            "places_map": lambda: places_map(self.dataset, self.language),
            "vocabulary": self.dataset.vocabulary,
            "chart": self.chart,
            "charts_about": self.charts.about,
            "citation_of": lambda item: self.citations.of(item, self.links.url),
            "chart_sources": self.charts.sources,
            "contents_mark": Markup(CONTENTS),
            "margin_of": margin_of_study,
            "evidence_of": self.evidence,
            "keepable": [kind.name for kind in kinds_with_pages(self.dataset)],
            "confidence": self.confidence,
            "definition": self.voice.definition,
            "mentioning": self.mentioning,
            "one": {kind.name: self.voice.say(kind.one) for kind in self.dataset.kinds},
            "many": {kind.name: self.voice.say(kind.title) for kind in self.dataset.kinds},
        }

    def faults(self) -> Iterator[Problem]:
        """Yield what keeps a template from being used, at its line."""
        return faults(self._drawer.environment, self._drawer.templates)

    def record(self, view: View, edit: str) -> str:
        """Return the body of a record's page; `edit` is where its file can be edited, or empty."""
        shown = {"view": view, "record": view.record, "kind": view.kind, "edit": edit, "facts": self.facts(view)}
        fallback = self.lacks(view.item)
        return self.with_contents(self._drawer.draw(f"records/{view.kind.name}.html", **shown, fallback=fallback))

    def facts(self, view: View) -> tuple[Fact, ...]:
        """Return what a record's page says of it at a glance."""
        return facts_of(self._drawer, view)

    def page(self, name: str, **values: Any) -> str:
        """Return a whole page."""
        return self._drawer.draw(f"root/{name}.html", **values)

    def with_contents(self, html: str) -> str:
        """Return a drawn page with the list of its contents where it wants one."""
        if CONTENTS not in html:
            return html
        return html.replace(CONTENTS, self.component("contents", headings=headings(html)))

    # What templates call.

    def chart(self, name: str, *, own_page: bool = False) -> Markup:
        """Return the mark of a chart, for its figure; raise LookupError or ValueError where it cannot be drawn."""
        self.charts.plot_of(name)
        return Markup(Mark("chart", (name, "own" if own_page else "")))

    def confidence(self, citations: tuple[CitedWork, ...]) -> Confidence | None:
        """Return how sure some sources make what they say."""
        return confidence(self.dataset, citations)

    def evidence(self, innovation: Innovation) -> Evidence:
        """Return the level of evidence of an innovation."""
        return evidence(innovation, self.confidence(innovation.sources), self.voice)

    def mentioning(self, item: Item, kind: str = "") -> list[Item]:
        """Return the items that mention a record: all, or those of one kind."""
        return [other for other in self.dataset.mentioning(item.key) if kind in ("", other.key.kind)]

    def lacks(self, item: Item) -> bool:
        """Return whether a text of the record is missing in this language."""
        return any(language == self.language for _, language in item.mentioned.missing)


def key_of(pair: tuple[str, str]) -> Key:
    """Return the key of a record from its kind and id, for templates."""
    return Key(*pair)
