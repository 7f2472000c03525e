"""Adoptions over the years: what has a year stands at it, what has none stands apart and is told."""

import os
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from portal.dataset import Dataset
from portal.graphics.picture import within_page
from portal.graphics.plot import Plot
from portal.kinds.adoption import ADOPTIONS
from portal.pages.views import Views
from portal.record import Key
from tests.graphics.made import Made, charts_of, rows
from tests.project import PROJECT

GOLDEN = PROJECT / "tests/golden/charts/adoptions.svg"

INNOVATION = """id: {id}
title: {{en: Innovation {id}, fr: Innovation {id}}}
places: [here]
stage: operating
problem: {{en: A problem., fr: Un problème.}}
practice: {{en: A practice., fr: Une pratique.}}
sources: [work]
{year}
"""
NAME = "id,innovation,adopter_en,adopter_fr,adopted_as,how,year,statement_en,statement_fr,sources\n"


def taken_up(made: Made, starts: dict[str, int | None], *adoptions: tuple[str, str, str, int | None]) -> Plot:
    """Return the chart of some innovations with their starts, and of who took them up, how and when."""
    made.measure("m")
    made.point("m", 2001, 50)
    (made.folder / "places.csv").write_text("id,title_en,title_fr,jurisdiction\nhere,Here,Ici,on\n", encoding="utf-8")
    (made.folder / "innovations").mkdir(exist_ok=True)
    for id, year in starts.items():
        text = INNOVATION.format(id=id, year=f"year: {year}" if year else "")
        (made.folder / f"innovations/{id}.yml").write_text(text, encoding="utf-8")
    lines = [
        f"a{at},{innovation},{who},{who},,{how},{year or ''},Told.,Dit.,work\n"
        for at, (innovation, who, how, year) in enumerate(adoptions)
    ]
    (made.folder / "adoptions.csv").write_text(NAME + "".join(lines), encoding="utf-8")
    made.charts = ["- id: made", "  title: {en: Made, fr: Fait}", "  form: adoptions", *made.charts]
    return made.plot()


def marks(plot: Plot) -> dict[str, tuple[float, str, bool]]:
    """Return where the marks of adoptions stand, their shape, and whether they are filled, by the adopter."""
    found = [row for row in rows(plot.spec()) if "shape" in row and row["shape"] != "circle"]
    return {row["told"].partition(" ·")[0]: (row["x"], row["shape"], row["fill"] == row["colour"]) for row in found}


def test_every_adoption_of_the_project_is_drawn_told_and_tabled_once(dataset: Dataset) -> None:
    charts = charts_of(dataset)
    plot = charts.plot(charts.named("adoptions-over-time"))
    assert sorted(record["adoption"] for record in plot.records) == sorted(one.id for one in dataset[ADOPTIONS])
    assert len(marks(plot)) == len(plot.table.rows) == len(plot.records)
    for adoption in dataset[ADOPTIONS]:
        assert adoption.adopter.say("en").text in plot.told
    assert {citation.source for citation in plot.sources} == {
        citation.source for adoption in dataset[ADOPTIONS] for citation in adoption.sources
    }


def test_what_became_of_it_differs_by_shape_and_is_in_the_legend(made: Made) -> None:
    sorts = ("adopted", "adapted", "dropped")
    plot = taken_up(made, {"one": 2001}, *(("one", f"Town {how}", how, 2005) for how in sorts))
    assert len({shape for _, shape, _ in marks(plot).values()}) == 3
    assert [series.label for series in plot.legend] == ["Start of the innovation", "Adopted", "Adapted", "Dropped"]
    assert len({series.place for series in plot.legend}) == 4


def test_what_has_no_year_is_hollow_beyond_the_years_and_named_in_a_note(made: Made) -> None:
    plot = taken_up(made, {"one": 2001}, ("one", "Early", "adopted", 2005), ("one", "Whenever", "adopted", None))
    assert marks(plot)["Early"] == (2005, "square", True)
    where, _, filled = marks(plot)["Whenever"]
    assert where > 2005
    assert not filled
    assert any("Whenever" in note and "Early" not in note for note in plot.notes)
    assert plot.subtitle == "Adoptions that a source states: 2, of which with a year: 1"
    assert "Whenever (adopted, year not known)" in plot.told


def test_without_an_unknown_year_nothing_is_said_of_one(made: Made) -> None:
    assert taken_up(made, {"one": 2001}, ("one", "Early", "adopted", 2005)).notes == ()


def test_an_innovation_that_opened_later_than_it_was_taken_up_keeps_both_years(made: Made) -> None:
    plot = taken_up(made, {"one": 2009}, ("one", "Early", "adopted", 2005))
    line = next(row for row in rows(plot.spec()) if "dash" in row and "x2" in row)
    assert (line["x"], line["x2"], line["dash"]) == (2009, 2005, [1, 0])


def test_two_unknown_years_are_two_marks_and_a_dashed_line(made: Made) -> None:
    plot = taken_up(
        made, {"one": 2001, "two": None}, ("one", "Early", "adopted", 2005), ("two", "Whenever", "adapted", None)
    )
    line = next(row for row in rows(plot.spec()) if "dash" in row and row.get("x", 0) > 2005)
    assert line["x"] < line["x2"]
    assert line["dash"] != [1, 0]


def test_only_chosen_innovations_are_drawn(made: Made) -> None:
    made.charts = ["  innovations: [two]"]
    plot = taken_up(made, {"one": 2001, "two": 2002}, ("one", "A", "adopted", 2005), ("two", "B", "adopted", 2006))
    assert list(marks(plot)) == ["B"]


def test_where_no_year_is_known_there_is_no_axis_to_draw(made: Made) -> None:
    with pytest.raises(LookupError, match="'made' would be empty: nothing that it chooses has a year"):
        taken_up(made, {"one": None}, ("one", "Whenever", "adopted", None))


def test_more_adoptions_than_can_be_read_are_refused(made: Made) -> None:
    with pytest.raises(ValueError, match=r"41 adoptions in 'made' are too many to be read; choose 40 at most"):
        taken_up(made, {"one": 2001}, *(("one", f"Town {at}", "adopted", 2005) for at in range(41)))


@pytest.mark.whole
def test_long_names_stay_within_the_width_of_a_phone(made: Made, draw: Callable[[Plot], str]) -> None:
    long = f"A town {'and a town ' * 12}"
    plot = taken_up(made, {"one": 2001}, ("one", long, "adopted", 2001))
    picture = ET.fromstring(draw(plot))  # noqa: S314 - drawn a moment ago
    assert float(picture.get("width", "0")) < 372
    assert long.strip() in plot.told


def test_the_pages_of_both_sides_lead_to_the_chart_and_others_do_not(dataset: Dataset) -> None:
    views = Views(dataset)
    for id, leads in (("calgary-311-app", True), ("quebec-311-app", True), ("toronto-311", False)):
        charts = [item.key.id for item in views.of(Key("innovations", id)).charts]
        assert ("adoptions-over-time" in charts) is leads, id


def test_text_and_marks_stand_where_they_should(made: Made, draw: Callable[[Plot], str]) -> None:
    plot = taken_up(
        made,
        {"one": 2001, "two": None},
        ("one", "Early", "adopted", 2005),
        ("one", "Whenever", "dropped", None),
        ("two", "Late", "adapted", 2012),
    )
    picture = f"{within_page(draw(plot))}\n"
    if "PORTAL_REWRITE_GOLDEN" in os.environ:  # on purpose only; look at the picture before it is committed
        GOLDEN.write_text(picture, encoding="utf-8")
    assert picture == GOLDEN.read_text(encoding="utf-8")
