"""Records into HTML, in one language: the templates of `overrides/` and what they may call."""

import datetime as dt
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
from portal.kinds.vocabulary import Entry as Vocable
from portal.outputs.addresses import HERE, SITE, Addresses
from portal.outputs.contents import CONTENTS, headings
from portal.outputs.locale import Locale
from portal.outputs.related import Shared
from portal.outputs.templates import TEMPLATES, Components, draw, environment, faults, told
from portal.outputs.timeline import axis
from portal.outputs.views import View, Views, confidence
from portal.problem import Problem
from portal.record import CitedWork, Key, Kind, Record
from portal.text import Language, Text
from portal.text.date import Date
from portal.text.markdown import to_html, to_inline_html

TIES_SHOWN = 3


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
        self.other: Language = "fr" if language == "en" else "en"
        self._words = words
        self.templates = templates
        self._locale = Locale(language)
        self.addresses = Addresses(dataset)
        self._environment = environment(words, templates)
        self._components = Components(self._environment)
        self.word = cache(self._word)
        self.link = cache(self._link)
        self.named = cache(self._named)
        self.tags = cache(self._tags)
        self.cited = cache(self._cited)
        self.ties = cache(self._ties)
        self._offer()

    def _offer(self) -> None:
        """Give the templates what they may call."""
        # Filters, since a template calls them without asking first what they are: a quarter of a page's time.
        self._environment.filters |= {
            "say": self.say,
            "prose": self.prose,
            "plain": self.plain,
            "word": self.word,
            "tags": self.tags,
            "number": self._locale.number,
            "date": self.date,
            "link": self.link,
            "named": self.named,
            "cited": self.cited,
            "ties": self.ties,
            "rank": self.rank,
        }
        self._environment.globals |= {
            "language": self.language,
            "other": self.other,
            "t": self.filled,
            "link_to_list": self.link_to_list,
            "home": HERE,
            "site": f"{SITE}{self.language}/",
            "ui": self._components,
            "axis": axis,
            "vocabulary": self.dataset.vocabulary,
            "confidence": confidence,
            "definition": self.definition,
            "one": {kind.name: self.say(kind.one) for kind in self.dataset.kinds},
            "many": {kind.name: self.say(kind.title) for kind in self.dataset.kinds},
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

    def listing(self, kind: Kind[Record], items: Sequence[Item], page: int, pages: int) -> str:
        """Return one page of the list of a kind."""
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
            page_link=self._page_link,
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

    def filled(self, key: str, **values: object) -> Markup:
        """Return an interface word with its places filled; markup in a value stays markup."""
        return escape(self._words[key]).format(**values)

    def say(self, text: Text | None) -> Markup:
        """Return a text within a line; marked as the other language where it is missing in this one."""
        if text is None:
            return Markup("")
        said = text.say(self.language)
        html = to_inline_html(said.text)
        return Markup(html if said.language == self.language else f'<span lang="{said.language}">{html}</span>')

    def prose(self, text: Text | None) -> Markup:
        """Return a text in paragraphs; marked as the other language where it is missing in this one."""
        if text is None:
            return Markup("")
        said = text.say(self.language)
        html = to_html(said.text)
        return Markup(html if said.language == self.language else f'<div lang="{said.language}">{html}</div>')

    def plain(self, text: Text | None) -> str:
        """Return a text without markup, for attributes and titles."""
        return Markup(self.say(text)).striptags()

    def vocable(self, list: str, id: str) -> Vocable:
        """Return a controlled word with its definition."""
        return self.dataset.vocabulary[list][id]

    def rank(self, id: str, list: str) -> int:
        """Return the place of a controlled word in its list, from 1."""
        return tuple(self.dataset.vocabulary[list]).index(id) + 1

    def definition(self, list: str, id: str) -> Text | None:
        """Return what a controlled word covers."""
        return self.vocable(list, id).definition

    def date(self, date: Date | dt.date) -> Markup:
        """Return a date as far as it is known, readable by machines too."""
        return Markup(f'<time datetime="{date}">{escape(self._locale.date(date))}</time>')

    def link_to_list(self, kind: Kind[Record]) -> str:
        """Return the address of a kind's list."""
        return self._page_link(kind, 0)

    def lacks(self, item: Item) -> bool:
        """Return whether a text of the record is missing in this language."""
        return any(language == self.language for _, language in item.mentioned.missing)

    def _page_link(self, kind: Kind[Record], page: int) -> str:
        return HERE + self.addresses.of_list(kind, self.language, page)

    # What is the same on many pages is made once: the functions below are kept by their arguments.

    def _word(self, id: str, list: str) -> Markup:
        """Return a controlled word as readers see it."""
        return self.say(self.vocable(list, id).title)

    def _tags(self, ids: tuple[str, ...], list: str) -> Markup:
        """Return controlled words, one after another; nothing where there are none."""
        return Markup(", ").join(self.word(id, list) for id in ids)

    def _link(self, item: Item) -> str | None:
        """Return the address of a record, or None where it has none."""
        address = self.addresses.of(item, self.language)
        return None if address is None else HERE + address

    def _named(self, key: Key) -> Markup:
        """Return a link to a record by its title, or its title where it has no place of its own."""
        item = self.dataset.item(key)
        label, address = self.say(item.record.label), self.link(item)
        return label if address is None else Markup('<a href="{}">{}</a>').format(address, label)

    def _cited(self, citation: CitedWork) -> Markup:
        """Return a work as the list of sources shows it."""
        source = self.dataset.item(Key("sources", citation.source))
        return Markup(self.component("work", citation=citation, source=source))

    def _ties(self, shared: tuple[Shared, ...]) -> Markup:
        """Return what ties two records together: words, titles of records or names, the first few."""
        return Markup(", ").join(self._tie(list, id) for list, id in shared[:TIES_SHOWN])

    def _tie(self, list: str, id: str) -> Markup:
        if list in self.dataset.vocabulary:
            return self.word(id, list)
        key = Key(list, id)
        return self.say(self.dataset.item(key).record.label) if key in self.dataset else escape(id)


def mentioning_of(dataset: Dataset, item: Item, kind: str = "") -> list[Item]:
    """Return the items that mention a record: all, or those of one kind."""
    return [other for other in dataset.mentioning(item.key) if kind in ("", other.key.kind)]
