"""Records side by side: as the address says, what differs marked; changed, taken along, printed, in both languages."""

import csv
import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from portal.text import LANGUAGES, Language
from tests.browser.reader import DESK, PHONE, Reader
from tests.browser.test_axe import violations_of

TORONTO = "innovations/toronto-311"
CALGARY = "innovations/calgary-311-app"
G4 = "innovations/g4-open-data-collaboration"
EDMONTON = "innovations/edmonton-311-app"
HALIFAX = "innovations/halifax-311"

PAGES = {"en": "en/compare/", "fr": "fr/comparer/"}
FACTS = {"en": ("Place", "Started", "Stage"), "fr": ("Lieu", "Début", "Étape")}
SECTIONS = {"en": ("The problem", "Results", "Cost"), "fr": ("Le problème", "Résultats", "Coût")}

both_languages = pytest.mark.parametrize("language", LANGUAGES)


def _compare(reader: Reader, keys: Sequence[str], language: Language = "en") -> Page:
    page = reader.open(f"{PAGES[language]}?records={','.join(keys)}")
    expect(page.locator(".portal-comparison")).to_be_visible()
    return page


def _heads(page: Page) -> list[str]:
    """Return the keys of the records shown, from the left."""
    links = page.locator("thead th > a").evaluate_all("links => links.map(link => link.pathname)")
    return ["/".join(path.split("/")[2:4]) for path in links]


def _row(page: Page, label: str) -> Locator:
    return page.locator("tbody tr").filter(has=page.locator("th", has_text=re.compile(rf"^{label}( \(.*\))?$")))


def _records(page: Page) -> str:
    return page.url.partition("?records=")[2]


@both_languages
def test_records_stand_side_by_side_in_the_order_of_the_address(language: Language, reader: Reader) -> None:
    page = _compare(reader, [CALGARY, TORONTO, G4], language)
    assert _heads(page) == [CALGARY, TORONTO, G4]
    for label in (*FACTS[language], *SECTIONS[language]):
        assert _row(page, label).locator("td").count() == 3, label
    assert _row(page, FACTS[language][1]).locator("td").all_inner_texts() == ["2013", "2009", "2010"]
    assert "Vancouver" in _row(page, FACTS[language][0]).locator("td").last.inner_text()
    assert reader.troubles == []


def test_what_differs_is_marked_for_the_eye_and_the_ear(reader: Reader) -> None:
    page = _compare(reader, [TORONTO, CALGARY])
    expect(_row(page, "Started")).to_have_class("portal-comparison__differs")
    expect(_row(page, "Started").locator("th")).to_have_text("Started (differs)")
    assert _row(page, "Stage").get_attribute("class") is None
    page.get_by_role("checkbox", name="Only facts that differ").check()
    expect(_row(page, "Started")).to_be_visible()
    expect(_row(page, "Stage")).to_be_hidden()


def test_what_a_record_shows_is_what_its_own_page_shows(reader: Reader) -> None:
    page = _compare(reader, [TORONTO])
    links = page.locator("tbody a").evaluate_all("links => links.map(link => link.href)")
    assert f"{reader.address}en/drivers/timeliness/" in links
    assert page.locator("tbody [id]").count() == 0
    shown = _row(page, "The problem").locator("td").inner_text()
    page.locator("thead th > a").click()
    expect(page.locator("#problem + p")).to_have_text(shown)


@pytest.mark.parametrize("kind", ["studies", "findings", "playbooks", "sources"])
def test_other_kinds_compare_by_their_facts(kind: str, reader: Reader) -> None:
    ids = sorted(path.name for path in (reader.site / f"en/{kind}").iterdir() if path.is_dir())[:2]
    page = _compare(reader, [f"{kind}/{id}" for id in ids])
    assert page.locator("thead th").count() == 2
    assert page.locator("tbody tr").count() > 1
    assert reader.troubles == []


def test_a_record_is_removed_and_brought_back_by_keyboard(reader: Reader) -> None:
    page = _compare(reader, [TORONTO, CALGARY, G4])
    page.get_by_role("button", name="Remove Calgary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("thead th")).to_have_count(2)
    assert _records(page) == f"{TORONTO},{G4}"
    expect(page.locator("[data-told]")).to_contain_text("Removed: Calgary 311 app")
    expect(page.get_by_role("button", name="Remove G4")).to_be_focused()
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator("thead th")).to_have_count(3)
    assert _records(page) == f"{TORONTO},{CALGARY},{G4}"
    expect(page.get_by_role("button", name="Remove Calgary")).to_be_focused()


