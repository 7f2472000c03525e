"""Records into HTML, in one language: the templates of `overrides/` and what they may call.

What is drawn is drawn for a page: its links are complete, as ways from there. Every question that a template asks is noted
by the dataset's trace, the template itself among them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Template
from markupsafe import Markup, escape

from portal.dataset import Dataset, Item
from portal.kinds.innovation import Innovation
from portal.marks import Mark
from portal.outputs.addresses import Addresses
from portal.outputs.assets import Assets
from portal.outputs.charts.drawn import Charts
from portal.outputs.charts.margin import margin_of_study
from portal.outputs.choices import choice
from portal.outputs.cited import Citations
from portal.outputs.confidence import confidence
from portal.outputs.contents import headings
from portal.outputs.evidence import Evidence, evidence
from portal.outputs.facets import BY_NAME, Facet, FacetValue, Narrowing
from portal.outputs.finder import kinds_with_pages
from portal.outputs.map import places_map
from portal.outputs.order import Lists
from portal.outputs.related import Shared
from portal.outputs.templates import TEMPLATES, Closures, Components, asking, draw, environment, faults, told
from portal.outputs.timeline import axis
from portal.outputs.views import View, Views
from portal.outputs.voice import Voice
from portal.problem import Problem
from portal.record import CitedWork, Confidence, Key, Kind, Record
from portal.text import Language

TIES_SHOWN = 3

CONTENTS = str(Mark("contents"))
"""Where a template wants the list of contents of its own page."""


class Site(NamedTuple):
    """What pages say of the site as a whole."""

    url: str
    """Its address, with a slash at its end."""

    pages: Mapping[str, str]
    """The addresses of the pages that others lead to, below the language's home page, by name."""


class ListPage(NamedTuple):
    """One page of a list: of all records of a kind, or of those that have one value of a facet."""

    kind: Kind[Record]
    number: int
    """From 0."""

    chosen: FacetValue | None = None


class Way:
    """The way home from the page that is being drawn."""

    def __init__(self) -> None:
        """Begin on the home page."""
        self.home = "./"

    def __str__(self) -> str:
        """Return the way."""
        return self.home

    def __html__(self) -> str:
        """Return the way: dots and slashes need no escape."""
        return self.home


