"""A work into a record of RIS."""

from collections.abc import Mapping
from typing import Any

# rispy says its types in its source, but does not publish them.
import rispy  # type: ignore[import-untyped]

from portal.citations.item import csl
from portal.citations.work import Sort, Work

_TYPES: Mapping[Sort, str] = {"report": "RPRT", "webpage": "ELEC", "dataset": "DATA"}


def ris(work: Work) -> str:
    """Return a RIS file that holds the work."""
    item = csl(work)
    record: dict[str, Any] = {
        "type_of_reference": _TYPES[work.sort],
        "id": work.id,
        "title": work.title,
        "authors": list(work.authors),
        "secondary_title": item.get("container-title"),
        "publisher": item.get("publisher"),
        "year": f"{work.date.year:04}" if work.date else None,
        "date": _date(work),
        "language": work.language,
        "urls": [work.url],
    }
    known = {name: value for name, value in record.items() if value}
    # rispy numbers its records on lines of their own, which are no part of the format.
    return str(rispy.dumps([known])).removeprefix("1.\n")


def _date(work: Work) -> str:
    """Return 2005/10/15/ or 2005/10//, or nothing where the year says it all."""
    if not work.date or not work.date.month:
        return ""
    year, month, day = work.date
    return f"{year:04}/{month:02}/{f'{day:02}' if day else ''}/"
