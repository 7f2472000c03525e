"""The map of places: projected as the textbook does, every place once, and no place outside its province."""

import re
from collections import Counter
from itertools import accumulate, pairwise
from math import cos, hypot, radians

import pytest

from macros.families import bind
from portal.dataset import Dataset
from portal.graphics.map import ATLAS, CANADA, CORRIDOR, Lambert, Point, on_map, places_map
from portal.kinds.innovation import INNOVATIONS
from portal.kinds.outline import OUTLINES
from portal.kinds.place import PLACES, Place
from portal.text import LANGUAGES, Language
from tests.project import renderer_of

STEP = 1e-4
"""Degrees: small enough that the projection is straight over it."""

SHORE = 25
"""Kilometres: no outline is further from the shore than it was simplified by."""


def drawn(dataset: Dataset, language: Language) -> str:
    """Return the map as an author gets it."""
    return bind(renderer_of(dataset, language))["map_of_places"]()


def located(dataset: Dataset) -> dict[str, tuple[Place, Point]]:
    """Return the places that have coordinates, and where they stand."""
    return {
        place.id: (place, on_map(place.latitude, place.longitude))
        for place in dataset[PLACES]
        if place.latitude is not None and place.longitude is not None
    }


def test_a_point_lies_where_the_manual_computes_it() -> None:
    # Snyder 1987, numerical examples, page 295: a sphere of radius 1.
    x, y = Lambert(33, 45, 23, -96)(35, -75)
    assert (x, y) == pytest.approx((0.2966785, 0.2462112), abs=1e-7)


@pytest.mark.parametrize("place", [(43.7, -79.4), (49.25, -123.1), (62.5, -114.4), (47.6, -52.7)])
def test_shapes_stay_true(place: tuple[float, float]) -> None:
    latitude, longitude = place
    (x, y), north, east = (
        ATLAS(latitude, longitude),
        ATLAS(latitude + STEP, longitude),
        ATLAS(latitude, longitude + STEP),
    )
    to_north, to_east = (north[0] - x, north[1] - y), (east[0] - x, east[1] - y)
    assert to_north[0] * to_east[0] + to_north[1] * to_east[1] == pytest.approx(0, abs=1e-14)
    assert hypot(*to_north) == pytest.approx(hypot(*to_east) / cos(radians(latitude)), rel=1e-4)


@pytest.mark.parametrize("parallel", [49, 77])
def test_standard_parallels_keep_their_length(parallel: float) -> None:
    (x, y), (x_2, y_2) = ATLAS(parallel, -95), ATLAS(parallel, -95 + STEP)
    assert hypot(x_2 - x, y_2 - y) == pytest.approx(radians(STEP) * cos(radians(parallel)), rel=1e-6)


def test_east_is_to_the_right_and_north_above(dataset: Dataset) -> None:
    places = {id: point for id, (_, point) in located(dataset).items()}
    west_to_east = ("victoria", "calgary", "winnipeg", "toronto", "montreal", "halifax", "st-johns")
    assert all(places[one].x < places[other].x for one, other in pairwise(west_to_east))
    assert places["yellowknife"].y < places["edmonton"].y < places["calgary"].y < places["lethbridge"].y


def test_distances_are_those_of_the_country() -> None:
    toronto, montreal = on_map(43.7064, -79.3986), on_map(45.5088, -73.5878)
    assert hypot(toronto.x - montreal.x, toronto.y - montreal.y) == pytest.approx(505, rel=0.03)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_located_place_stands_once_in_one_picture_and_every_place_in_the_list(
    language: Language, dataset: Dataset
) -> None:
    found = places_map(dataset, language)
    numbers = Counter(id for innovation in dataset[INNOVATIONS] for id in innovation.places)
    marks = [mark.counted for view in (found.canada, found.corridor) for mark in view.marks]
    assert sorted(one.place.id for one in marks) == sorted(set(numbers) & set(located(dataset)))
    listed = [one for group in found.groups for one in group.places]
    assert {one.place.id: one.number for one in listed} == numbers
    assert len(listed) == len(numbers)
    assert {one.place.id for one in found.unplaced} == set(numbers) - set(located(dataset))
    assert [mark.counted.place.id for mark in found.canada.elsewhere] == [
        mark.counted.place.id for mark in found.corridor.marks
    ]


