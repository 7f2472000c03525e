"""Rows into CSV, for people and their spreadsheets."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

RUNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection)."""


def to_csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return rows under the names of the first one; nothing for no rows.

    UTF-8 with a byte order mark, so that spreadsheets read accents. A text that would run as a formula
    begins with an apostrophe; numbers stay numbers.
    """
    if not rows:
        return b""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _safe(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _safe(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(RUNS) else value
