"""A value into JSON that may stand in a page."""

import json


def as_json(value: object) -> str:
    """Return JSON in which no character could begin a tag, or end the element that it stands in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
