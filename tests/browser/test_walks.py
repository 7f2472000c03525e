"""The main paths through the site, walked with the keyboard: search, timeline, menu, checklist, paper."""

import pytest
from playwright.sync_api import Page, expect

from scripts.one_of_each import Sort
from tests.browser.reader import PHONE, Reader, some_sorts

EVENTS = ".portal-decade .portal-event"
STUDIES = ".portal-kind-3"
"""Studies are the third kind of event in the vocabulary."""


def _press_until(page: Page, selector: str, key: str = "Tab") -> None:
    """Press a key until something has the focus; fail when it never does."""
    for _ in range(200):
        page.keyboard.press(key)
        if page.locator(selector).evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{key} never led to {selector}")


@some_sorts("timeline")
def test_a_kind_chosen_by_keyboard_leaves_only_its_events(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort)
    every = page.locator(f"{EVENTS}:visible").count()
    studies = page.locator(f"{EVENTS}{STUDIES}").count()
    assert 0 < studies < every
    _press_until(page, "input[value=study]")
    page.keyboard.press("Space")
    assert page.locator(f"{EVENTS}:visible").count() == studies
    assert page.locator(f"{EVENTS}{STUDIES}:visible").count() == studies
    expect(page.locator("main [role=status]")).to_contain_text(str(studies))
    assert page.url.endswith("?kind=study")

    page.reload()
    assert page.locator(f"{EVENTS}:visible").count() == studies
    _press_until(page, "button[type=reset]")
    page.keyboard.press("Enter")
    expect(page.locator(f"{EVENTS}:visible")).to_have_count(every)
    expect(page.locator("main [role=status]")).to_be_empty()
    assert "?" not in page.url
    assert reader.troubles == []


@some_sorts("timeline")
def test_an_event_named_in_the_address_is_shown_whatever_the_filter(sort: Sort, reader: Reader) -> None:
    page = reader.open(f"{sort.address}?kind=award#ccsn-founded")
    expect(page.locator("#ccsn-founded")).to_be_in_viewport()
    assert "kind" not in page.url


@some_sorts("timeline")
def test_the_filter_works_without_scripts(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort, scripts=False)
    studies = page.locator(f"{EVENTS}{STUDIES}").count()
    page.locator("input[value=study]").check()
    assert page.locator(f"{EVENTS}:visible").count() == studies
    page.locator("button[type=reset]").click()
    assert page.locator(f"{EVENTS}:visible").count() > studies


@some_sorts("timeline")
def test_a_decade_is_one_step_away(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort, calm=True)
    _press_until(page, ".portal-axis a[href='#decade-2010']")
    page.keyboard.press("Enter")
    box = page.locator("#decade-2010").bounding_box()
    assert box
    assert 0 <= box["y"] < 200


@some_sorts("timeline")
def test_a_mark_of_the_overview_tells_its_event_and_leads_to_it(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort, calm=True)
    marks = page.locator(".portal-axis svg a")
    assert marks.count() == page.locator(EVENTS).count()
    for at in (0, marks.count() - 1):
        event = page.locator(marks.nth(at).get_attribute("href") or "")
        assert marks.nth(at).locator("title").text_content() == event.locator("h3").inner_text()
    marks.last.click()
    expect(page.locator(EVENTS).last).to_be_in_viewport()


@some_sorts("timeline")
def test_an_uncertain_date_is_drawn_otherwise(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort)
    dashes = "element => getComputedStyle(element).strokeDasharray"
    certain = page.locator(f"{EVENTS}:not(.portal-event--uncertain) > .portal-mark")
    uncertain = page.locator(".portal-event--uncertain > .portal-mark")
    assert {certain.nth(at).evaluate(dashes) for at in range(5)} == {"none"}
    assert "none" not in {uncertain.nth(at).evaluate(dashes) for at in range(5)}


@some_sorts("timeline", "record-studies")
def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort, PHONE)
    menu = page.locator("#menu")
    expect(menu).to_be_hidden()
    _press_until(page, ".portal-menu__open")
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    assert menu.get_by_role("button").evaluate("button => button === document.activeElement")
    page.keyboard.press("Tab")
    assert menu.locator("a").first.evaluate("link => link === document.activeElement")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    assert page.locator(".portal-menu__open").evaluate("button => button === document.activeElement")


@some_sorts("record-playbooks")
def test_a_step_ticked_off_stays_so_on_this_device(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort)
    boxes = page.get_by_role("checkbox")
    steps = boxes.count()
    _press_until(page, ".portal-steps__list > li:nth-child(2) input")
    page.keyboard.press("Space")
    expect(page.locator(".portal-steps [role=status]")).to_contain_text("1")
    assert page.get_by_role("progressbar").evaluate("bar => [bar.value, bar.max]") == [1, steps]
    page.reload()
    assert [boxes.nth(at).is_checked() for at in range(steps)] == [at == 1 for at in range(steps)]
    assert reader.troubles == []


@some_sorts("record-innovations", "timeline", "about")
def test_a_printed_page_names_its_address(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort)
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical
    page.emulate_media(media="print")
    assert page.locator(".portal-address:visible", has_text=canonical).count() == 1
    assert page.locator("nav:visible").count() <= 1  # the overview of the timeline is content on paper
