"""Plots into pictures, by Vega in processes of its own."""

import pytest

from portal.dataset import Dataset
from portal.graphics.drawing import Asked, drawn_now, painted_now
from portal.graphics.plot import Plot
from tests.graphics.made import charts_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="{}" height="9"/></svg>'


def plots_of(dataset: Dataset, number: int) -> list[Plot]:
    charts = charts_of(dataset)
    return [charts.plot(charts.named(name)) for name in charts.names[:number]]


@pytest.mark.whole
def test_pictures_come_in_the_order_of_their_plots_and_are_the_same_each_time(dataset: Dataset) -> None:
    asked = [Asked(plot, {}) for plot in plots_of(dataset, 6)]
    pictures = drawn_now(asked)
    assert len({picture.svg for picture in pictures}) == 6
    assert drawn_now(asked[::-1]) == pictures[::-1]


def test_no_plots_are_no_pictures_and_need_no_process() -> None:
    assert drawn_now([]) == []
    assert painted_now([]) == []


def test_a_picture_that_cannot_be_drawn_stops_the_build(dataset: Dataset) -> None:
    plot, other = plots_of(dataset, 2)
    with pytest.raises(ValueError, match="conversion failed"):
        drawn_now([Asked(plot, {}), Asked(other._replace(spec=lambda: {"mark": "nonsense"}), {})])


def test_what_fails_before_vega_is_asked_is_told_as_it_is(dataset: Dataset) -> None:
    plot, other = plots_of(dataset, 2)

    def broken() -> dict[str, object]:
        raise LookupError("no such column")

    with pytest.raises(LookupError, match="no such column"):
        drawn_now([Asked(plot, {}), Asked(other._replace(spec=broken), {})])


def test_a_drawing_is_painted_twice_as_large() -> None:
    first, second = painted_now([SVG.format(10), SVG.format(20)])
    for png in (first, second):
        assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (60, 40)
    assert first != second


def test_what_is_no_drawing_is_not_painted() -> None:
    with pytest.raises(RuntimeError, match="does not have a root node"):
        painted_now(["<svg"])
