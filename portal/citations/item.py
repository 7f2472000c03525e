"""A work into an item of CSL-JSON, the form citation processors and reference managers share."""

import json
from typing import Any

from portal.citations.work import Work


def csl(work: Work) -> dict[str, Any]:
    """Return the work as one CSL item; what is unknown is left out."""
    item: dict[str, Any] = {
        "id": work.id,
        "type": work.sort,
        "title": work.title,
        "URL": work.url,
        "language": work.language,
    }
    if work.authors:
        # A literal name is never taken apart into a given and a family name.
        item["author"] = [{"literal": name} for name in work.authors]
    if work.date:
        item["issued"] = {"date-parts": [[part for part in work.date if part]]}
    if work.sort == "webpage":
        item["container-title"] = work.container
    if publisher := {"report": work.publisher, "webpage": "", "dataset": work.container}[work.sort]:
        item["publisher"] = publisher
    return item


def csl_json(work: Work) -> str:
    """Return a CSL-JSON file that holds the work."""
    return json.dumps([csl(work)], ensure_ascii=False, indent=2, sort_keys=True) + "\n"
