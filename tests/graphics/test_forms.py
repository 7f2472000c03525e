"""Every form of chart with too little, too much, and what does not fit: a clear picture, or a clear refusal."""

import os
from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias
from xml.etree import ElementTree as ET

import pytest

from portal.graphics import look
from portal.graphics.picture import Words, alone, within_page
from portal.graphics.plot import Plot
from tests.graphics.made import Made, rows
from tests.project import PROJECT

FORMS = ["trend", "bars", "dots"]
LONG = f"People and services {'and services ' * 7}of others"
HUGE, TINY = 98765432109876.5, 0.000004


Draw: TypeAlias = Callable[[Plot], str]


def read(drawing: str) -> ET.Element:
    """Return a drawing, to be looked into."""
    return ET.fromstring(drawing)  # noqa: S314 - drawn a moment ago


def words(drawing: str) -> str:
    """Return all words of a drawing."""
    return " ".join("".join(text.itertext()) for text in read(drawing).iter() if text.tag.endswith("text"))


@pytest.mark.parametrize("form", FORMS)
def test_one_value_is_drawn_and_named(form: str, made: Made, draw: Draw) -> None:
    made.measure("m")
    made.point("m", 2001, 53)
    made.chart(form, "m")
    plot = made.plot()
    assert "53" in words(draw(plot))
    assert "53 out of 100" in plot.told


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("values", [(0, 0), (-5, -80), (-3, 7), (HUGE, 2 * HUGE), (TINY, 2 * TINY), (0, 100)])
def test_zero_negative_huge_and_tiny_values_stay_within_the_picture(
    form: str, values: tuple[float, float], made: Made, draw: Draw
) -> None:
    made.measure("m", unit="minutes")
    for at, value in enumerate(values):
        made.point("m", 2001 + at, f"{value:.6f}".rstrip("0").rstrip("."))
    made.chart(form, "m")
    drawing = draw(made.plot())
    assert "NaN" not in drawing
    assert "Infinity" not in drawing
    root = read(drawing)
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    assert 200 < width < 560
    assert height < 700


@pytest.mark.parametrize("form", FORMS)
def test_a_label_of_120_characters_is_cut_in_the_picture_and_whole_beside_it(form: str, made: Made, draw: Draw) -> None:
    assert len(LONG) == 120
    made.measure("m")
    made.point("m", 2001, 53, segment=made.segment("long", LONG))
    made.point("m", 2003, 55, segment="long")
    made.point("m", 2001, 40)
    made.point("m", 2003, 44)
    made.chart(form, "m")
    plot = made.plot()
    beside = " ".join([plot.told, *(series.label for series in plot.legend), str(plot.table.rows)])
    assert LONG in beside
    assert float(read(draw(plot)).get("width", "0")) < 420


@pytest.mark.parametrize("form", FORMS)
def test_forty_series_are_refused_or_drawn_readably(form: str, made: Made) -> None:
    made.measure("m")
    for at in range(40):
        segment = made.segment(f"s{at}", f"Segment {at}")
        made.point("m", 2001, at, segment=segment)
        made.point("m", 2003, at + 1, segment=segment)
    made.chart(form, "m")
    with pytest.raises(ValueError, match=r"(cannot be told apart|too many to be read).*choose \d+"):
        made.plot()


def test_eight_lines_have_eight_shapes_and_labels_that_do_not_touch(made: Made, draw: Draw) -> None:
    made.measure("m")
    for at in range(8):
        segment = made.segment(f"s{at}", f"Segment {at}")
        made.point("m", 2001, 50, segment=segment)
        made.point("m", 2003, 50 + at / 10, segment=segment)
    made.chart("trend", "m")
    plot = made.plot()
    assert len({row["shape"] for row in rows(plot.spec()) if "shape" in row}) == 8
    labels = [text for text in read(draw(plot)).iter() if "Segment" in "".join(text.itertext()) and text.text]
    heights = sorted(float(label.get("transform", "").rpartition(",")[2].rstrip(")")) for label in labels)
    assert len(heights) == 8
    assert min(b - a for a, b in pairwise(heights)) > look.TEXT


def test_two_values_of_one_year_are_refused(made: Made) -> None:
    made.measure("m")
    made.point("m", 2001, 50)
    made.point("m", 2001, 51)
    made.chart("trend", "m")
    with pytest.raises(ValueError, match="'p0' and 'p1' are of one year"):
        made.plot()


