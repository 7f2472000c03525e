"""Pictures are specified when they are asked for, in Vega-Lite's own words."""

import subprocess
import sys
from typing import get_args

import pytest

from portal.dataset import Dataset
from portal.graphics.charts import RECORD_FORMS, VALUE_FORMS
from portal.kinds.chart import CHARTS, Form
from tests.graphics.made import Made, check
from tests.project import PROJECT, environment

WORDS_ONLY = """
import sys
from pathlib import Path
from portal.cli import main
from portal.dataset import load
from portal.pages.renderer import Renderer
from portal.language.words import load_words
from portal.building.build import build
charts = Renderer(load(Path("data")), "en", load_words()["en"]).charts
plots = [charts.plot(charts.named(name)) for name in charts.names]
assert plots and list(charts.faults()) == []
assert "altair" not in sys.modules
plots[0].spec()
assert "altair" in sys.modules
"""


def test_altair_is_loaded_for_a_picture_and_for_nothing_else() -> None:
    subprocess.run([sys.executable, "-c", WORDS_ONLY], cwd=PROJECT, env=environment(PROJECT), check=True)


def test_the_charts_of_the_project_are_of_every_form(dataset: Dataset) -> None:
    # So that the test that draws them holds each form against the schema.
    assert {chart.form for chart in dataset[CHARTS]} == {*VALUE_FORMS, *RECORD_FORMS} == set(get_args(Form))


def test_what_vega_lite_does_not_know_is_noticed(made: Made) -> None:
    made.measure("m")
    made.point("m", 2001, 50)
    made.chart("bars", "m")
    check(spec := made.plot().spec())
    spec["layer"][0]["mark"]["strokeWidht"] = 2
    with pytest.raises(Exception, match="Failed validating"):
        check(spec)
