"""Every sort of page: quiet, whole at any width, readable without scripts, in forced colours and on paper."""

import re

from portal.kinds import KINDS
from scripts.one_of_each import Sort
from tests.browser.reader import Reader, each_sort, some_sorts

WIDTHS = (1280, 640, 360, 320)
"""A desk, the same at 200 %, a phone, and the desk at 400 %."""

LATER = 200
"""Milliseconds in which a script may still ask for something after the page has loaded."""

TEXT_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}"""

NAME = "const name = e => [e.tagName.toLowerCase() + (e.id && `#${e.id}`), ...e.classList].join('.');"

WIDER_THAN_THE_SCREEN = (
    "() => {"
    + NAME
    + """
  const root = document.documentElement;
  const scrolls = e => e && e !== document.body
    && (getComputedStyle(e).overflowX !== "visible" || scrolls(e.parentElement));
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(e =>
    e.getBoundingClientRect().right > root.clientWidth + 0.5 && !scrolls(e.parentElement));
  return [`${root.scrollWidth} of ${root.clientWidth} px`, ...wide.map(name).slice(0, 9)];
}"""
)

CUT_OFF = (
    "() => {"
    + NAME
    + """
  const hides = overflow => ["hidden", "clip"].includes(overflow);
  return [...document.querySelectorAll("main *")].filter(e => {
    const style = getComputedStyle(e);
    return e.clientWidth > 1 && (hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1
      || hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1);
  }).map(name);
}"""
)

RECORDS = [f"record-{kind.name}" for kind in KINDS if kind.pages]

GATHERING = {"record-drivers", "record-series"}
"""Records that bring together what many others say: as long on paper as they are many."""


@each_sort
def test_the_browser_has_nothing_to_complain_of(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort)
    page.keyboard.press("End")
    page.wait_for_timeout(LATER)
    assert reader.troubles == []


@each_sort
def test_a_page_fits_every_width_and_any_text_spacing(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort)
    wide = {}
    for spacing in ("usual", "wide"):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide[width, spacing] = page.evaluate(WIDER_THAN_THE_SCREEN)
        page.evaluate(TEXT_SPACING)
    assert {look: found for look, found in wide.items() if found} == {}
    assert page.evaluate(CUT_OFF) == []


@each_sort
def test_a_page_is_whole_without_scripts(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort, scripts=False)
    assert page.locator("main h1:visible").count() == 1
    assert len(page.locator("main").inner_text()) > 80
    assert reader.troubles == []


@some_sorts("home", "timeline", "record-studies")
def test_a_page_shows_its_text_in_forced_colours(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort, forced=True)
    text = page.locator("main h1").evaluate("element => getComputedStyle(element).color")
    ground = page.locator("body").evaluate("element => getComputedStyle(element).backgroundColor")
    assert text == "rgb(0, 0, 0)"
    assert ground == "rgb(255, 255, 255)"
    marks = page.locator(".portal-mark:visible").evaluate_all("all => all.map(one => getComputedStyle(one).stroke)")
    assert set(marks) <= {"rgb(0, 0, 0)"}
    assert reader.troubles == []


@some_sorts("timeline")
def test_nothing_moves_for_who_wants_no_motion(sort: Sort, reader: Reader) -> None:
    # What may move, and not what does: on a busy machine Chromium now and then skips a transition.
    may_move = """() => [...document.querySelectorAll("*")].map(e => getComputedStyle(e)).filter(style =>
      parseFloat(style.transitionDuration) > 0 || style.animationName !== "none").length"""
    assert reader.open(sort).evaluate(may_move) > 0
    page = reader.open(sort, calm=True)
    assert page.evaluate(may_move) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@some_sorts(*sorted(set(RECORDS) - GATHERING))
def test_a_record_of_middling_size_prints_on_two_sheets_at_most(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort.typical(reader.site))
    page.emulate_media(media="print")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter")))
    assert sheets in (1, 2), page.url
