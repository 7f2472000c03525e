"""Plots into pictures: drawn by vl-convert, on all cores, and kept by what they were drawn from."""

import json
import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple, TypeAlias, TypeVar

import oxipng
import vl_convert

from portal.outputs.charts.plot import Plot
from portal.processes import spread

T = TypeVar("T")
R = TypeVar("R")

NumberFormat: TypeAlias = Mapping[str, object]
"""How a language writes numbers, as D3 names it."""

SNIPPET = "window.vegaEmbed = vegaEmbed;"
"""What the bundled script offers to ours."""

PNG_SCALE = 2
PNG_LEVEL = 0
"""Of 6: the first leaves an eighth of a picture, the others take a tenth more for many times as long."""


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
    """Return the pictures of some plots."""

    def specification(at: int) -> str:
        return json.dumps(asked[at].plot.spec(), ensure_ascii=False, sort_keys=True)

    # Altair checks each specification against Vega-Lite's schema, which takes longer than drawing it.
    specs = list(spread(specification, range(len(asked))))
    drawn = _fresh(_to_svg, [(spec, dict(one.number_format)) for spec, one in zip(specs, asked, strict=True)])
    return [Picture(spec, svg) for spec, svg in zip(specs, drawn, strict=True)]


def painted_now(svgs: Sequence[str]) -> list[bytes]:
    """Return some drawings as PNG, twice as large."""
    return _fresh(_to_png, svgs)


def bundle_now() -> bytes:
    """Return the script that makes charts answer: Vega, Vega-Lite and Vega-Embed in one file."""
    return _fresh(_to_bundle, [SNIPPET])[0].encode()


def _fresh(work: Callable[[T], R], tasks: Sequence[T]) -> list[R]:
    """Return what becomes of each task, done in fresh processes: one forked after vl-convert was used hangs."""
    if not tasks:
        return []
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(tasks)), mp_context=spawn) as processes:
        return list(processes.map(work, tasks, chunksize=4))


def _to_svg(task: tuple[str, dict[str, object]]) -> str:
    spec, number_format = task
    return str(vl_convert.vegalite_to_svg(spec, format_locale=number_format))


def _to_png(svg: str) -> bytes:
    return bytes(oxipng.optimize_from_memory(vl_convert.svg_to_png(svg, scale=PNG_SCALE), level=PNG_LEVEL))


def _to_bundle(snippet: str) -> str:
    return str(vl_convert.javascript_bundle(snippet))