def test_marks_stand_within_their_picture_and_small_ones_on_top(dataset: Dataset) -> None:
    found = places_map(dataset, "en")
    for view, box in ((found.canada, CANADA), (found.corridor, CORRIDOR)):
        assert all(mark.counted.point and box.holds(mark.counted.point) for mark in view.marks)
        radii = [mark.radius for mark in view.marks]
        assert radii == sorted(radii, reverse=True)
    by_number = {mark.counted.number: mark.radius for mark in found.corridor.marks}
    assert by_number[4] == pytest.approx(2 * by_number[1], abs=1)


def test_innovations_are_counted_once_in_a_province_however_many_places_share_them(dataset: Dataset) -> None:
    found = places_map(dataset, "en")
    places = {place.id: place.jurisdiction for place in dataset[PLACES]}
    for group in found.groups:
        own = [one for one in dataset[INNOVATIONS] if group.jurisdiction in {places[id] for id in one.places}]
        assert group.number == len(own)
    missing = [one for one in dataset[INNOVATIONS] if not set(one.places) & set(located(dataset))]
    assert found.hidden == len(missing)


def corners(path: str) -> list[list[Point]]:
    """Return the rings of an outline."""
    rings = []
    for ring in path.split("z")[:-1]:
        start, ways = ring.strip().removeprefix("M").split("l")
        numbers = [int(number) for number in f"{start} {ways}".split()]
        rings.append([Point(x, y) for x, y in zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True)])
    return rings


def within(point: Point, rings: list[list[Point]]) -> bool:
    """Return whether a point lies in a shape: a line from it crosses the edge an odd number of times."""
    crossings = 0
    for ring in rings:
        for one, other in pairwise([*ring, ring[0]]):
            if (one.y > point.y) != (other.y > point.y):
                crossings += point.x < one.x + (point.y - one.y) * (other.x - one.x) / (other.y - one.y)
    return crossings % 2 == 1


def near(point: Point, rings: list[list[Point]]) -> bool:
    """Return whether a shape begins within the shore's width of a point."""
    around = [(0, 0), *((SHORE * x, SHORE * y) for x in (-1, 0, 1) for y in (-1, 0, 1))]
    return any(within(Point(point.x + x, point.y + y), rings) for x, y in around)


def test_every_place_lies_in_the_outline_of_its_province(dataset: Dataset) -> None:
    outlines = {outline.jurisdiction: corners(outline.path) for outline in dataset[OUTLINES]}
    outside = [id for id, (place, point) in located(dataset).items() if not near(point, outlines[place.jurisdiction])]
    assert outside == []


def test_outlines_stand_within_the_picture_and_are_light(dataset: Dataset) -> None:
    paths = [outline.path for outline in dataset[OUTLINES]]
    assert all(CANADA.holds(point) for path in paths for ring in corners(path) for point in ring)
    assert len(paths) == 13
    assert sum(map(len, paths)) < 12_000


def test_neighbouring_provinces_share_one_border(dataset: Dataset) -> None:
    edges = {
        outline.jurisdiction: {frozenset(edge) for ring in corners(outline.path) for edge in pairwise([*ring, ring[0]])}
        for outline in dataset[OUTLINES]
    }
    for one, other in (*pairwise(("bc", "ab", "sk", "mb", "on", "qc", "nl")), ("ns", "nb")):
        assert edges[one] & edges[other], f"{one} and {other} have no edge in common"


@pytest.mark.parametrize(
    ("language", "slug", "told"),
    [
        ("en", "place", "Barrie, Ontario: 4 innovations"),
        ("fr", "lieu", "Barrie, Ontario\u00a0: 4 innovations"),
    ],
)
def test_a_circle_is_a_link_that_says_the_place_its_province_and_its_number(
    language: Language, slug: str, told: str, dataset: Dataset
) -> None:
    html = drawn(dataset, language)
    link = re.search(r'<a href="([^"]+)" data-place="barrie" data-jurisdiction="on"><title>(.*?)</title>', html)
    assert link is not None
    assert link[1] == f"./innovations/{slug}/barrie/"
    assert link[2] == told


def test_one_innovation_is_one(dataset: Dataset) -> None:
    assert "Whitehorse, Yukon: 1 innovation<" in drawn(dataset, "en")


def test_places_without_coordinates_are_named_below_the_map(dataset: Dataset) -> None:
    html = drawn(dataset, "en")
    note = re.search(r"Not on the map, since their position was not verified[^<]*", html)
    assert note is not None
    for one in places_map(dataset, "en").unplaced:
        assert one.place.title.say("en").text in note[0]
