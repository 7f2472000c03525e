"""Every sort of page, light and dark, on a phone and on a desk, without a violation that axe-core can find."""

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from scripts.browser import SCHEMES
from scripts.one_of_each import Sort
from tests.browser.reader import DESK, PHONE, Reader, each_sort
from tests.project import PROJECT

AXE = (PROJECT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run({runOnly: tags, resultTypes: ['violations']})"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@each_sort
def test_axe_finds_nothing(sort: Sort, size: ViewportSize, reader: Reader) -> None:
    # Without motion, so that no colour is looked at halfway.
    page = reader.open(sort, size, calm=True)
    violations = violations_of(page)
    assert not violations, "\n".join(violations)


def test_axe_finds_nothing_among_search_results(reader: Reader) -> None:
    page = reader.open("fr/recherche/?q=phone", PHONE, calm=True)
    page.locator("[data-part=list] [lang=en]").first.wait_for()
    for facet in page.locator(".portal-facet summary").all():
        facet.click()
    assert violations_of(page) == []


def test_axe_finds_nothing_in_a_catalogue_that_is_narrowed(reader: Reader) -> None:
    page = reader.open("en/innovations/?channel=chat&q=permits", calm=True)
    page.locator("[data-part=list] li").first.wait_for()
    assert violations_of(page) == []


def test_axe_finds_nothing_under_a_search_box_in_use(reader: Reader) -> None:
    page = reader.open("en/studies/", calm=True)
    page.locator(".portal-header input").fill("permit")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert violations_of(page) == []


def test_axe_finds_nothing_on_a_chart_that_answers(reader: Reader) -> None:
    page = reader.open("en/charts/reputation-by-order/", PHONE, calm=True)
    page.locator(".portal-chart__take button").click()
    page.locator(".portal-chart__live svg").wait_for()
    assert violations_of(page) == []


def violations_of(page: Page) -> list[str]:
    """Return what axe-core finds wrong with a page, light and dark."""
    # Handed over by the debugger, which the page's content policy does not bind.
    page.evaluate(AXE)
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for rule in page.evaluate(RUN, TAGS)["violations"]:
            found += [f"{scheme}: {line}" for line in _told(rule, page.url)]
    return found


def _told(rule: dict[str, Any], url: str) -> list[str]:
    return [f"{rule['id']}: {url}: {node['target']}: {node['failureSummary']}" for node in rule["nodes"]]
