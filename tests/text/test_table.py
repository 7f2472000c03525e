"""Rows for spreadsheets."""

import csv
from io import StringIO

import pytest

from portal.text.table import to_csv


def test_rows_come_back_as_they_were() -> None:
    rows = [{"name": 'Québec, "la" ville\nnouvelle', "value": -5}, {"name": "", "value": 7.5}]
    read = list(csv.DictReader(StringIO(to_csv(rows).decode("utf-8-sig"), newline="")))
    assert read == [{"name": 'Québec, "la" ville\nnouvelle', "value": "-5"}, {"name": "", "value": "7.5"}]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_is_made_safe(text: str) -> None:
    (row,) = csv.DictReader(StringIO(to_csv([{"name": text}]).decode("utf-8-sig"), newline=""))
    assert row["name"] == f"'{text}"


def test_no_rows_are_an_empty_file() -> None:
    assert to_csv([]) == b""
