"""Plots into pictures: drawn by vl-convert, on all cores, and kept by what they were drawn from."""

import json
import multiprocessing
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

import oxipng
import vl_convert

from portal.outputs.charts.plot import Plot
from portal.processes import spread
from portal.site.project import CACHE, digest_of_files

T = TypeVar("T")
R = TypeVar("R")

NumberFormat: TypeAlias = Mapping[str, object]
"""How a language writes numbers, as D3 names it."""

FOLDER = CACHE / "charts"
CODE = Path("portal/outputs/charts")
MADE_WITH = " ".join(f"{name} {version(name)}" for name in ("altair", "vl-convert-python", "pyoxipng"))
SNIPPET = "window.vegaEmbed = vegaEmbed;"
"""What the bundled script offers to ours."""

MOST_KEPT = 5000
"""Files in the cache: some dozen states of a portal of this size."""

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


def draw(asked: Sequence[Asked]) -> dict[str, Picture]:
    """Return the pictures of some plots by the plots' keys; those drawn before are read."""
    _forget()
    code = digest_of_files([CODE]).hex()
    paths = {one.plot.key: _path(f"{one.plot.key} {sorted(one.number_format.items())} {code}", "svg") for one in asked}
    missing = [one for one in asked if not paths[one.plot.key].exists()]

    def specification(at: int) -> str:
        return json.dumps(missing[at].plot.spec(), ensure_ascii=False, sort_keys=True)

    # Altair checks each specification against Vega-Lite's schema, which takes longer than drawing it.
    specs = list(spread(specification, range(len(missing))))
    drawn = _fresh(_to_svg, [(spec, dict(one.number_format)) for spec, one in zip(specs, missing, strict=True)])
    for spec, one, svg in zip(specs, missing, drawn, strict=True):
        path = paths[one.plot.key]
        _keep(path.with_suffix(".json"), spec.encode())
        _keep(path, svg.encode())
    return {key: Picture(_text(path.with_suffix(".json")), _text(path)) for key, path in paths.items()}


def paint(svgs: Iterable[str]) -> dict[str, bytes]:
    """Return some drawings as PNG, twice as large, by the drawings; those painted before are read."""
    paths = {svg: _path(svg, "png") for svg in svgs}
    missing = [svg for svg, path in paths.items() if not path.exists()]
    for svg, png in zip(missing, _fresh(_to_png, missing), strict=True):
        _keep(paths[svg], png)
    return {svg: path.read_bytes() for svg, path in paths.items()}


def bundle() -> bytes:
    """Return the script that makes charts answer: Vega, Vega-Lite and Vega-Embed in one file."""
    path = _path(SNIPPET, "js")
    if not path.exists():
        _keep(path, _fresh(_to_bundle, [SNIPPET])[0].encode())
    return path.read_bytes()


def _forget() -> None:
    """Remove the oldest files of a cache that has grown large: those of data and code long gone."""
    found = sorted(FOLDER.glob("*"), key=lambda path: path.stat().st_mtime_ns)
    for path in found[:-MOST_KEPT]:
        path.unlink(missing_ok=True)


def _path(drawn_from: str, ending: str) -> Path:
    """Return where something drawn is kept: under what it was drawn from, and with what."""
    name = blake2b(f"{MADE_WITH} {PNG_LEVEL} {drawn_from}".encode(), digest_size=16).hexdigest()
    return FOLDER / f"{name}.{ending}"


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


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(path)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
