"""A line joins what may be compared, and nothing else."""

import pytest

from portal.dataset import Dataset
from portal.kinds.chart import CHARTS
from portal.text import LANGUAGES, Language
from tests.graphics.made import Made, charts_of, check, rows


def test_a_line_breaks_between_groups_with_a_mark_and_the_reason(made: Made) -> None:
    made.measure("m")
    for year, value, group in ((2001, 50, ""), (2003, 52, ""), (2005, 60, "new"), (2007, 61, "new")):
        made.point("m", year, value, **({"group": group} if group else {}))
    made.chart("trend", "m")
    plot = made.plot()
    joined = {(row["x"], row["x2"]) for row in rows(plot.spec()) if "x2" in row}
    assert joined == {(2001, 2003), (2005, 2007)}
    assert [row["x"] for row in rows(plot.spec()) if row.get("label") == "≠"] == [2004]
    assert "The line breaks between 2003 and 2005. Values of new stand alone." in plot.notes


def test_measures_of_two_groups_may_not_share_an_axis_and_the_reason_is_told(made: Made) -> None:
    made.measure("m")
    made.measure("other", group="theirs")
    for measure in ("m", "other"):
        made.point(measure, 2001, 50)
        made.point(measure, 2003, 55)
    made.chart("trend", "m", "other")
    with pytest.raises(ValueError, match="may not share an axis: Values of theirs stand alone"):
        made.plot()
    made.chart("trend", "m", "other", panels="true")
    assert len(made.plot().spec()["vconcat"]) == 2


def test_a_slope_between_groups_is_refused_with_the_reason(made: Made) -> None:
    made.measure("m")
    made.point("m", 2001, 50)
    made.point("m", 2003, 55, group="new")
    made.chart("slope", "m")
    with pytest.raises(ValueError, match="'p0' and 'p1' may not be joined: Values of new stand alone"):
        made.plot()


def test_a_chart_that_may_not_be_drawn_is_a_fault_at_its_line(made: Made) -> None:
    made.measure("m")
    made.measure("other", group="theirs")
    made.point("m", 2001, 50)
    made.point("other", 2001, 50)
    made.chart("trend", "m", "other")
    (fault,) = made.drawing().faults()
    assert (fault.path.name, fault.line, fault.field) == ("charts.yml", 3, "form")
    assert "may not share an axis" in fault.message


def test_a_chart_without_values_says_what_it_chose(made: Made) -> None:
    made.measure("m")
    made.point("m", 2001, 50)
    made.chart("trend", "m", years="[1999]")
    with pytest.raises(LookupError, match="the chart 'made' would be empty: m has no value for years 1999"):
        made.plot()


def test_the_two_federal_measures_are_drawn_apart(dataset: Dataset) -> None:
    charts = charts_of(dataset)
    chart = charts.named("federal-two-measures")
    assert chart.panels
    with pytest.raises(ValueError, match="may not share an axis: Satisfaction with federal services"):
        charts.plot(chart.model_copy(update={"panels": False}))


def test_the_scores_of_new_zealand_are_joined_within_one_basis_only(dataset: Dataset) -> None:
    plot = charts_of(dataset).plot(charts_of(dataset).named("kiwis-count-quality"))
    joined = {(row["x"], row["x2"]) for row in rows(plot.spec()) if "x2" in row}
    assert joined == {(2007, 2009), (2012, 2013), (2013, 2014), (2014, 2015), (2018, 2019)}
    assert sum(note.startswith("The line breaks between") for note in plot.notes) == 2


def test_scores_read_from_a_chart_are_hollow_and_their_lines_dashed(dataset: Dataset) -> None:
    plot = charts_of(dataset).plot(charts_of(dataset).named("reputation-by-order"))
    marks = [row for row in rows(plot.spec()) if "shape" in row and "told" in row]
    hollow = {row["x"] for row in marks if row["fill"] == "var(--paper)"}
    assert hollow == {2000, 2005}
    assert {row["x"] for row in marks} == {1998, 2000, 2003, 2005}
    assert any("medium or low confidence" in note for note in plot.notes)


def test_figures_printed_out_of_ten_are_never_joined_to_others(dataset: Dataset) -> None:
    values = charts_of(dataset).values
    rescaled = {values.measure("average-service-rating-0-100").group}
    others = ("service-reputation-0-100", "satisfaction-with-federal-services-0-100")
    assert rescaled.isdisjoint(values.measure(measure).group for measure in others)


@pytest.mark.whole
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_of_the_project_can_be_drawn_and_shows_the_values_of_the_data(
    language: Language, dataset: Dataset
) -> None:
    charts = charts_of(dataset, language)
    assert list(charts.faults()) == []
    for name in charts.names:
        chart = charts.named(name)
        plot = charts.plot(chart)
        check(spec := plot.spec())
        assert plot.title
        assert plot.told
        assert plot.table.rows
        if chart.form in ("trend", "slope", "bars", "dots"):
            wanted = sorted(value.point.value for value in charts.values.chosen(chart))
            drawn = rows(spec)
            shown = [row["x"] if chart.form in ("bars", "dots") else row["y"] for row in drawn if "told" in row]
            assert sorted(shown) == wanted, name
            assert sorted(record["value"] for record in plot.records) == wanted


def test_a_chart_bears_the_disagreements_about_its_measures(dataset: Dataset) -> None:
    plot = charts_of(dataset).plot(charts_of(dataset).named("reputation-by-order"))
    assert {key.id for key in plot.conflicts} == {"reputation-vs-satisfaction", "reputation-chart-layout"}


def test_no_chart_is_called_like_a_measure(dataset: Dataset) -> None:
    assert not {item.key.id for item in dataset.items(CHARTS.name)} & {i.key.id for i in dataset.items("measures")}


def test_a_measure_without_values_or_that_cannot_be_drawn_has_a_page_and_no_chart(made: Made) -> None:
    made.measure("empty")
    made.measure("many")
    for at in range(12):
        segment = made.segment(f"s{at}", f"Segment {at}")
        made.point("many", 2001, at, segment=segment)
        made.point("many", 2003, at, segment=segment)
    assert made.drawing().names == ()


def test_a_chart_called_like_a_measure_is_a_fault(made: Made) -> None:
    made.measure("made")
    made.point("made", 2001, 50)
    made.chart("trend", "made")
    assert [fault.message for fault in made.drawing().faults()] == [
        "is the id of a measure too; give the chart another"
    ]


def test_a_count_rests_on_no_sample(dataset: Dataset) -> None:
    plot = charts_of(dataset).plot(charts_of(dataset).named("sponsoring-or-participating-governments-citizens-first"))
    assert {record["n"] for record in plot.records} == {None}
