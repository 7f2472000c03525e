"""Records into HTML, in one language: the templates of `overrides/` and what they may call."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup, escape

from portal.dataset import Dataset, Item
from portal.kinds.innovation import Innovation
from portal.outputs.addresses import HERE, SITE, Addresses
from portal.outputs.charts.drawn import Charts
from portal.outputs.charts.margin import margin_of_study
from portal.outputs.choices import choices
from portal.outputs.cited import Citations
from portal.outputs.contents import CONTENTS, headings
from portal.outputs.evidence import Evidence, evidence
from portal.outputs.facets import Narrowed, narrowed
from portal.outputs.finder import kinds_with_pages
from portal.outputs.map import places_map
from portal.outputs.related import Shared
from portal.outputs.templates import TEMPLATES, Components, draw, environment, faults, told
from portal.outputs.timeline import axis
from portal.outputs.views import View, Views, confidence
from portal.outputs.voice import Voice
from portal.problem import Problem
from portal.record import CitedWork, Key, Kind, Record
from portal.text import Language

TIES_SHOWN = 3

CHART = re.compile(r"<!--chart( own)? ([a-z0-9-]+)-->")
"""Where a page wants a chart, by its name; `own` on the page of the chart itself, which has said its title."""


class Renderer:
    """Draws records in one language. Links begin with `portal:/`, for the page to complete."""

    def __init__(
        self,
        dataset: Dataset,
        language: Language,
        words: Mapping[str, str],
        templates: Path = TEMPLATES,
    ) -> None:
        """Load the templates of a folder."""
        self.dataset = dataset
        self.language = language
        self.voice = Voice(language, words, dataset.vocabulary)
        self.templates = templates
        self.addresses = Addresses(dataset)
        self.charts = Charts(dataset, self.voice)
        self.citations = Citations(dataset, self.voice, self.addresses)
        self._environment = environment(words, templates)
        self._components = Components(self._environment)
        self.narrowed = cache(partial(narrowed, dataset))
        self.link = cache(self._link)
        self.named = cache(self._named)
        self.cited = cache(self._cited)
        self.ties = cache(self._ties)
        self._offer()

    def _offer(self) -> None:
        """Give the templates what they may call."""
        # Filters, since a template calls them without asking first what they are: a quarter of a page's time.
        self._environment.filters |= {
            "say": self.voice.say,
            "prose": self.voice.prose,
            "plain": self.voice.plain,
            "word": self.voice.word,
            "tags": self.voice.tags,
            "rank": self.voice.rank,
            "number": self.voice.number,
            "date": self.voice.date,
            "link": self.link,
            "named": self.named,
            "cited": self.cited,
            "ties": self.ties,
            "titled": self.titled,
            "key": key_of,
            "address": self.address,
        }
        self._environment.globals |= {
            "language": self.language,
            "other": self.voice.other,
            "t": self.voice.filled,
            "link_to_list": self.link_to_list,
            "home": HERE,
            "site": f"{SITE}{self.language}/",
            "ui": self._components,
            "axis": axis,
            "places_map": partial(places_map, self.dataset, self.language),
            "vocabulary": self.dataset.vocabulary,
            "chart": self.chart,
            "charts_about": self.charts.about,
            "citation_of": self.citations.of,
            "chart_sources": self.charts.sources,
            "margin_of": margin_of_study,
            "evidence_of": self.evidence,
            "keepable": [kind.name for kind in kinds_with_pages(self.dataset)],
            "confidence": confidence,
            "definition": self.voice.definition,
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

    def _template(self, *names: str) -> Template:
        """Return the first of some templates that there is."""
        return self._environment.select_template(names)

    def record(self, view: View, edit: str) -> str:
        """Return the body of a record's page; `edit` is where its file can be edited, or empty."""
        template = self._template(f"records/{view.kind.name}.html")
        shown = {"view": view, "record": view.record, "kind": view.kind, "edit": edit}
        return self._with_contents(draw(template, self.templates, **shown, fallback=self.lacks(view.item)))

    def listing(
        self, kind: Kind[Record], items: Sequence[Item], page: int, pages: int, chosen: Narrowed | None = None
    ) -> str:
        """Return one page of the list of a kind, or of those of it that have one value of a facet."""
        template = self._template(f"lists/{kind.name}.html", "lists/default.html")
        around = {key: self.dataset.item(key) for item in items for key in item.references}
        mentioning = partial(mentioning_of, self.dataset)
        groups = [(group, list(found)) for group, found in groupby(items, key=self.dataset.group)]
        html = draw(
            template,
            self.templates,
            groups=groups,
            kind=kind,
            around=around,
            mentioning=mentioning,
            page=page,
            pages=pages,
            page_link=partial(self._page_link, chosen=chosen),
            facets=choices(self.narrowed(kind), self.dataset, self.voice, partial(self._page_link, kind, 0)),
            chosen=chosen,
        )
        return self._with_contents(html)

    def listing_digest(self, items: Sequence[Item]) -> bytes:
        """Return what changes when anything a list shows of its items does."""
        digest = blake2b(digest_size=16)
        for item in items:
            mentioning = Counter(other.key.kind for other in self.dataset.mentioning(item.key))
            digest.update(item.digest + repr(sorted(mentioning.items())).encode())
            for key in item.references:
                digest.update(self.dataset.item(key).digest)
        return digest.digest()

    def component(self, name: str, **values: Any) -> str:
        """Return one component with its values."""
        with told(self.templates):
            return str(getattr(self._components, name)(**values)).strip()

    def page(self, name: str, **values: Any) -> str:
        """Return a whole page that needs no shell."""
        return draw(self._template(f"root/{name}.html"), self.templates, **values)

    def _with_contents(self, html: str) -> str:
        """Return a drawn page with the list of its contents where it wants one."""
        if CONTENTS not in html:
            return html
        return html.replace(CONTENTS, self.component("contents", headings=headings(html)))

    # What templates call.

    def chart(self, name: str, *, own_page: bool = False) -> Markup:
        """Return the mark of a chart, for its figure; raise LookupError or ValueError where it cannot be drawn."""
        self.charts.plot(self.charts.named(name))
        return Markup(f"<!--chart{' own' if own_page else ''} {name}-->")

    def evidence(self, innovation: Innovation, around: dict[Key, Item]) -> Evidence:
        """Return the level of evidence of an innovation, given the records it mentions."""
        return evidence(innovation, confidence(innovation.sources, around), self.voice)

    def address(self, pair: tuple[str, str]) -> str | None:
        """Return the address of a record from its kind and id, or None where it has none."""
        return self.link(self.dataset.item(Key(*pair)))

    def link_to_list(self, kind: Kind[Record] | str) -> str:
        """Return the address of the list of a kind, or of the kind of some name."""
        return self._page_link(self.dataset.kind(kind) if isinstance(kind, str) else kind, 0)

    def lacks(self, item: Item) -> bool:
        """Return whether a text of the record is missing in this language."""
        return any(language == self.language for _, language in item.mentioned.missing)

    def _page_link(self, kind: Kind[Record], page: int, chosen: Narrowed | None = None) -> str:
        return HERE + self.addresses.of_list(kind, self.language, page, chosen)

    # What is the same on many pages is made once: the functions below are kept by their arguments.

    def _link(self, item: Item) -> str | None:
        """Return the address of a record, or None where it has none."""
        address = self.addresses.of(item, self.language)
        return None if address is None else HERE + address

    def _named(self, key: Key) -> Markup:
        """Return a link to a record by its title, or its title where it has no place of its own."""
        item = self.dataset.item(key)
        label, address = self.voice.say(item.record.label), self.link(item)
        return label if address is None else Markup('<a href="{}">{}</a>').format(address, label)

    def _cited(self, citation: CitedWork) -> Markup:
        """Return a work as the list of sources shows it."""
        source = self.dataset.item(Key("sources", citation.source))
        return Markup(self.component("work", citation=citation, source=source))

    def titled(self, group: tuple[str, str]) -> Markup:
        """Return what heads a group of a list: a controlled word, or the title of a record."""
        return self._tie(*group)

    def _ties(self, shared: tuple[Shared, ...]) -> Markup:
        """Return what ties two records together: words, titles of records or names, the first few."""
        return Markup(", ").join(self._tie(list, id) for list, id in shared[:TIES_SHOWN])

    def _tie(self, list: str, id: str) -> Markup:
        if list in self.dataset.vocabulary:
            return self.voice.word(id, list)
        key = Key(list, id)
        return self.voice.say(self.dataset.item(key).record.label) if key in self.dataset else escape(id)


def key_of(pair: tuple[str, str]) -> Key:
    """Return the key of a record from its kind and id, for templates."""
    return Key(*pair)


def mentioning_of(dataset: Dataset, item: Item, kind: str = "") -> list[Item]:
    """Return the items that mention a record: all, or those of one kind."""
    return [other for other in dataset.mentioning(item.key) if kind in ("", other.key.kind)]
