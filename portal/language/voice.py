"""What is said in one language: texts, controlled words, interface words, numbers and dates, as HTML or plain."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from string import Formatter

from markupsafe import Markup, escape

from portal.dataset.trace import Trace
from portal.kinds.vocabulary import Entry as Vocable
from portal.language.locale import Locale
from portal.text import Language, Text, other_of
from portal.text.date import Date
from portal.text.markdown import to_html, to_inline_html


class Voice:
    """Says everything in one language; what is missing in it is said in the other, and marked so."""

    def __init__(
        self,
        language: Language,
        words: Mapping[str, str],
        vocabulary: Mapping[str, Mapping[str, Vocable]],
        trace: Trace,
    ) -> None:
        """Take the interface words of a language, the controlled words of a dataset, and who notes what is asked."""
        self.language = language
        self.other = other_of(language)
        self._trace = trace
        answering = {f"interface {language}": lambda key: words.get(key)}
        trace.answer_with(**answering)
        self._vocabulary = vocabulary
        self._locale = Locale(language)
        self.number = self._locale.number
        self.number_format = self._locale.number_format
        # What is the same on many pages is made once: these are kept by their arguments.
        self.word = trace.memo(self._word)
        self.tags = trace.memo(self._tags)

    def filled(self, key: str, **values: object) -> Markup:
        """Return an interface word with its places filled; markup in a value stays markup."""
        word = self._trace.ask(f"interface {self.language}", key)
        if word is None:
            raise KeyError(key)
        return Markup("".join([said if name is None else escape(values[name]) for said, name in _pieces(word)]))

    def worded(self, key: str, **values: object) -> str:
        """Return an interface word with its places filled, as plain text."""
        return str(self.filled(key, **values).unescape())

    def say(self, text: Text | None) -> Markup:
        """Return a text within a line."""
        if text is None:
            return Markup("")
        said = text.say(self.language)
        html = to_inline_html(said.text)
        return Markup(html if said.language == self.language else f'<span lang="{said.language}">{html}</span>')

    def prose(self, text: Text | None) -> Markup:
        """Return a text in paragraphs."""
        if text is None:
            return Markup("")
        said = text.say(self.language)
        html = to_html(said.text)
        return Markup(html if said.language == self.language else f'<div lang="{said.language}">{html}</div>')

    def plain(self, text: Text | None) -> str:
        """Return a text without markup, for attributes, titles and pictures."""
        return Markup(self.say(text)).striptags()

    def date(self, date: Date | dt.date) -> Markup:
        """Return a date as far as it is known, readable by machines too."""
        return Markup(f'<time datetime="{date}">{escape(self._locale.date(date))}</time>')

    def vocable(self, list: str, id: str) -> Vocable:
        """Return a controlled word with its definition."""
        return self._vocabulary[list][id]

    def definition(self, list: str, id: str) -> Text | None:
        """Return what a controlled word covers."""
        return self.vocable(list, id).definition

    def rank(self, id: str, list: str) -> int:
        """Return the place of a controlled word in its list, from 1."""
        return tuple(self._vocabulary[list]).index(id) + 1

    def _word(self, id: str, list: str) -> Markup:
        """Return a controlled word as readers see it."""
        return self.say(self.vocable(list, id).title)

    def _tags(self, ids: tuple[str, ...], list: str) -> Markup:
        """Return controlled words, one after another; nothing where there are none."""
        return Markup(", ").join(self.word(id, list) for id in ids)


@lru_cache(maxsize=2000)
def _pieces(word: str) -> tuple[tuple[Markup, str | None], ...]:
    """Return an interface word in pieces: texts, and between them the names of its places."""
    found: list[tuple[Markup, str | None]] = []
    for said, name, _, _ in Formatter().parse(word):
        found += [(escape(said), None)] if said else []
        found += [(Markup(""), name)] if name is not None else []
    return tuple(found)
