"""Plots into pictures, drawn by Vega."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import tee
from typing import NamedTuple, TypeAlias

from portal.graphics.plot import Plot
from portal.graphics.vega import ToDraw, in_fresh, to_png, to_script, to_svg

NumberFormat: TypeAlias = Mapping[str, object]
"""How a language writes numbers, as D3 names it."""

SNIPPET = "window.vegaEmbed = vegaEmbed;"
"""What the bundled script offers to ours."""

CHARTS_EACH = 40
"""Vega takes as long to start as to draw 25 charts: fewer than these are not worth another process."""

PAINTED_EACH = 4


class Asked(NamedTuple):
    """A plot, and how the language it speaks writes numbers."""

    plot: Plot
    number_format: NumberFormat


class Picture(NamedTuple):
    """One plot as it was drawn."""

    spec: str
    """Its Vega-Lite specification, as JSON."""

    svg: str
    """Vega's own drawing."""


def drawn_now(asked: Sequence[Asked]) -> list[Picture]:
    """Return the picture of each plot, drawn now: Vega draws the first while Altair specifies the others."""
    asked_of_vega, specified = tee(_specified(asked))
    svgs = in_fresh(to_svg, asked_of_vega, most=-(-len(asked) // CHARTS_EACH)) if asked else []
    return [Picture(spec, svg) for (spec, _), svg in zip(specified, svgs, strict=True)]


def painted_now(svgs: Sequence[str]) -> list[bytes]:
    """Return each drawing as PNG, twice as large, painted now."""
    return in_fresh(to_png, svgs, most=-(-len(svgs) // PAINTED_EACH)) if svgs else []


def bundle_now() -> bytes:
    """Return the script that makes charts answer: Vega, Vega-Lite and Vega-Embed in one file."""
    return in_fresh(to_script, [SNIPPET], most=1)[0].encode()


def _specified(asked: Iterable[Asked]) -> Iterator[ToDraw]:
    for one in asked:
        yield json.dumps(one.plot.spec(), ensure_ascii=False, sort_keys=True), dict(one.number_format)
