"""Searching and narrowing, as a reader does it: in the box of every page, on the page that finds, in the catalogue."""

import pytest
from playwright.sync_api import Page, Route, expect

from scripts.one_of_each import Sort
from tests.browser.reader import PHONE, Reader, some_sorts

ROWS = "[data-part=list] > li"
OPTIONS = "[role=option]"


def told(page: Page) -> str:
    return page.locator("[data-part=told]").inner_text()


@pytest.mark.parametrize(
    ("start", "words", "found"),
    [("en/studies/", "permit chat", "Kelowna building-permit chatbots"), ("fr/etudes/", "déneig", "PlowTO")],
)
def test_the_box_shows_the_best_hits_while_typing_and_leads_to_them(
    start: str, words: str, found: str, reader: Reader
) -> None:
    page = reader.open(start)
    page.keyboard.press("/")
    box = page.locator(".portal-header input")
    expect(box).to_be_focused()
    page.keyboard.type(words)
    options = page.locator(OPTIONS)
    expect(options.first).to_contain_text(found)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".portal-header [role=status]")).to_contain_text("Tous" if start.startswith("fr") else "All")
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert active
    assert active == options.first.get_attribute("id")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")  # back in the box
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(found.split()[0])
    assert reader.troubles == []


def test_escape_closes_the_hits_and_keeps_the_words_and_tab_goes_on(reader: Reader) -> None:
    page = reader.open("en/studies/")
    page.keyboard.press("/")
    page.keyboard.type("permit")
    expect(page.locator(OPTIONS).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(page.locator(".portal-header input")).to_have_value("permit")
    page.keyboard.press("ArrowDown")
    expect(page.locator(OPTIONS).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(page.locator(".portal-header button[type=submit]")).to_be_focused()


def test_a_slash_in_a_text_is_a_slash(reader: Reader) -> None:
    page = reader.open("en/find/")
    page.locator("#query").focus()
    page.keyboard.type("24/7")
    expect(page.locator("#query")).to_have_value("24/7")


@pytest.mark.parametrize(("language", "words"), [("en", "live chat"), ("fr", "délais")])
def test_words_typed_at_home_lead_to_all_results(language: str, words: str, reader: Reader) -> None:
    page = reader.open(f"{language}/")
    page.locator("#query").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(ROWS).first).to_be_visible()
    assert words in told(page)
    assert page.locator(f"{ROWS} mark").count() > 3
    assert reader.troubles == []


def test_a_typing_error_is_forgiven_and_said(reader: Reader) -> None:
    page = reader.open("en/find/?q=complant")
    expect(page.locator("[data-part=notes]")).to_contain_text("showing results for “complaint”")
    expect(page.locator(ROWS).first).to_contain_text("complaints")


def test_a_search_that_finds_nothing_offers_words_and_lists(reader: Reader) -> None:
    page = reader.open("en/find/?q=bunchmurkeng")
    expect(page.locator("[data-part=told]")).to_contain_text("Nothing was found for “bunchmurkeng”")
    expect(page.locator("#browse")).to_be_visible()
    page.get_by_role("button", name="benchmarking").click()
    expect(page.locator(ROWS).first).to_be_visible()
    expect(page.locator("#browse")).to_be_hidden()


@pytest.mark.parametrize(
    ("start", "kind", "finding"),
    [("en/innovations/", "Innovations", "en/find/"), ("fr/constats/", "Constats", "fr/recherche/")],
)
def test_words_that_only_other_kinds_have_lead_from_a_catalogue_to_all_of_them(
    start: str, kind: str, finding: str, reader: Reader
) -> None:
    page = reader.open(f"{start}?q=Heintzman")
    link = page.locator("[data-part=notes] a")
    expect(link).to_contain_text(kind)
    assert reader.troubles == []
    link.click()
    page.wait_for_url(f"**/{finding}?q=Heintzman")
    expect(page.locator(ROWS).first).to_be_visible()
    assert reader.troubles == []


def test_words_and_a_choice_that_no_record_has_are_said_to_find_nothing(reader: Reader) -> None:
    page = reader.open("en/innovations/?q=Heintzman&channel=telephone")
    expect(page.locator("[data-part=told]")).to_contain_text("Nothing was found")
    expect(page.get_by_role("button", name="Clear all")).to_be_visible()
    assert reader.troubles == []


def test_a_search_that_cannot_be_loaded_says_so_and_is_tried_again(reader: Reader) -> None:
    page = reader.open("en/find/")
    page.route("**/en/search/**", lambda route: route.abort())
    page.reload()
    page.locator("#query").fill("phone")
    expect(page.locator("[data-part=told]")).to_contain_text("could not be loaded")
    expect(page.locator("#browse")).to_be_visible()
    page.unroute("**/en/search/**")
    page.reload()
    page.locator("#query").fill("phone")
    expect(page.locator(ROWS).first).to_be_visible()


def test_a_site_that_is_replaced_while_somebody_searches_is_searched_as_it_is_then(reader: Reader) -> None:
    page = reader.open("en/find/")
    gone: list[str] = []

    def answer(route: Route) -> None:
        if gone:
            route.continue_()
        else:
            gone.append(route.request.url)
            route.fulfill(status=404)

    page.route("**/en/search/words/*", answer)
    page.locator("#query").fill("phone")
    expect(page.locator(ROWS).first).to_be_visible()
    assert gone


def test_a_search_can_be_sent_to_somebody_with_all_that_was_chosen(reader: Reader) -> None:
    page = reader.open("fr/recherche/")
    page.locator("#query").fill("téléphone")
    expect(page.locator(ROWS).first).to_be_visible()
    page.locator("[data-facet=kind] summary").click()
    page.locator("[data-facet=kind] input[value=innovations]").check()
    page.locator("[data-part=order] select").select_option("newest")
    page.wait_for_url("**kind=innovations**sort=newest**")
    expect(page.locator(f"{ROWS} .portal-note").first).to_contain_text("202")
    said = told(page)
    page.goto(page.url)
    expect(page.locator("[data-part=told]")).to_have_text(said)
    expect(page.locator("[data-facet=kind] input[value=innovations]")).to_be_checked()


def test_what_only_the_page_says_is_shown_as_a_passage_of_it(reader: Reader) -> None:
    page = reader.open("en/find/?q=Pingstreet+vendor+updated+app&kind=innovations")
    row = page.locator(ROWS).filter(has_text="Barrie makes its own app")
    expect(row.locator("mark").first).to_be_visible()
    page = reader.open("en/find/?q=sourced&kind=innovations")
    first = page.locator(ROWS).first
    expect(first.locator("mark").first).to_be_visible()


def test_what_is_in_the_other_language_is_marked_so(reader: Reader) -> None:
    page = reader.open("fr/recherche/?q=whereismysnowplow")
    row = page.locator(ROWS).filter(has_text="en anglais").first
    expect(row).to_be_visible()
    assert row.locator("a").get_attribute("lang") == "en"


def test_words_with_tags_are_text(reader: Reader) -> None:
    page = reader.open("en/find/?q=<img src=x onerror=alert(1)>&province=<b>&sort=zzz")
    expect(page.locator("[data-part=told]")).to_contain_text("<img")
    assert page.locator("main img").count() == 0
    assert reader.troubles == []


def test_facets_combine_count_and_are_taken_away_one_by_one(reader: Reader) -> None:
    page = reader.open("en/innovations/")
    page.locator("[data-facet=channel] summary").click()
    page.locator("[data-facet=channel] input[value=chat]").check()
    expect(page.locator("[data-part=told]")).to_contain_text("records")
    chat, said = page.locator(ROWS).count(), told(page)
    page.locator("[data-facet=channel] input[value=social]").check()  # or
    expect(page.locator(".portal-chip")).to_have_count(2)
    expect(page.locator("[data-part=told]")).not_to_have_text(said)  # the answer comes after the chips
    either = page.locator(ROWS).count()
    assert either >= chat
    page.locator("[data-facet=province] summary").click()
    offered = int(page.locator("[data-facet=province] li:has([value=on]) .portal-note").inner_text())
    page.locator("[data-facet=province] input[value=on]").check()  # and
    expect(page.locator(".portal-chip")).to_have_count(3)
    expect(page.locator("[data-part=told]")).to_have_text(f"{offered} records.")
    assert page.url.endswith("innovations/?channel=chat&channel=social&province=on")
    page.get_by_role("button", name="Remove Province or territory: Ontario").click()
    expect(page.locator(ROWS)).to_have_count(min(either, 20))
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("[data-part=all]")).to_be_visible()
    assert "?" not in page.url
    assert reader.troubles == []


