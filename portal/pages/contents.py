"""The headings of a drawn page into what its list of contents names."""

import re
from typing import NamedTuple

from markupsafe import Markup

from portal.marks import Mark

CONTENTS = str(Mark("contents"))
"""Where a template wants the list of contents of its own page."""

HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


class Heading(NamedTuple):
    """A heading that a link can lead to."""

    id: str
    text: str


def headings(html: str) -> tuple[Heading, ...]:
    """Return the second-level headings of a page, in order, as text."""
    return tuple(Heading(id, Markup(text).striptags()) for id, text in HEADING.findall(html))  # noqa: S704
