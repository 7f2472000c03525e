"""The fit finder as readers use it: with a sentence, with the form, from an address, by keyboard, without scripts."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import PHONE, Reader

PLACES = {"en": "en/fit/", "fr": "fr/a-votre-mesure/"}
SENTENCES = {
    "en": "a town of 9,000, telephone and counter, permits, no CRM",
    "fr": "une ville de 9 000 habitants, téléphone et guichet, permis, pas de GRC",
}
QUERY = "area=permits-licensing&channel=counter&channel=telephone&lacks=request-tracking&population=9000"
RESULTS = ".portal-fit__results > li"
COUNT = ".portal-fit__count"
READ = ".portal-fit__read"

each_language = pytest.mark.parametrize("language", sorted(PLACES))


def _titles(page: Page) -> list[str]:
    expect(page.locator(RESULTS).first).to_be_visible()
    return page.locator(f"{RESULTS} > p > a").all_inner_texts()


def _ids(page: Page) -> list[str]:
    expect(page.locator(RESULTS).first).to_be_visible()
    links = page.locator(f"{RESULTS} > p > a").all()
    return [(link.get_attribute("href") or "").rstrip("/").rsplit("/", 1)[-1] for link in links]


@each_language
def test_a_sentence_leads_by_keyboard_to_a_ranked_list_with_reasons(language: str, reader: Reader) -> None:
    page = reader.open(PLACES[language])
    page.locator("#fit-sentence").focus()
    page.keyboard.type(f"{SENTENCES[language]}, zeppelins")
    page.keyboard.press("Enter")
    expect(page.locator(RESULTS)).to_have_count(20)
    expect(page.locator(READ)).to_contain_text("zeppelins")
    expect(page.locator("#fit-population")).to_have_value({"en": "9,000", "fr": "9\u00a0000"}[language])
    assert urlsplit(page.url).query == QUERY
    first = page.locator(RESULTS).first
    expect(first).to_contain_text({"en": "Same channels: telephone, counter.", "fr": "téléphone, guichet."}[language])
    expect(page.locator(COUNT)).to_contain_text({"en": "156 innovations", "fr": "156 innovations"}[language])
    assert page.locator(COUNT).get_attribute("role") == page.locator(READ).get_attribute("role") == "status"
    assert reader.troubles == []


def test_the_address_keeps_the_answers_through_sending_and_through_the_switch_of_language(reader: Reader) -> None:
    page = reader.open(f"{PLACES['en']}?{QUERY}")
    english = _ids(page)
    page.locator(".portal-switch a").click()
    page.wait_for_url(f"**/{PLACES['fr']}?{QUERY}")
    assert _ids(page) == english
    expect(page.locator("input[value=request-tracking]")).to_be_checked()
    page.locator(".portal-switch a").click()
    page.wait_for_url(f"**/{PLACES['en']}?{QUERY}")
    assert _ids(page) == english
    assert reader.troubles == []


def test_a_box_ticked_by_keyboard_changes_the_list_and_the_address(reader: Reader) -> None:
    page = reader.open(f"{PLACES['en']}?channel=telephone")
    before = _titles(page)
    page.locator("input[name=channel][value=counter]").focus()
    page.keyboard.press("Space")
    expect(page.locator(COUNT)).to_contain_text("telephone, counter")
    assert urlsplit(page.url).query == "channel=counter&channel=telephone"
    assert _titles(page) != before


def test_the_next_twenty_follow_and_take_the_focus(reader: Reader) -> None:
    page = reader.open(f"{PLACES['en']}?area=waste")
    expect(page.locator(RESULTS)).to_have_count(20)
    page.get_by_role("button", name="Show 20 more").focus()
    page.keyboard.press("Enter")
    expect(page.locator(RESULTS)).to_have_count(40)
    expect(page.locator(f"{RESULTS}:nth-child(21) > p > a")).to_be_focused()
    for _ in range(6):
        page.locator(".portal-fit__more").click()
    expect(page.locator(".portal-fit__more")).to_be_hidden()
    assert len(set(_ids(page))) == 156


@each_language
def test_an_empty_form_says_what_to_do(language: str, reader: Reader) -> None:
    page = reader.open(f"{PLACES[language]}?area=waste")
    expect(page.locator(RESULTS)).to_have_count(20)
    page.locator("button[type=reset]").click()
    expect(page.locator(COUNT)).to_contain_text({"en": "Describe it in a sentence", "fr": "Décrivez-la"}[language])
    expect(page.locator(RESULTS)).to_have_count(0)
    assert "?" not in page.url


def test_what_is_not_known_is_said_to_be_so(reader: Reader) -> None:
    page = reader.open(f"{PLACES['en']}?population=9000")
    expect(page.locator(RESULTS)).to_have_count(20)
    unknown = page.locator(".portal-fit__unknown", has_text="Population not verified").first
    expect(unknown).to_contain_text("does not count")


@each_language
def test_a_hostile_address_does_nothing(language: str, reader: Reader) -> None:
    page = reader.open(
        f"{PLACES[language]}?population=<img src=x onerror=alert(1)>&area=__proto__&area=waste&lacks=%22%3E&channel="
    )
    expect(page.locator(RESULTS)).to_have_count(20)
    assert urlsplit(page.url).query == "area=waste"
    page.locator("#fit-sentence").fill("<img src=x onerror=zap(1)> web")
    page.keyboard.press("Enter")
    expect(page.locator(READ)).to_contain_text("img src x onerror zap")
    assert page.locator("main img").count() == 0
    assert reader.troubles == []


def test_a_population_that_is_no_number_is_told(reader: Reader) -> None:
    page = reader.open(PLACES["en"])
    page.locator("#fit-population").fill("many")
    page.keyboard.press("Enter")
    expect(page.locator("#fit-wrong")).to_contain_text("does not count")
    expect(page.locator("#fit-population")).to_have_attribute("aria-invalid", "true")


def test_a_file_that_does_not_arrive_is_told_and_asked_for_again(reader: Reader) -> None:
    page = reader.open("en/about/")
    page.route("**/fit.json", lambda route: route.abort())
    page.goto(f"{reader.address}{PLACES['en']}?area=waste")
    expect(page.locator(COUNT)).to_contain_text("could not be loaded")
    page.unroute("**/fit.json")
    page.get_by_role("button", name="Show what fits").click()
    expect(page.locator(RESULTS)).to_have_count(20)


@each_language
def test_without_scripts_the_page_leads_to_the_list(language: str, reader: Reader) -> None:
    page = reader.open(PLACES[language], scripts=False)
    assert page.locator("form.portal-fit__form:visible, form.portal-fit__sentence:visible").count() == 0
    page.locator("noscript a").click()
    assert page.url.endswith("/innovations/")


@each_language
def test_paper_has_the_list_and_not_the_form(language: str, reader: Reader) -> None:
    page = reader.open(f"{PLACES[language]}?{QUERY}", PHONE)
    expect(page.locator(RESULTS)).to_have_count(20)
    page.emulate_media(media="print")
    assert page.locator(".portal-fit form:visible, .portal-fit button:visible").count() == 0
    expect(page.locator(COUNT)).to_be_visible()


@each_language
def test_nothing_moves_while_an_address_is_answered(language: str, reader: Reader) -> None:
    page = reader.open(f"{PLACES[language]}?{QUERY}", PHONE)
    expect(page.locator(RESULTS)).to_have_count(20)
    shifts = """() => new Promise((done) => {
        const seen = [];
        const watch = new PerformanceObserver((list) => seen.push(...list.getEntries()));
        watch.observe({type: "layout-shift", buffered: true});
        setTimeout(() => done(seen.map((shift) => shift.value)), 300);
    })"""
    assert page.evaluate(shifts) == []