def test_where_nothing_is_left_the_catalogue_says_what_to_drop(reader: Reader) -> None:
    page = reader.open("en/innovations/?province=yt&channel=chat")
    expect(page.locator("[data-part=told]")).to_have_text("Nothing has all that was chosen.")
    page.get_by_role("button", name="Without “Channel: Chat”").click()
    expect(page.locator(ROWS).first).to_contain_text("Whitehorse")


def test_a_narrowed_catalogue_is_sorted_by_the_population_nearest_to_mine(reader: Reader) -> None:
    page = reader.open("en/innovations/?channel=telephone")
    expect(page.locator(ROWS).first).to_be_visible()
    page.locator("[data-part=order] select").select_option("near")
    page.get_by_label("My population").fill("60000")
    page.wait_for_url("**near=60000&sort=near")
    first = page.locator(ROWS).first.inner_text()
    page.get_by_label("My population").fill("2700000")
    expect(page.locator(ROWS).first).to_contain_text("Toronto")
    assert "Toronto" not in first


def test_a_choice_survives_the_change_of_language(reader: Reader) -> None:
    page = reader.open("en/innovations/?channel=chat")
    page.locator("[data-facet=stage] summary").click()
    page.locator("[data-facet=stage] input[value=operating]").check()
    expect(page.locator(".portal-chip")).to_have_count(2)
    english = page.locator(ROWS).count()
    page.locator(".portal-switch a").click()
    page.wait_for_url("**/fr/innovations/?channel=chat&stage=operating")
    expect(page.locator(".portal-chip").first).to_contain_text("Clavardage")
    expect(page.locator(ROWS)).to_have_count(english)


