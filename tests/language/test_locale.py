"""How each language writes numbers and dates."""

import datetime as dt

import pytest

from portal.language.locale import Locale
from portal.text.date import Date


@pytest.mark.parametrize(
    ("date", "english", "french"),
    [
        (Date(1976), "1976", "1976"),
        (Date(1997, 7), "July 1997", "juillet 1997"),
        (Date(2015, 10, 5), "5 October 2015", "5 octobre 2015"),
        (Date(2015, 10, 1), "1 October 2015", "1er octobre 2015"),
        (dt.date(2026, 11, 23), "23 November 2026", "23 novembre 2026"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(date: Date, english: str, french: str) -> None:
    assert Locale("en").date(date) == english
    assert Locale("fr").date(date) == french


def test_numbers_follow_the_language() -> None:
    assert Locale("en").number(2794356) == "2,794,356"
    assert Locale("fr").number(2794356).split() == ["2", "794", "356"]
    assert Locale("fr").number(4.7) == "4,7"