class Renderer:
    """Draws records in one language."""

    def __init__(
        self,
        dataset: Dataset,
        language: Language,
        words: Mapping[str, str],
        site: Site | None = None,
        templates: Path = TEMPLATES,
    ) -> None:
        """Load the templates of a folder."""
        self.dataset = dataset
        self.trace = dataset.trace
        self.language = language
        self.site = site or Site("http://localhost:8000/", {})
        self.voice = Voice(language, words, dataset.vocabulary, self.trace)
        self.templates = templates
        self.addresses = Addresses(dataset)
        self.lists = Lists(dataset, language)
        self.narrowing = Narrowing(dataset)
        self.charts = Charts(dataset, self.voice)
        self.citations = Citations(dataset, self.voice, self.addresses)
        self.assets = Assets(templates, self.trace)
        self.way = Way()
        self._environment = environment(words, templates)
        self._components = Components(self._environment)
        self._list_of_templates = frozenset(self._environment.list_templates(["html"]))
        answering: dict[str, Callable[..., Any]] = {
            f"template {language}": Closures(self._environment),
            f"page {language}": lambda name: self.site.pages.get(name),
            f"url {language}": lambda: self.site.url,
        }
        self.trace.answer_with(**answering)
        # What is the same on many pages is made once.
        self._named = self.trace.memo(self._draw_named)
        self._cited = self.trace.memo(self._draw_cited)
        self.ties = self.trace.memo(self._ties)
        self._offer()

    def _offer(self) -> None:
        """Give the templates what they may call."""
        # Filters, since a template calls them without asking first what they are: a quarter of a page's time.
        self._environment.filters |= {
            "say": self.voice.say,
            "prose": self.voice.prose,
            "plain": self.voice.plain,
            "number": self.voice.number,
            "date": self.voice.date,
            "key": key_of,
        }
        self._environment.filters |= {
            name: asking(filter)
            for name, filter in {
                "word": self.voice.word,
                "tags": self.voice.tags,
                "rank": self.voice.rank,
                "link": self.link,
                "full_address": self.full_address,
                "line": self.line,
                "named": self.named,
                "cited": self.cited,
                "ties": self.ties,
                "titled": self.titled,
                "item": lambda pair: self.dataset.item(key_of(pair)),
                "address": lambda pair: self.link(self.dataset.item(key_of(pair))),
            }.items()
        }
        self._environment.globals |= {
            "language": self.language,
            "other": self.voice.other,
            "t": self.voice.filled,
            "link_to_list": self.link_to_list,
            "page_link_to": self.page_link_to,
            "home": self.way,
            "ui": self._components,
            "axis": axis,
            "places_map": lambda: places_map(self.dataset, self.language),
            "vocabulary": self.dataset.vocabulary,
            "chart": self.chart,
            "charts_about": self.charts.about,
            "citation_of": lambda item: self.citations.of(item, self.trace.ask(f"url {self.language}")),
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
        return faults(self._environment, self.templates)

    @cached_property
    def views(self) -> Views:
        """The views of all records."""
        return Views(self.dataset)

    @contextmanager
    def on(self, home: str) -> Iterator[None]:
        """Draw for a page, given the way from it to the language's home page, while the block runs."""
        before, self.way.home = self.way.home, home
        try:
            yield
        finally:
            self.way.home = before

    def _template(self, *names: str) -> Template:
        """Return the first of some templates that there is."""
        name = next((name for name in names if name in self._list_of_templates), names[-1])
        self.trace.ask(f"template {self.language}", name)
        return self._environment.get_template(name)

    def record(self, view: View, edit: str) -> str:
        """Return the body of a record's page; `edit` is where its file can be edited, or empty."""
        template = self._template(f"records/{view.kind.name}.html", "records/base.html")
        shown = {"view": view, "record": view.record, "kind": view.kind, "edit": edit}
        return self._with_contents(draw(template, self.templates, **shown, fallback=self.lacks(view.item)))

    def listing(self, page: ListPage, items: Sequence[Item], pages: int) -> str:
        """Return one page of a list, given its records and how many pages there are."""
        kind = page.kind
        template = self._template(f"lists/{kind.name}.html", "lists/base.html")
        html = draw(
            template,
            self.templates,
            groups=[(group, list(found)) for group, found in groupby(items, key=self.dataset.group)],
            kind=kind,
            page=page.number,
            pages=pages,
            page_link=lambda number: self.way.home + self.addresses.of_list(kind, self.language, number, page.chosen),
            panel=self.panel(page),
            chosen=page.chosen,
        )
        return self._with_contents(html)

    def panel(self, page: ListPage) -> Markup:
        """Return what a list can be narrowed by; how many records have each value stands on its first page alone."""
        facets = self.narrowing.facets(page.kind)
        if page.chosen is None and page.number == 0:
            return Markup("").join(self._facet(page.kind, facet, counted=True) for facet in facets)
        return Markup("").join(
            self._facet(page.kind, facet, chosen=page.chosen)
            if page.chosen and page.chosen.facet == facet
            else self._closed(page.kind, facet)
            for facet in facets
        )

    def _closed(self, kind: Kind[Record], facet: Facet) -> Markup:
        asked = (kind.name, facet.name, self.way.home)
        return Markup(self.trace.kept((f"facet {self.language}", *asked), lambda: self.draw_facet(*asked)).decode())

    def draw_facet(self, kind: str, facet: str, home: str) -> bytes:
        """Return a facet of a list that stands on all its pages but those of the facet's own values."""
        with self.on(home):
            return self._facet(self.dataset.kind(kind), BY_NAME[facet]).encode()

    def _facet(
        self, kind: Kind[Record], facet: Facet, *, counted: bool = False, chosen: FacetValue | None = None
    ) -> Markup:
        def address(one: FacetValue) -> str:
            return self.way.home + self.addresses.of_list(kind, self.language, 0, one)

        shown = choice(kind, facet, self.narrowing, self.dataset, self.voice, address, counted=counted)
        return Markup(self.component("facet", facet=shown, chosen=chosen.value if chosen else None))

    def line(self, item: Item) -> Markup:
        """Return what a list shows of a record."""
        asked = (*item.key, self.way.home)
        return Markup(self.trace.kept((f"line {self.language}", *asked), lambda: self.draw_line(*asked)).decode())

    def draw_line(self, kind: str, id: str, home: str) -> bytes:
        """Return what a list shows of a record, for pages with some way home."""
        template = self._template(f"items/{kind}.html", "items/default.html")
        with self.on(home):
            return draw(template, self.templates, item=self.dataset.item(Key(kind, id))).strip().encode()

    def component(self, name: str, **values: Any) -> str:
        """Return one component with its values."""
        self.trace.ask(f"template {self.language}", f"components/{name}.html")
        with told(self.templates):
            return str(getattr(self._components, name)(**values)).strip()

    def page(self, name: str, **values: Any) -> str:
        """Return a whole page."""
        return draw(self._template(f"root/{name}.html"), self.templates, **values)

    def _with_contents(self, html: str) -> str:
        """Return a drawn page with the list of its contents where it wants one."""
        if CONTENTS not in html:
            return html
        return html.replace(CONTENTS, self.component("contents", headings=headings(html)))

    # What templates call.

    def chart(self, name: str, *, own_page: bool = False) -> Markup:
        """Return the mark of a chart, for its figure; raise LookupError or ValueError where it cannot be drawn."""
        self.charts.plot_of(name)
        return Markup(str(Mark("chart", (name, "own" if own_page else ""))))

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

    def link(self, item: Item) -> str | None:
        """Return the way to a record, or None where it has no place of its own."""
        address = self.addresses.of(item, self.language)
        return None if address is None else self.way.home + address

    def full_address(self, item: Item) -> str:
        """Return the full address of a record."""
        url = self.trace.ask(f"url {self.language}")
        return f"{url}{self.language}/{self.addresses.of(item, self.language) or ''}"

    def link_to_list(self, kind: Kind[Record] | str) -> str:
        """Return the way to the list of a kind, or of the kind of some name."""
        kind = self.dataset.kind(kind) if isinstance(kind, str) else kind
        return self.way.home + self.addresses.of_list(kind, self.language)

    def page_link_to(self, name: str) -> str:
        """Return the way to a page that others lead to, by name."""
        address = self.trace.ask(f"page {self.language}", name)
        if address is None:
            raise LookupError(f"no page is called '{name}'")
        return f"{self.way.home}{address}"

    def named(self, key: Key) -> Markup:
        """Return a link to a record by its title, or its title where it has no place of its own."""
        return self._named(key, self.way.home)

    def cited(self, citation: CitedWork) -> Markup:
        """Return a work as the list of sources shows it."""
        return self._cited(citation, self.way.home)

    def titled(self, group: tuple[str, str]) -> Markup:
        """Return what heads a group of a list: a controlled word, or the title of a record."""
        return self._tie(*group)

    def _draw_named(self, key: Key, home: str) -> Markup:
        item = self.dataset.item(key)
        label, address = self.voice.say(item.label), self.addresses.of(item, self.language)
        return label if address is None else Markup('<a href="{}">{}</a>').format(home + address, label)

    def _draw_cited(self, citation: CitedWork, _home: str) -> Markup:
        source = self.dataset.item(Key("sources", citation.source))
        return Markup(self.component("work", citation=citation, source=source))

    def _ties(self, shared: tuple[Shared, ...]) -> Markup:
        """Return what ties two records together: words, titles of records or names, the first few."""
        return Markup(", ").join(self._tie(list, id) for list, id in shared[:TIES_SHOWN])

    def _tie(self, list: str, id: str) -> Markup:
        if list in self.dataset.vocabulary:
            return self.voice.word(id, list)
        key = Key(list, id)
        return self.voice.say(self.dataset.item(key).label) if key in self.dataset else escape(id)


def key_of(pair: tuple[str, str]) -> Key:
    """Return the key of a record from its kind and id, for templates."""
    return Key(*pair)
