"""How one language writes numbers, dates and words."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale as BabelLocale
from babel.dates import format_date
from babel.numbers import format_decimal

from portal.text import Language
from portal.text.date import Date

TERRITORIES: Mapping[Language, str] = {"en": "en_CA", "fr": "fr_CA"}


class Locale:
    """One language of Canada."""

    def __init__(self, language: Language) -> None:
        """Take the conventions of English or French Canada."""
        self.language = language
        self._babel = BabelLocale.parse(TERRITORIES[language])
        symbols = self._babel.number_symbols["latn"]
        self.number_format: Mapping[str, object] = {
            "decimal": symbols["decimal"],
            "thousands": symbols["group"],
            "grouping": [3],
            "currency": ["", ""],
        }
        """The same conventions as D3 names them, for the axes of charts."""
        self.number = lru_cache(maxsize=4096)(self._number)
        self.date = lru_cache(maxsize=4096)(self._date)

    def _number(self, value: float) -> str:
        """Return 7,000 or 7 000; years are not numbers."""
        return str(format_decimal(value, locale=self._babel))

    def _date(self, date: Date | dt.date) -> str:
        """Return 1976, July 1997 or 5 October 2015: as much as is known."""
        if isinstance(date, dt.date):
            date = Date(date.year, date.month, date.day)
        if not date.month:
            return str(date.year)
        day = dt.date(date.year, date.month, date.day or 1)
        form = "d MMMM y" if date.day else "MMMM y"
        written = str(format_date(day, form, locale=self._babel))
        first_of_month = self.language == "fr" and date.day == 1
        return f"1er{written[1:]}" if first_of_month else written
