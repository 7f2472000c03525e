"""Places into a map of Canada: where each stands, and how many innovations it has."""

from collections import Counter
from collections.abc import Iterable
from math import cos, log, pi, radians, sin, sqrt, tan
from typing import NamedTuple

from portal.analysis.order import sort_key
from portal.dataset import Dataset, Item
from portal.kinds.innovation import INNOVATIONS
from portal.kinds.outline import OUTLINES, Outline
from portal.kinds.place import PLACES, Place
from portal.text import Language

EARTH = 6371
"""The mean radius of the earth in kilometres: a sphere is true to the half of a per cent, less than a mark is wide."""


class Lambert(NamedTuple):
    """A conformal conic projection of a sphere: shapes stay true, two parallels keep their length.

    Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), equations 15-1 to 15-5. Own code:
    libraries that project carry PROJ and its data, some 10 MB, for these ten lines.
    """

    first: float
    """The parallels that keep their length, and the origin, in degrees."""

    second: float
    latitude: float
    longitude: float

    def __call__(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return a point as radii of the sphere to the east and to the north of the origin."""
        one, two = radians(self.first), radians(self.second)
        n = log(cos(one) / cos(two)) / log(_conformal(two) / _conformal(one))
        f = cos(one) * _conformal(one) ** n / n
        rho, rho_0 = (f / _conformal(radians(lat)) ** n for lat in (latitude, self.latitude))
        theta = n * radians(longitude - self.longitude)
        return rho * sin(theta), rho_0 - rho * cos(theta)


def _conformal(latitude: float) -> float:
    return tan(pi / 4 + latitude / 2)


ATLAS = Lambert(49, 77, 49, -95)
"""The projection of the Atlas of Canada (EPSG:3978)."""


class Point(NamedTuple):
    """A point of the map, in kilometres to the east and to the south of its origin: as SVG counts."""

    x: int
    y: int


def on_map(latitude: float, longitude: float) -> Point:
    """Return where a place stands on the map of Canada."""
    east, north = ATLAS(latitude, longitude)
    return Point(round(EARTH * east), round(-EARTH * north))


class Box(NamedTuple):
    """A part of the map, in kilometres."""

    left: int
    top: int
    width: int
    height: int

    def holds(self, point: Point) -> bool:
        """Return whether a point lies within."""
        return 0 <= point.x - self.left <= self.width and 0 <= point.y - self.top <= self.height


CANADA = Box(-2400, -3890, 5470, 4670)
CORRIDOR = Box(960, -150, 880, 870)
"""From Windsor to Québec: half of all places stand there, too close to be told apart on the map of Canada."""

MARK = 1 / 105
"""The radius of the mark of one innovation, as a share of the picture's width; areas grow with the number."""


class Counted(NamedTuple):
    """A place and how many innovations it has."""

    item: Item
    place: Place
    number: int
    point: Point | None
    """Where it stands; None where its coordinates were not verified."""


class Mark(NamedTuple):
    """A place on a picture."""

    counted: Counted
    radius: int
    """In kilometres of the map."""


class View(NamedTuple):
    """A part of the map, drawn as a picture of its own."""

    box: Box
    marks: tuple[Mark, ...]
    """The largest first, so that a small one is not covered."""

    elsewhere: tuple[Mark, ...] = ()
    """What stands on a closer view: shown here, chosen there."""


class Group(NamedTuple):
    """The places of one province or territory."""

    jurisdiction: str
    number: int
    """Its innovations, each once however many of its places have it."""

    places: tuple[Counted, ...]


class Map(NamedTuple):
    """All places that have innovations."""

    canada: View
    corridor: View
    groups: tuple[Group, ...]
    """From east to west, as provinces are listed; places in the order of the alphabet."""

    outlines: tuple[Outline, ...]
    unplaced: tuple[Counted, ...]
    """Those whose coordinates were not verified."""

    hidden: int
    """The innovations that stand nowhere on the map, since none of their places does."""


def places_map(dataset: Dataset, language: Language) -> Map:
    """Return the map of all places that have innovations, its names in the order of a language."""
    innovations = [_places_of(item) for item in dataset.items(INNOVATIONS.name)]
    numbers = Counter(id for places in innovations for id in places)
    counted = {
        item.key.id: Counted(item, item.record, numbers[item.key.id], _point(item.record))
        for item in sorted(dataset.items(PLACES.name), key=lambda item: sort_key(item.label.say(language).text))
        if isinstance(item.record, Place) and item.key.id in numbers
    }
    placed = [one for one in counted.values() if one.point]
    near = [one for one in placed if one.point and CORRIDOR.holds(one.point)]
    jurisdictions = {id: one.place.jurisdiction for id, one in counted.items()}
    there = Counter(one for places in innovations for one in {jurisdictions[id] for id in places})
    groups = [
        Group(
            jurisdiction,
            there[jurisdiction],
            tuple(one for one in counted.values() if one.place.jurisdiction == jurisdiction),
        )
        for jurisdiction in dataset.vocabulary["jurisdictions"]
    ]
    return Map(
        canada=View(CANADA, _marks(CANADA, [one for one in placed if one not in near]), _marks(CANADA, near)),
        corridor=View(CORRIDOR, _marks(CORRIDOR, near)),
        groups=tuple(group for group in groups if group.places),
        outlines=dataset[OUTLINES],
        unplaced=tuple(one for one in counted.values() if not one.point),
        hidden=sum({one.item.key.id for one in placed}.isdisjoint(places) for places in innovations),
    )


def _places_of(item: Item) -> list[str]:
    return [key.id for key in item.references if key.kind == PLACES.name]


def _point(place: Place) -> Point | None:
    if place.latitude is None or place.longitude is None:
        return None
    return on_map(place.latitude, place.longitude)


def _marks(box: Box, places: Iterable[Counted]) -> tuple[Mark, ...]:
    marks = (Mark(one, round(box.width * MARK * sqrt(one.number))) for one in places)
    return tuple(sorted(marks, key=lambda mark: -mark.radius))
