"""Dates known to the year, to the month or to the day."""

import calendar
import re
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator

FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Date(NamedTuple):
    """A date as far as it is known; sorts by what is known first."""

    year: int
    month: int = 0
    """1 to 12, or 0 where only the year is known."""
    day: int = 0
    """1 to 31, or 0 where only the month is known."""

    def __str__(self) -> str:
        """Return the ISO form: 1976, 1997-07 or 2015-10-05."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in self[1:] if part)])

    @property
    def decade(self) -> int:
        """The first year of its decade."""
        return self.year // 10 * 10


def parse_date(value: object) -> object:
    """Return the date a text states; raise ValueError where no calendar has it."""
    if isinstance(value, Date):
        return value
    match = FORM.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f"is {value!r}; write 1976, 1997-07 or 2015-10-05")
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"month {month:02} does not exist; months are 01 to 12")
    if month is not None and day is not None:
        last = calendar.monthrange(year or 1, month)[1]
        if not 1 <= day <= last:
            raise ValueError(f"{value} does not exist; that month has days 01 to {last}")
    return Date(year or 0, month or 0, day or 0)


PartialDate = Annotated[Date, BeforeValidator(parse_date)]
"""A date in a data file: 1976, 1997-07 or 2015-10-05."""
