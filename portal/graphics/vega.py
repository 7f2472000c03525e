"""What vl-convert and oxipng do for us, in fresh processes: specifications into SVG, SVG into PNG, Vega's own script.

In fresh ones, since vl-convert hangs in a process that was forked after it was used. Such a process imports this
module and nothing else of ours, so that it is at work at once.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeAlias, TypeVar

import oxipng
import vl_convert

from portal.processes import end_with_parent

T = TypeVar("T")
R = TypeVar("R")

ToDraw: TypeAlias = tuple[str, dict[str, object]]
"""A specification as JSON, and how its language writes numbers."""

PNG_SCALE = 2
PNG_LEVEL = 0
"""Of 6: the first leaves an eighth of a picture, the others take a tenth more for many times as long."""

PNG_FILTERS = [oxipng.RowFilter.NoOp]
"""The rows as they are: charts have few colours and large areas, which no filter makes smaller, and trying some
takes as long as all else."""

CHUNK = 4


def in_fresh(work: Callable[[T], R], tasks: Iterable[T], most: int) -> list[R]:
    """Return what becomes of each task, done in at most so many fresh processes while further tasks are made."""
    spawn = multiprocessing.get_context("spawn")
    most = min(os.cpu_count() or 1, max(most, 1))
    with ProcessPoolExecutor(most, mp_context=spawn, initializer=end_with_parent) as processes:
        return list(processes.map(work, tasks, chunksize=CHUNK))


def to_svg(task: ToDraw) -> str:
    """Return a specification drawn."""
    spec, number_format = task
    return str(vl_convert.vegalite_to_svg(spec, format_locale=number_format))


def to_png(svg: str) -> bytes:
    """Return a drawing painted, with nothing in the file that its reader can do without."""
    painted = vl_convert.svg_to_png(svg, scale=PNG_SCALE)
    return bytes(oxipng.optimize_from_memory(painted, level=PNG_LEVEL, filter=PNG_FILTERS))


def to_script(snippet: str) -> str:
    """Return Vega, Vega-Lite and Vega-Embed in one script, of which a snippet says what it offers."""
    return str(vl_convert.javascript_bundle(snippet))
