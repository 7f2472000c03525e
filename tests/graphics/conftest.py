"""What the tests of charts share: a folder of data to fill, and Vega to draw what is in it."""

import json
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
import vl_convert

from portal.graphics.plot import Plot
from tests.graphics.made import Made, check


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Return a folder of data with nothing of ours in it yet."""
    return Made(tmp_path)


@pytest.fixture(scope="session")
def draw() -> Iterator[Callable[[Plot], str]]:
    """Return what draws a plot as SVG, where its specification is sound.

    In a process of its own: one forked after vl-convert was used hangs.
    """

    def drawn(plot: Plot) -> str:
        check(spec := plot.spec())
        return process.submit(_to_svg, json.dumps(spec)).result()

    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        yield drawn


def _to_svg(spec: str) -> str:
    return str(vl_convert.vegalite_to_svg(spec))