def test_when_the_last_is_removed_the_page_says_what_to_do(reader: Reader) -> None:
    page = _compare(reader, [TORONTO])
    page.get_by_role("button", name="Remove").click()
    expect(page.locator("[data-empty]")).to_contain_text("Nothing is compared yet")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    assert "?" not in page.url


def test_a_fifth_record_waits_until_there_is_room(reader: Reader) -> None:
    page = _compare(reader, [TORONTO, CALGARY, G4, EDMONTON, HALIFAX])
    assert _heads(page) == [TORONTO, CALGARY, G4, EDMONTON]
    expect(page.locator(".portal-gathering__faults li")).to_contain_text("Four records fit side by side")
    page.get_by_role("button", name="Remove G4").click()
    expect(page.locator("thead th")).to_have_count(4)
    assert _heads(page) == [TORONTO, CALGARY, EDMONTON, HALIFAX]
    expect(page.locator(".portal-gathering__faults")).to_be_hidden()


def test_what_cannot_be_compared_is_said(reader: Reader) -> None:
    page = _compare(reader, [TORONTO, "studies/kiwis-count", "innovations/nowhere", "nothing/nowhere", "x", CALGARY])
    assert _heads(page) == [TORONTO, CALGARY]
    told = page.locator(".portal-gathering__faults li").all_inner_texts()
    assert told == [
        "“x” is not the name of a record.",
        "studies/kiwis-count is of another kind and cannot be set beside the others.",
        "nothing/nowhere is not on this site: it was taken away, or the address is mistaken.",
        "innovations/nowhere is not on this site: it was taken away, or the address is mistaken.",
    ]


HOSTILE = (
    "innovations/<img src=x onerror=alert(1)>",
    "innovations/../../404",
    "//example.org/x",
    "javascript:alert(1)",
    "innovations/" + "a" * 9000,
    "%00,%E0%A4%A,<script>alert(1)</script>",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("place", ["en/compare/", "fr/selection/"])
def test_a_hostile_address_is_only_text(place: str, text: str, reader: Reader) -> None:
    page = reader.open(f"{place}?records={text}")
    expect(page.locator("[data-empty]")).to_be_visible()
    expect(page.locator(".portal-gathering__faults li").first).to_be_visible()
    assert page.locator("main :is(img, iframe)").count() == 0
    assert [trouble for trouble in reader.troubles if "404" not in trouble] == []


def test_a_page_that_cannot_be_fetched_is_said(reader: Reader) -> None:
    page = reader.open("en/about/")
    page.route("**/calgary-311-app/", lambda route: route.abort())
    page.goto(f"{reader.address}{PAGES['en']}?records={TORONTO},{CALGARY}")
    expect(page.locator(".portal-gathering__faults")).to_contain_text(f"{CALGARY} could not be fetched")
    assert _heads(page) == [TORONTO]
    page.unroute("**/calgary-311-app/")


@both_languages
def test_the_comparison_grows_from_record_pages_and_is_remembered(language: Language, reader: Reader) -> None:
    label = {"en": "Compare", "fr": "Comparer"}[language]
    for key in (TORONTO, CALGARY):
        page = reader.open(f"{language}/{key}/")
        page.locator(".portal-keep").get_by_role("link", name=label).click()
        expect(page.locator(".portal-comparison")).to_be_visible()
    assert _records(page) == f"{TORONTO},{CALGARY}"
    page = reader.open(PAGES[language])
    expect(page.locator("thead th")).to_have_count(2)
    assert _records(page) == f"{TORONTO},{CALGARY}"
    assert reader.troubles == []


def test_a_record_of_another_kind_begins_a_comparison_of_its_own(reader: Reader) -> None:
    _compare(reader, [TORONTO, CALGARY])
    page = reader.open("en/studies/kiwis-count/")
    link = page.locator(".portal-keep").get_by_role("link", name="Compare")
    assert (link.get_attribute("href") or "").endswith("/compare/?records=studies/kiwis-count")


@both_languages
def test_the_other_language_compares_the_same(language: Language, reader: Reader) -> None:
    page = _compare(reader, [TORONTO, CALGARY, G4], language)
    page.locator("[data-do=remove]").first.click()
    expect(page.locator("thead th")).to_have_count(2)
    page.locator(".portal-switch a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{PAGES['fr' if language == 'en' else 'en']}?records={CALGARY},{G4}")
    expect(page.locator("thead th")).to_have_count(2)


@pytest.mark.parametrize(
    ("place", "twin"),
    [
        ("en/find/?q=phone%26x", "/fr/recherche/?q=phone%26x"),
        ("fr/chronologie/?kind=award", "/en/timeline/?kind=award"),
        ("en/innovations/toronto-311/", "/fr/innovations/toronto-311/"),
    ],
)
def test_the_other_language_keeps_what_the_address_says(place: str, twin: str, reader: Reader) -> None:
    page = reader.open(place)
    page.locator(".portal-switch a").hover()
    page.locator(".portal-switch a").click()
    page.wait_for_url(f"**{twin}")


@both_languages
def test_a_table_is_taken_that_no_spreadsheet_runs(language: Language, reader: Reader, tmp_path: Path) -> None:
    page = _compare(reader, [TORONTO, G4], language)
    with page.expect_download() as download:
        page.locator("[data-do=csv]").click()
    assert download.value.suggested_filename == {"en": "compare.csv", "fr": "comparer.csv"}[language]
    download.value.save_as(tmp_path / "taken.csv")
    text = (tmp_path / "taken.csv").read_bytes().decode()
    assert text.startswith("\ufeff")
    rows = {row[0]: row[1:] for row in csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))}
    place, started, _ = FACTS[language]
    assert rows[started] == ["2009", "2010"]
    assert rows[place][1].count("; ") == 3
    assert rows[SECTIONS[language][0]][0] == _row(page, SECTIONS[language][0]).locator("td").first.inner_text()
    assert rows["Address" if language == "en" else "Adresse"][0] == f"{reader.address}{language}/{TORONTO}/"


