"""Margins of error, held against published figures."""

import pytest

from portal.analysis.margin import interval, margin_of_proportion, margin_of_study
from portal.analysis.values import Value
from portal.dataset import Dataset
from portal.kinds.study import Study
from portal.text import Text
from tests.graphics.made import charts_of


def _study(**fields: object) -> Study:
    title = Text(en="A study", fr="Une étude")
    return Study(id="a", title=title, series="s", country="canada", respondents="citizens", **fields)


@pytest.mark.parametrize(("n", "points"), [(1000, 3.1), (2900, 1.8), (400, 4.9), (2400, 2.0)])
def test_the_margin_of_a_half_is_the_one_that_pollsters_print(n: int, points: float) -> None:
    assert round(100 * margin_of_proportion(0.5, n), 1) == points


@pytest.mark.parametrize(("share", "n"), [(0.5, 0), (1.1, 10), (-0.1, 10)])
def test_no_margin_is_made_of_nothing(share: float, n: int) -> None:
    with pytest.raises(ValueError, match="is no share of a sample"):
        margin_of_proportion(share, n)


def test_a_study_has_a_margin_only_where_its_sample_was_drawn_at_random() -> None:
    assert margin_of_study(_study(sample=1000)) is None
    assert margin_of_study(_study(sample=1000, sampling="self-selected")) is None
    assert margin_of_study(_study(sampling="random")) is None
    assert round(margin_of_study(_study(sample=1000, sampling="random")) or 0, 1) == 3.1


def test_wilsons_interval_is_the_published_one_and_stays_within_the_scale(dataset: Dataset) -> None:
    (value, *_) = charts_of(dataset).values.chosen(charts_of(dataset).named("contact-channels"))

    def ends(share: float, n: int) -> tuple[float, ...]:
        study = _study(sample=n, sampling="random")
        made = Value(value.point.model_copy(update={"value": share}), value.measure, value.group, study, "high")
        found = interval(made)
        assert found is not None
        return tuple(round(end, 1) for end in found)

    # Newcombe 1998, Statistics in Medicine 17, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    assert ends(100 * 81 / 263, 263) == (25.5, 36.6)
    assert ends(100 * 15 / 148, 148) == (6.2, 16.0)
    assert ends(0, 20) == (0.0, 16.1)
    assert ends(100 / 29, 29) == (0.6, 17.2)


def test_a_margin_that_a_source_states_is_drawn_as_it_is(dataset: Dataset) -> None:
    values = charts_of(dataset).values.chosen(charts_of(dataset).named("bc-satisfaction-2004"))
    assert {interval(value) for value in values} == {(94.1, 97.9), (97.0, 99.0)}


def test_no_interval_is_drawn_where_the_sampling_is_not_known(dataset: Dataset) -> None:
    for value in charts_of(dataset).values.chosen(charts_of(dataset).named("contact-channels")):
        assert interval(value) is None
