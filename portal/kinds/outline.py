"""Outlines: the shapes of provinces and territories, for maps."""

from typing import Annotated

from pydantic import StringConstraints

from portal.record import Kind, Record, Word
from portal.text import Slug, Text


class Outline(Record):
    """The shape of one province or territory."""

    jurisdiction: Annotated[Slug, Word("jurisdictions")]
    """The province or territory."""

    path: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^M[-\d lMz]+z$")]
    """Its shape as an SVG path, in whole kilometres of the map in `portal/graphics/map.py`."""


OUTLINES = Kind(
    "outlines",
    Outline,
    title=Text(en="Outlines", fr="Contours"),
    one=Text(en="Outline", fr="Contour"),
)