def test_cells_are_written_as_the_tables_of_the_site_are(reader: Reader) -> None:
    page = reader.open("en/compare/")
    source = f"{reader.address}assets/scripts/csv.js"
    made = page.evaluate(
        "async ([source, rows]) => (await import(source)).toCsv(rows)",
        [source, [["=1+1", "+1", "-1", "@a", "\ta", "\ra"], ['say "a, b"', "a\nb", "–", "a=1"]]],
    )
    assert made == '\ufeff\'=1+1,\'+1,\'-1,\'@a,\'\ta,"\'\ra"\r\n"say ""a, b""","a\nb",–,a=1\r\n'


def test_on_paper_the_columns_lie_on_the_long_side_and_the_address_names_them(reader: Reader) -> None:
    page = _compare(reader, [TORONTO, CALGARY, G4, EDMONTON])
    page.emulate_media(media="print")
    pdf = page.pdf(prefer_css_page_size=True, format="Letter")
    boxes = {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([\d. ]+)\]", pdf)}
    assert {width > height for _, _, width, height in boxes} == {True}
    expect(page.locator(".portal-printed")).to_contain_text(f"?records={TORONTO},{CALGARY},{G4},{EDMONTON}")
    assert page.locator("main button:visible").count() == 0
    page.set_viewport_size({"width": 940, "height": 700})  # a landscape sheet between its margins
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_on_a_phone_each_fact_is_told_for_one_record_below_another(reader: Reader) -> None:
    page = _compare(reader, [TORONTO, CALGARY, G4])
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    first, second = (_row(page, "Started").locator("td").nth(at).bounding_box() for at in (0, 1))
    assert first
    assert second
    assert first["x"] == second["x"]
    assert first["y"] < second["y"]
    assert page.get_by_role("cell", name="2013", exact=True).count() == 1  # still a table to those who listen
    page.set_viewport_size(DESK)


@both_languages
def test_without_scripts_the_page_says_what_to_do_instead(language: Language, reader: Reader) -> None:
    page = reader.open(f"{PAGES[language]}?records={TORONTO}", scripts=False)
    assert "JavaScript" in page.locator("main").inner_text()
    assert page.locator("main button:visible").count() == 0
    assert page.locator("main a[href$='/innovations/']").count() == 1


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_a_comparison(size: ViewportSize, reader: Reader) -> None:
    page = reader.open(f"{PAGES['fr']}?records={TORONTO},{G4},x,innovations/nowhere", size, calm=True)
    page.locator(".portal-comparison").wait_for()
    assert violations_of(page) == []
