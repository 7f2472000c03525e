"""Vega's drawing into the picture within a page, and into one that stands alone with its title and sources."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from portal.graphics import look
from portal.graphics.plot import Plot

SVG = "http://www.w3.org/2000/svg"
SCALE = 1.4
"""A picture is at most this much larger than it was drawn: its text is then as large as the page's."""

SAID_ELSEWHERE = ("role", "class", "pointer-events", "font-family", "version", "stroke-miterlimit")
"""Attributes that a picture beside its own words does not need; those that begin with aria- go too."""

TOKEN = re.compile(r"var\(--([a-z0-9-]+)\)")
EMPTY = ("", "M0,0h0v0h0Z")

MARGIN, TITLE, SMALL = 20, 17, 11
FAMILY = f"{look.FONT}, Arial, Helvetica, sans-serif"


class Words(NamedTuple):
    """What a picture that stands alone says beside its plot."""

    sources: str
    """Where the values come from."""

    address: str
    """Where it is to be found."""


def within_page(svg: str) -> str:
    """Return a drawing to stand in a page: its colours are the page's, its words are said beside it."""
    root = _read(svg)
    width, height = (float(root.attrib[name]) for name in ("width", "height"))
    root.attrib.update(width=f"{width * SCALE:.0f}", height=f"{height * SCALE:.0f}")
    root.attrib.update({"aria-hidden": "true", "focusable": "false"})
    return _written(root)


def alone(svg: str, plot: Plot, words: Words, colours: Mapping[str, str]) -> str:
    """Return a drawing with its title, what is drawn, its legend, notes and sources, in fixed colours, on white."""
    inner = _read(svg)
    width, height = (float(inner.attrib[name]) for name in ("width", "height"))
    total = max(width, look.WIDTH) + 2 * MARGIN
    outer = ET.Element("svg", {"xmlns": SVG, "font-family": FAMILY})
    ET.SubElement(outer, "title").text = plot.title
    ET.SubElement(outer, "desc").text = plot.told
    ground = ET.SubElement(outer, "rect", {"width": "100%", "height": "100%", "fill": "var(--raised)"})
    letters = int((total - 2 * MARGIN) / look.TEXT * 1.9)
    top = _lines(outer, look.wrapped(plot.title, int(letters * 0.72), 5), MARGIN, TITLE, "var(--ink)", bold=True)
    top = _lines(outer, look.wrapped(plot.subtitle, letters, 6), top + 4, look.TEXT, "var(--quiet)") + 8
    place = ET.SubElement(outer, "g", {"transform": f"translate({MARGIN},{top:.0f})"})
    place.attrib.update({name: inner.attrib[name] for name in ("fill", "stroke") if name in inner.attrib})
    place.extend(inner)
    top += height + 12
    for series in plot.legend:
        mark = {"d": look.MARKS[series.place].path, "fill": look.COLOURS[series.place]}
        ET.SubElement(outer, "path", mark | {"transform": f"translate({MARGIN},{top + 5:.0f}) scale(0.6)"})
        name = f"{series.letter}  {series.label}".strip()
        top = _lines(outer, look.wrapped(name, letters - 4, 4), top, look.TEXT, "var(--ink)", indent=18)
    small = int(letters * look.TEXT / SMALL)
    for said in (*plot.notes, words.sources, words.address):
        top = _lines(outer, look.wrapped(said, small, 8), top + 4, SMALL, "var(--quiet)")
    size = {"width": f"{total:.0f}", "height": f"{top + MARGIN / 2:.0f}"}
    outer.attrib.update(size | {"viewBox": f"0 0 {size['width']} {size['height']}"})
    ground.attrib.update(size)
    return TOKEN.sub(lambda token: colours[token[1]], _written(outer)) + "\n"


def _lines(
    parent: ET.Element,
    lines: Sequence[str],
    top: float,
    size: int,
    fill: str,
    *,
    bold: bool = False,
    indent: int = 0,
) -> float:
    """Write lines of text from a height on; return where the next may begin."""
    for line in lines:
        top += size * 1.3
        weight = {"font-weight": "bold"} if bold else {}
        place = {"x": f"{MARGIN + indent}", "y": f"{top:.0f}", "font-size": f"{size}", "fill": fill}
        ET.SubElement(parent, "text", place | weight).text = line
    return top


def _read(svg: str) -> ET.Element:
    """Return a drawing without what says nothing: names, roles, empty paths, groups around nothing."""
    root = ET.fromstring(svg)  # noqa: S314 - drawn by our own renderer a moment ago
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
        for name in [name for name in element.attrib if name in SAID_ELSEWHERE or name.startswith("aria-")]:
            del element.attrib[name]
    _prune(root)
    return root


def _prune(element: ET.Element) -> None:
    """Take out what draws nothing, and put the children of a group without a quality in its place."""
    kept: list[ET.Element] = []
    for child in element:
        _prune(child)
        if child.tag == "path" and (child.get("d", "") in EMPTY or child.get("display") == "none"):
            continue
        if child.tag == "g" and len(child) == 0:
            continue
        if child.tag == "g" and set(child.attrib.items()) <= {("transform", "translate(0,0)")}:
            kept.extend(child)
        else:
            kept.append(child)
    element[:] = kept


def _written(root: ET.Element) -> str:
    return ET.tostring(root, encoding="unicode", short_empty_elements=True)
