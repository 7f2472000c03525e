"""Functions that draw with Altair, into functions that return a Vega-Lite specification in the look of all charts."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeAlias

import altair as alt
from altair.utils.schemapi import debug_mode

from portal.graphics.look import EDGE, FONT, GRID, INK, LINE, QUIET, TEXT
from portal.graphics.plot import Spec

P = ParamSpec("P")

Drawing: TypeAlias = alt.LayerChart | alt.FacetChart | alt.VConcatChart


def specified(draw: Callable[P, Drawing]) -> Callable[P, Spec]:
    """Make a function that draws return the specification of its drawing.

    Altair does not hold it against Vega-Lite's schema here, which would take longer than all else about a chart:
    whether a specification is sound is decided by our code, so the tests do it, for every form and every chart.
    """

    @wraps(draw)
    def specify(*args: P.args, **named: P.kwargs) -> Spec:
        with debug_mode(False):
            drawing = draw(*args, **named)
            drawing.config = _config()  # `properties` would copy the whole drawing
            return drawing.to_dict(validate=False)

    return specify


def _config() -> dict[str, Any]:
    axis = {
        "labelFont": FONT,
        "labelFontSize": TEXT,
        "labelColor": QUIET,
        "titleFont": FONT,
        "titleFontSize": TEXT,
        "titleFontWeight": "normal",
        "titleColor": QUIET,
        "gridColor": GRID,
        "domainColor": EDGE,
        "tickColor": EDGE,
    }
    return {
        "font": FONT,
        "background": "transparent",
        "padding": 4,
        "view": {"stroke": None},
        "axis": axis,
        "header": {"labelFont": FONT, "labelFontSize": TEXT, "labelColor": INK, "title": None, "labelAnchor": "start"},
        "text": {"font": FONT, "fontSize": TEXT, "color": INK, "lineHeight": LINE},
    }
