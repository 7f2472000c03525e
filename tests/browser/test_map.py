"""The map of places in the browser: within its picture, reached by keyboard, and with a list that is its equal."""

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.reader import DESK, PHONE, Reader

PLACES = "svg a[data-place]"
INSIDE = """map => [...map.querySelectorAll("svg")].flatMap(svg => {
  const picture = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("a circle")].filter(circle => {
    const box = circle.getBoundingClientRect();
    return box.left < picture.left || box.right > picture.right || box.top < picture.top || box.bottom > picture.bottom;
  }).map(circle => circle.parentNode.dataset.place);
})"""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_every_circle_is_inside_its_picture(size: ViewportSize, scripts: bool, reader: Reader) -> None:
    found = reader.open("en/map/", size, scripts=scripts).locator(".portal-map")
    assert found.locator(PLACES).count() > 50
    assert found.evaluate(INSIDE) == []


def test_circles_are_reached_and_followed_by_keyboard(reader: Reader) -> None:
    page = reader.open("fr/carte/")
    links = page.locator(f".portal-map {PLACES}")
    links.first.focus()
    page.keyboard.press("Tab")
    place = links.nth(1).get_attribute("data-place")
    assert page.evaluate("document.activeElement.dataset.place") == place
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/fr/innovations/lieu/{place}/")
    assert reader.troubles == []


def test_a_circle_is_named_for_a_screen_reader(reader: Reader) -> None:
    page = reader.open("en/map/")
    assert page.get_by_role("group", name="From Windsor to Québec City").get_by_role("link").count() > 20
    assert page.get_by_role("link", name="Whitehorse, Yukon: 1 innovation", exact=True).count() == 1


def test_the_list_leads_where_the_circles_do_and_its_targets_are_large_enough(reader: Reader) -> None:
    page = reader.open("en/map/", PHONE)
    page.locator("#map-list summary").click()
    hrefs = "all => all.map(one => [one.closest('[data-place]').dataset.place, one.getAttribute('href')])"
    circles = dict(page.locator(f".portal-map {PLACES}").evaluate_all(hrefs))
    listed = dict(page.locator("#map-list a").evaluate_all(hrefs))
    assert circles.items() <= listed.items()
    heights = page.locator("#map-list a").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(heights) >= 24