@pytest.mark.parametrize("form", ["bars", "dots"])
def test_values_of_two_units_are_not_drawn_on_one_scale(form: str, made: Made) -> None:
    made.measure("m")
    made.measure("other", unit="minutes")
    made.point("m", 2001, 50)
    made.point("other", 2001, 5)
    made.chart(form, "m", "other")
    with pytest.raises(ValueError, match=r"several units \(minutes, score-0-100\)"):
        made.plot()


def test_bars_of_one_year_are_ranked_and_those_of_several_follow_time(made: Made) -> None:
    made.measure("m", unit="count")
    for year, value, segment in ((2001, 5, "federal"), (2001, 9, "municipal"), (2001, 7, "regional")):
        made.point("m", year, value, segment)
    made.chart("bars", "m")
    assert [record["value"] for record in made.plot().records] == [9, 7, 5]
    made.point("m", 1999, 1)
    assert [record["year"] for record in made.plot().records] == [1999, 2001, 2001, 2001]


def test_what_was_planned_is_hollow_and_said(made: Made, draw: Draw) -> None:
    made.measure("m", unit="count")
    made.point("m", 2001, 1000, qualifier="planned")
    made.point("m", 2003, 5600, qualifier="at-least")
    made.chart("bars", "m")
    plot = made.plot()
    assert "planned 1,000" in words(draw(plot))
    assert "at least 5,600" in words(draw(plot))
    assert any("planned" in note for note in plot.notes)


def test_numbers_are_written_as_the_language_does(made: Made) -> None:
    made.measure("m", unit="count")
    made.point("m", 2001, 1000)
    made.point("m", 2003, "5600.5")
    made.chart("bars", "m")
    assert "5,600.5" in made.plot().told
    assert "5\u00a0600,5" in made.plot(language="fr").told.replace("\u202f", "\u00a0")


def test_a_picture_within_a_page_has_no_name_colour_or_id_of_its_own(made: Made, draw: Draw) -> None:
    made.measure("m")
    made.point("m", 2001, 50)
    made.point("m", 2003, 55)
    made.chart("trend", "m")
    picture = within_page(draw(made.plot()))
    for part in (" role=", " class=", " id=", " style=", "font-family", "aria-label", "#"):
        assert part not in picture, part
    assert 'aria-hidden="true"' in picture
    assert "var(--chart-1)" in picture


def test_a_picture_that_stands_alone_says_everything_in_fixed_colours(made: Made, draw: Draw) -> None:
    made.measure("m")
    made.point("m", 2001, 50, segment=made.segment("long", LONG))
    made.point("m", 2001, 55)
    made.chart("trend", "m")
    plot = made.plot()
    colours = dict.fromkeys(("chart-1", "chart-2", "ink", "quiet", "line", "edge", "paper", "raised"), "#123456")
    picture = alone(draw(plot), plot, Words("Source: a & b", "Portal · https://example.ca/"), colours)
    said = words(picture)
    for part in ("Made", "out of 100", "Source: a & b", "https://example.ca/", "People and services"):
        assert part in said, part
    assert "var(" not in picture


def test_tags_in_a_label_are_text(made: Made, draw: Draw) -> None:
    made.measure("m")
    made.point("m", 2001, 50, segment=made.segment("bad", "<script>alert(1)</script> & <b>"))
    made.point("m", 2001, 40)
    made.chart("bars", "m")
    picture = within_page(draw(made.plot()))
    assert "<script" not in picture
    assert "&lt;script&gt;" in picture


GOLDEN = PROJECT / "tests/golden/charts"


@pytest.mark.parametrize("form", ["trend", "slope", "bars", "dots"])
def test_text_and_marks_stand_where_they_should(form: str, made: Made, draw: Draw) -> None:
    made.measure("m", unit="percent")
    for segment, first, last in (("municipal", 53, 63), ("federal", 47, 59)):
        made.point("m", 1998, first, segment, margin=2)
        made.point("m", 2005, last, segment)
    made.chart(form, "m")
    picture = f"{within_page(draw(made.plot()))}\n"
    golden = GOLDEN / f"{form}.svg"
    if "PORTAL_REWRITE_GOLDEN" in os.environ:  # on purpose only; look at the pictures before they are committed
        golden.write_text(picture, encoding="utf-8")
    assert picture == golden.read_text(encoding="utf-8")
