"""The site without a mouse: the way past the menu, a visible focus in reading order, and the other language."""

from typing import Any

from playwright.sync_api import Page

from portal.text import LANGUAGES
from scripts.one_of_each import Sort
from tests.browser.reader import Reader, some_sorts

MOST_STOPS = 2000
"""More presses of Tab than any page has places for: a guard against a page that never lets go."""

FOCUS = """() => {
  const e = document.activeElement, seen = window.seen ??= [];
  if (!e || e === document.body || seen.includes(e)) return null;
  const last = seen.at(-1);
  seen.push(e);
  const outlined = e => {
    const style = getComputedStyle(e);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  };
  const inView = e => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth;
  };
  const shown = [e, ...(e.labels ?? [])];  // a box to tick may show its focus on its label
  return {
    name: e.outerHTML.slice(0, 120),
    outlined: shown.some(outlined),
    inView: shown.some(inView),
    inOrder: !last || !!(last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""

MISSED = """() => [...document.querySelectorAll("a[href], button, summary")]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0)
  .filter(e => !window.seen.includes(e))
  .map(e => e.outerHTML.slice(0, 120))"""


def stops(page: Page) -> list[dict[str, Any]]:
    """Return what each press of Tab leads to, from the top of the page to its end."""
    found: list[dict[str, Any]] = []
    while len(found) < MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        found.append(stop)
    return found


@some_sorts("home", "timeline", "record-studies")
def test_the_first_stop_leads_past_the_menu(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort)
    page.keyboard.press("Tab")
    first = page.locator(":focus")
    assert first.bounding_box() is not None
    target = first.get_attribute("href")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    assert target == f"#{page.locator('main').get_attribute('id')}"


@some_sorts("home", "timeline", "record-studies", "record-innovations")
def test_every_stop_is_seen_and_in_reading_order(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort, calm=True)
    found = stops(page)
    assert len(found) > 9
    for quality in ("outlined", "inView", "inOrder"):
        assert [stop["name"] for stop in found if not stop[quality]] == [], quality
    assert page.evaluate(MISSED) == []


@some_sorts("record-studies", "timeline")
def test_the_other_language_shows_the_same_page(sort: Sort, reader: Reader) -> None:
    other = next(language for language in LANGUAGES if language != sort.language)
    page = reader.open(sort)
    here = page.url
    for there, language in ((None, other), (here, sort.language)):
        twin = page.locator(f'header a[hreflang="{language}"]')
        for _ in range(20):
            page.keyboard.press("Tab")
            if twin.evaluate("link => link === document.activeElement"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{language}/**")
        assert page.locator("html").get_attribute("lang") == language
        assert there in (None, page.url)
    assert reader.troubles == []
