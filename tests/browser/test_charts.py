"""Charts in the browser: seen without scripts, readable on a phone, answering on request, under the same policy."""

import csv
import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import DESK, PHONE, Reader

CHART = "en/charts/reputation-by-order/"
EXPLORE = ".portal-chart__take button"
LIVE = ".portal-chart__live svg"
SMALLEST = 9.5
"""CSS pixels of the smallest letters of a picture on a phone."""

LETTERS = """() => Math.min(...[...document.querySelectorAll(".portal-chart__picture text")].map(text =>
  parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""


def _explore(page: Page) -> None:
    page.locator(EXPLORE).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(LIVE).first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_chart_is_a_named_picture_with_its_words_and_values_beside_it(scripts: bool, reader: Reader) -> None:
    page = reader.open(CHART, PHONE, scripts=scripts)
    picture = page.get_by_role("img", name="Service reputation rose")
    expect(picture.locator("svg")).to_be_visible()
    described = page.locator(f"#{picture.get_attribute('aria-describedby')}")
    assert "Federal: 47 out of 100 (1998)" in described.inner_text()
    assert page.locator(".portal-chart tbody tr").count() == 12


@pytest.mark.parametrize(
    "address",
    [
        "en/series/citizens-first/",
        "fr/series/citizens-first/",
        "en/charts/participants/",
        "fr/graphiques/adoptions-over-time/",
    ],
)
def test_letters_can_be_read_on_a_phone(address: str, reader: Reader) -> None:
    assert reader.open(address, PHONE).evaluate(LETTERS) >= SMALLEST


def test_a_chart_answers_on_request_with_nothing_for_the_policy_to_stop(reader: Reader) -> None:
    page = reader.open(CHART, DESK, calm=True)
    _explore(page)
    mark = page.locator(f"{LIVE} .mark-symbol path").nth(2)
    mark.hover()
    expect(page.locator("#vg-tooltip-element")).to_contain_text("Municipal · Citizens First 3 (2003) · 59 out of 100")
    faded = f"{LIVE} .mark-symbol path[opacity='0.2']"
    assert page.locator(faded).count() == 0
    mark.click()
    expect(page.locator(faded)).to_have_count(8)
    mark.dblclick()
    expect(page.locator(faded)).to_have_count(0)
    expect(page.locator(EXPLORE)).to_have_count(0)
    assert reader.troubles == []


def test_numbers_of_a_chart_that_answers_are_written_as_the_language_does(reader: Reader) -> None:
    page = reader.open("fr/graphiques/samples-citizens-first/", DESK, calm=True)
    words = page.locator(".portal-chart__picture text")
    before = sorted(words.all_text_contents())
    assert "9\u00a0857" in before
    _explore(page)
    assert sorted(words.all_text_contents()) == before


def test_a_chart_that_cannot_be_loaded_stays_a_picture_and_says_so(reader: Reader) -> None:
    page = reader.open(CHART)
    page.route("**/vega.js", lambda route: route.abort())
    page.locator(EXPLORE).click()
    expect(page.locator(".portal-chart__take [role=status]")).to_contain_text("could not be loaded")
    expect(page.locator(".portal-chart__picture svg")).to_be_visible()
    page.unroute("**/vega.js")
    reader.troubles.clear()
    _explore(page)
    assert reader.troubles == []


def test_the_files_of_a_chart_hold_its_values(reader: Reader) -> None:
    page = reader.open(CHART)
    for ending in ("svg", "png", "csv"):
        with page.expect_download() as started:
            page.get_by_role("link", name=re.compile(rf"^{ending.upper()}\b")).click()
        assert started.value.suggested_filename == f"reputation-by-order.{ending}"
        content = started.value.path().read_bytes()
        if ending == "csv":
            rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
            assert [row["value"] for row in rows][:4] == ["53", "57", "59", "63"]
        else:
            assert content.startswith(b"<svg" if ending == "svg" else b"\x89PNG")


@pytest.mark.parametrize(("ending", "said"), [("bib", "@techreport"), ("ris", "TY  - RPRT"), ("json", '"report"')])
def test_a_study_can_be_taken_into_a_reference_manager(ending: str, said: str, reader: Reader) -> None:
    page = reader.open("en/studies/citizens-first-7/")
    with page.expect_download() as started:
        page.locator(f".portal-cite-box a[href$='.{ending}']").click()
    assert said in started.value.path().read_text(encoding="utf-8")
    assert "Ipsos Reid Public Affairs. (2014). Citizens First 7." in page.locator(".portal-cite-box").inner_text()


def test_the_head_of_a_study_describes_it_to_programs(reader: Reader) -> None:
    page = reader.open("fr/etudes/citizens-first-7/")
    graph = json.loads(page.locator("script[type='application/ld+json']").text_content() or "")["@graph"]
    assert [node["@type"] for node in graph] == ["BreadcrumbList", "Report"]
    assert graph[1]["url"] == page.locator("link[rel=canonical]").get_attribute("href")
    assert page.locator("meta[name=citation_title]").get_attribute("content") == graph[1]["name"]
