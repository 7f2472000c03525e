"""Plots into pictures: drawn by Vega, and kept by what they were drawn from."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from importlib.metadata import version
from itertools import tee
from pathlib import Path
from typing import NamedTuple, TypeAlias

from portal.outputs.charts.plot import Plot
from portal.site.project import CACHE, digest_of_files
from portal.site.vega import ToDraw, in_fresh, to_png, to_script, to_svg

NumberFormat: TypeAlias = Mapping[str, object]
"""How a language writes numbers, as D3 names it."""

FOLDER = CACHE / "charts"
CODE = Path("portal/outputs/charts")
VEGA = Path("portal/site/vega.py")
MADE_WITH = " ".join(f"{name} {version(name)}" for name in ("altair", "vl-convert-python", "pyoxipng"))

SNIPPET = "window.vegaEmbed = vegaEmbed;"
"""What the bundled script offers to ours."""

MOST_KEPT = 5000
"""Files in the cache: some dozen states of a portal of this size."""

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


# What was drawn before is kept, under what it was drawn from.


def draw(asked: Sequence[Asked]) -> dict[str, Picture]:
    """Return the pictures of some plots by the plots' keys; those drawn before are read."""
    _forget()
    code = digest_of_files([CODE]).hex()
    paths = {one.plot.key: _path(f"{one.plot.key} {sorted(one.number_format.items())} {code}", "svg") for one in asked}
    missing = [one for one in asked if not paths[one.plot.key].exists()]
    for one, picture in zip(missing, drawn_now(missing), strict=True):
        path = paths[one.plot.key]
        _keep(path.with_suffix(".json"), picture.spec.encode())
        _keep(path, picture.svg.encode())
    return {key: Picture(_text(path.with_suffix(".json")), _text(path)) for key, path in paths.items()}


def paint(svgs: Iterable[str]) -> dict[str, bytes]:
    """Return some drawings as PNG, by the drawings; those painted before are read."""
    paths = {svg: _path(svg, "png") for svg in svgs}
    missing = [svg for svg, path in paths.items() if not path.exists()]
    for svg, png in zip(missing, painted_now(missing), strict=True):
        _keep(paths[svg], png)
    return {svg: path.read_bytes() for svg, path in paths.items()}


def bundle() -> bytes:
    """Return the script that makes charts answer; one made before is read."""
    path = _path(SNIPPET, "js")
    if not path.exists():
        _keep(path, bundle_now())
    return path.read_bytes()


def _forget() -> None:
    """Remove the oldest files of a cache that has grown large: those of data and code long gone."""
    found = sorted(FOLDER.glob("*"), key=lambda path: path.stat().st_mtime_ns)
    for path in found[:-MOST_KEPT]:
        path.unlink(missing_ok=True)


def _path(drawn_from: str, ending: str) -> Path:
    """Return where something drawn is kept: under what it was drawn from, and with what."""
    made_with = f"{MADE_WITH} {digest_of_files([VEGA]).hex()}"
    name = blake2b(f"{made_with} {drawn_from}".encode(), digest_size=16).hexdigest()
    return FOLDER / f"{name}.{ending}"


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(path)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