def test_a_place_on_the_map_narrows_the_catalogue_and_the_map_shows_what_is_left(reader: Reader) -> None:
    page = reader.open("en/innovations/")
    page.get_by_role("link", name="Show them on a map").click()
    toronto = page.locator("svg a[data-place=toronto]")
    expect(toronto).to_be_visible()
    toronto.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/innovations/?place=toronto")
    expect(page.locator(f"{ROWS} .portal-note").first).to_contain_text("Toronto")
    page.locator("[data-facet=channel] summary").click()
    page.locator("[data-facet=channel] input[value=chat]").check()
    page.get_by_role("button", name="Remove Place: Toronto").click()
    expect(page.locator("svg a[data-place=barrie]")).to_have_class("portal-map__none")
    expect(toronto).not_to_have_class("portal-map__none")
    assert reader.troubles == []


def test_without_scripts_the_map_is_a_page_and_its_places_are_pages(reader: Reader) -> None:
    page = reader.open("fr/innovations/", scripts=False)
    page.get_by_role("link", name="Les voir sur une carte").click()
    page.locator("#map-list summary").click()
    page.locator("#map-list a", has_text="Barrie").click()
    expect(page.locator("h1")).to_contain_text("Barrie")
    expect(page.locator("[data-part=all] .portal-list > li").first).to_contain_text("Barrie")


def test_a_result_is_kept_for_later(reader: Reader) -> None:
    page = reader.open("en/innovations/?channel=chat")
    row = page.locator(ROWS).first
    title = row.locator("a").inner_text()
    row.get_by_role("button", name="Keep").click()
    expect(row.get_by_role("button", name="Keep")).to_have_attribute("aria-pressed", "true")
    page.goto(page.url.split("innovations/")[0] + "shortlist/")
    expect(page.locator("main")).to_contain_text(title)


def test_a_choice_survives_the_way_to_the_page_of_a_value_and_on(reader: Reader) -> None:
    page = reader.open("fr/innovations/mode/chat/")
    expect(page.locator("h1")).to_contain_text("Clavardage")
    page.locator("[data-facet=province] summary").click()
    page.locator("[data-facet=province] input[value=bc]").check()
    page.wait_for_url("**/fr/innovations/?channel=chat&province=bc")
    expect(page.locator(".portal-chip")).to_have_count(2)
    page.reload()
    expect(page.locator(".portal-chip")).to_have_count(2)


@pytest.mark.parametrize("place", ["en/findings/", "fr/innovations/"])
def test_without_scripts_every_value_is_a_page_of_its_own(place: str, reader: Reader) -> None:
    page = reader.open(place, scripts=False)
    group = page.locator(".portal-facet").nth(1)
    group.locator("summary").click()
    value = group.locator("a").first
    label = value.inner_text()
    number = int(group.locator(".portal-note").first.inner_text())
    value.click()
    expect(page.locator("h1")).to_contain_text(label)
    expect(page.locator("[data-part=all] .portal-list > li")).to_have_count(number)


def test_findings_are_narrowed_by_keyboard(reader: Reader) -> None:
    page = reader.open("fr/constats/")
    page.locator("[data-facet=driver] summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.value") != "timeliness":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(ROWS).first).to_be_visible()
    assert page.url.endswith("/fr/constats/?driver=timeliness")
    expect(page.locator("[data-facet=driver] input[value=timeliness]")).to_be_focused()


@some_sorts("find", "innovations")
def test_on_a_slow_phone_hits_come_while_typing(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort, PHONE)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    try:
        page.locator("main input[type=search]").press_sequentially("permis" if "/fr/" in page.url else "permits")
        expect(page.locator(ROWS).first).to_be_visible(timeout=10_000)
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide
    finally:
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        session.detach()
