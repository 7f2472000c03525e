"""Records that a reader keeps: on the device, in an order, sent to others, taken along, without storage and scripts."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from portal.text import LANGUAGES, Language
from scripts.one_of_each import Sort
from tests.browser.reader import DESK, PHONE, SORTS, Reader
from tests.browser.test_axe import violations_of

TORONTO = "innovations/toronto-311"
CALGARY = "innovations/calgary-311-app"
G4 = "innovations/g4-open-data-collaboration"
KIWIS = "studies/kiwis-count"
HISTORY = "sources/history-of-iccs"

PAGES = {"en": "en/shortlist/", "fr": "fr/selection/"}
KEEP = {"en": "Keep", "fr": "Garder"}

REFUSED = (
    'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } })'
)
"""As browsers do whose reader has forbidden sites to store anything."""

both_languages = pytest.mark.parametrize("language", LANGUAGES)
each_record = pytest.mark.parametrize(
    "sort", [sort for sort in SORTS if sort.is_record], ids=[sort.name for sort in SORTS if sort.is_record]
)


def _keep(page: Page, *keys: str) -> None:
    """Keep some records, as if their pages had been visited."""
    page.evaluate("keys => localStorage.setItem('portal:shortlist', JSON.stringify(keys))", list(keys))


def _kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate("JSON.parse(localStorage.getItem('portal:shortlist') ?? '[]')")
    return found


def _list(reader: Reader, *keys: str, language: Language = "en") -> Page:
    page = reader.open("en/about/")
    _keep(page, *keys)
    page = reader.open(PAGES[language])
    expect(page.locator("[data-shown]")).to_be_visible()
    return page


def _shown(page: Page) -> list[str]:
    """Return the keys of the records listed, from the top."""
    found: list[str] = page.locator("[data-groups] [data-keep]").evaluate_all("all => all.map(one => one.dataset.keep)")
    return found


@each_record
def test_every_record_can_be_kept_and_given_up_by_keyboard(sort: Sort, reader: Reader) -> None:
    page = reader.open(sort)
    assert sort.language
    keep = page.get_by_role("button", name=KEEP[sort.language], exact=True)
    place = page.locator("dl.portal-glance").bounding_box()
    expect(keep).to_have_attribute("aria-pressed", "false")
    keep.focus()
    page.keyboard.press("Enter")
    expect(keep).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-keep-told]")).to_contain_text("1")
    expect(page.locator("[data-keep-count]")).to_have_text("\u00a0(1)")
    assert page.locator("dl.portal-glance").bounding_box() == place  # nothing moved
    page.reload()
    expect(keep).to_have_attribute("aria-pressed", "true")
    assert len(_kept(page)) == 1
    keep.focus()
    page.keyboard.press("Space")
    expect(keep).to_have_attribute("aria-pressed", "false")
    expect(page.locator("[data-keep-count]")).to_be_empty()
    assert _kept(page) == []
    assert reader.troubles == []


@both_languages
def test_what_is_kept_is_listed_by_kind_in_the_order_kept(language: Language, reader: Reader) -> None:
    page = _list(reader, TORONTO, KIWIS, CALGARY, HISTORY, language=language)
    assert _shown(page) == [TORONTO, CALGARY, KIWIS, HISTORY]
    headings = {"en": ["Innovations", "Studies", "Sources"], "fr": ["Innovations", "Études", "Sources"]}
    assert page.locator("[data-groups] h2").all_inner_texts() == headings[language]
    note = page.locator("[data-groups] .portal-note").first
    said = {"en": "Place: Toronto, Ontario · Started: 2009", "fr": "Lieu\u00a0: Toronto, Ontario · Début\u00a0: 2009"}
    expect(note).to_have_text(said[language])
    assert reader.troubles == []


def test_the_link_of_a_record_leads_to_the_list(reader: Reader) -> None:
    page = reader.open(f"fr/{TORONTO}/")
    page.get_by_role("button", name="Garder", exact=True).click()
    page.get_by_role("link", name="Sélection (1)").click()
    expect(page.locator("[data-groups] li")).to_have_count(1)
    assert _shown(page) == [TORONTO]


def test_records_are_moved_by_keyboard_and_keep_the_focus(reader: Reader) -> None:
    page = _list(reader, TORONTO, CALGARY, G4, KIWIS)
    up = page.get_by_role("button", name="Up G4")
    up.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-told]")).to_contain_text("is now number 2 of 3")
    expect(up).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-told]")).to_contain_text("is now number 1 of 3")
    assert _shown(page) == [G4, TORONTO, CALGARY, KIWIS]
    page.keyboard.press("Enter")
    expect(page.locator("[data-told]")).to_contain_text("already stands first")
    page.get_by_role("button", name="Down G4").press("Enter")
    expect(page.locator("[data-told]")).to_contain_text("is now number 2 of 3")
    assert _kept(page) == [TORONTO, G4, CALGARY, KIWIS]
    page.reload()
    expect(page.locator("[data-groups] li")).to_have_count(4)
    assert _shown(page) == [TORONTO, G4, CALGARY, KIWIS]


def test_a_record_is_removed_and_brought_back(reader: Reader) -> None:
    page = _list(reader, TORONTO, CALGARY, G4)
    page.get_by_role("button", name="Remove Calgary").press("Enter")
    expect(page.locator("[data-groups] li")).to_have_count(2)
    expect(page.get_by_role("button", name="Remove G4")).to_be_focused()
    expect(page.locator("[data-told]")).to_contain_text("Removed: Calgary 311 app")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator("[data-groups] li")).to_have_count(3)
    assert _kept(page) == [TORONTO, CALGARY, G4]


@both_languages
def test_all_are_removed_and_brought_back(language: Language, reader: Reader) -> None:
    page = _list(reader, TORONTO, KIWIS, language=language)
    page.locator("[data-do=remove-all]").click()
    expect(page.locator("[data-empty]")).to_contain_text(f"{KEEP[language]}")
    assert _kept(page) == []
    undo = page.locator("[data-do=undo]")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-groups] li")).to_have_count(2)
    assert _kept(page) == [TORONTO, KIWIS]


def test_up_to_four_are_chosen_and_compared(reader: Reader) -> None:
    keys = [TORONTO, CALGARY, G4, "innovations/edmonton-311-app", "innovations/halifax-311"]
    page = _list(reader, *keys, KIWIS)
    compare = page.get_by_role("button", name="Compare those chosen")
    assert compare.count() == 1  # there is but one study
    compare.click()
    expect(page.locator("[data-told]")).to_contain_text("Choose two to four")
    boxes = page.get_by_role("checkbox")
    for at in range(4):
        boxes.nth(at).check()
    boxes.nth(4).click()
    assert not boxes.nth(4).is_checked()
    expect(page.locator("[data-told]")).to_contain_text("Four records fit")
    compare.click()
    page.wait_for_url(f"**/en/compare/?records={','.join(keys[:4])}")
    expect(page.locator("thead th")).to_have_count(4)


@both_languages
def test_a_list_that_somebody_sent_is_shown_beside_the_readers_own(language: Language, reader: Reader) -> None:
    page = _list(reader, KIWIS, language=language)
    page = reader.open(f"{PAGES[language]}?records={CALGARY},{TORONTO},{KIWIS}")
    expect(page.locator("[data-groups] li")).to_have_count(3)
    assert _shown(page) == [CALGARY, TORONTO, KIWIS]
    assert _kept(page) == [KIWIS]
    page.locator("[data-do=keep-all]").click()
    expect(page.locator("[data-told]")).to_contain_text("3")
    assert _kept(page) == [KIWIS, CALGARY, TORONTO]
    expect(page.locator("[data-do=keep-all]")).to_be_hidden()
    page.locator("[data-do=undo]").click()
    expect(page.locator("[data-do=keep-all]")).to_be_visible()
    assert _kept(page) == [KIWIS]
    page.locator("[data-groups] [data-keep]").first.click()
    assert _kept(page) == [KIWIS, CALGARY]
    page.locator("[data-shared] a").click()
    expect(page.locator("[data-groups] li")).to_have_count(2)
    assert _shown(page) == [KIWIS, CALGARY]
    assert reader.troubles == []


def test_the_link_is_copied_or_shown_to_be_copied(reader: Reader) -> None:
    page = _list(reader, TORONTO, CALGARY)
    address = f"{reader.address}en/shortlist/?records={TORONTO},{CALGARY}"
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("[data-told]")).to_have_text("The address is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.context.clear_permissions()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")  # as without https
    page.get_by_role("button", name="Copy link").click()
    field = page.get_by_role("textbox", name="Address")
    expect(field).to_have_value(address)
    expect(field).to_be_focused()


def test_a_table_is_taken(reader: Reader, tmp_path: Path) -> None:
    page = _list(reader, G4, KIWIS)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    assert download.value.suggested_filename == "shortlist.csv"
    download.value.save_as(tmp_path / "taken.csv")
    text = (tmp_path / "taken.csv").read_text(encoding="utf-8-sig")
    heads, first, second = csv.reader(StringIO(text))
    row = dict(zip(heads, first, strict=True))
    assert (row["Kind"], row["Started"]) == ("Innovations", "2010")
    assert row["Place"] == "Ottawa, Ontario; Toronto, Ontario; Edmonton, Alberta; Vancouver, British Columbia"
    assert row["Address"] == f"{reader.address}en/{G4}/"
    assert second[:2] == ["Studies", "Kiwis Count"]


def test_other_tabs_follow(reader: Reader) -> None:
    context = reader.browser.new_context()
    page, other = context.new_page(), context.new_page()
    page.goto(f"{reader.address}en/shortlist/")
    other.goto(f"{reader.address}en/{CALGARY}/")
    keep = other.get_by_role("button", name="Keep", exact=True)
    keep.click()
    expect(page.locator("[data-groups] li")).to_have_count(1)
    page.get_by_role("button", name="Remove Calgary").click()
    expect(keep).to_have_attribute("aria-pressed", "false")
    context.close()


def test_a_record_that_is_gone_is_named_and_can_be_removed(reader: Reader) -> None:
    page = _list(reader, TORONTO, "innovations/nowhere")
    fault = page.locator(".portal-gathering__faults li")
    expect(fault).to_contain_text("innovations/nowhere is not on this site")
    fault.get_by_role("button", name="Remove").click()
    expect(page.locator(".portal-gathering__faults")).to_be_hidden()
    assert _kept(page) == [TORONTO]


@pytest.mark.parametrize("stored", ["", "{", "null", "7", '{"a": 1}', '[1, null, "x", "<img src=x>"]'])
def test_a_spoiled_store_is_an_empty_list(stored: str, reader: Reader) -> None:
    page = reader.open("en/about/")
    page.evaluate("text => localStorage.setItem('portal:shortlist', text)", stored)
    page = reader.open(PAGES["en"])
    expect(page.locator("[data-empty]")).to_contain_text("Nothing is kept yet")
    assert reader.troubles == []


def test_a_full_list_says_so(reader: Reader) -> None:
    page = reader.open("en/about/")
    _keep(page, *(f"innovations/x-{number}" for number in range(100)))
    page = reader.open(f"en/{TORONTO}/")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator("[data-keep-told]")).to_contain_text("at most 100 records")
    expect(page.get_by_role("button", name="Keep", exact=True)).to_have_attribute("aria-pressed", "false")
    assert len(_kept(page)) == 100


def test_a_button_that_comes_later_keeps_too(reader: Reader) -> None:
    page = reader.open(f"en/{TORONTO}/")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.evaluate(
        """key => {
      const button = document.createElement("button");
      button.dataset.keep = key;
      button.textContent = "Late";
      document.querySelector("main").append(button);
    }""",
        TORONTO,
    )
    late = page.get_by_role("button", name="Late")
    expect(late).to_have_attribute("aria-pressed", "true")
    late.click()
    assert _kept(page) == []
    expect(page.get_by_role("button", name="Keep", exact=True)).to_have_attribute("aria-pressed", "false")


def test_where_nothing_may_be_stored_a_list_lasts_as_long_as_its_page(reader: Reader) -> None:
    page = reader.browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(REFUSED)
    page.goto(f"{reader.address}en/{TORONTO}/")
    keep = page.get_by_role("button", name="Keep", exact=True)
    keep.click()
    expect(keep).to_have_attribute("aria-pressed", "true")
    page.goto(f"{reader.address}en/shortlist/?records={TORONTO},{CALGARY}")
    expect(page.locator("[data-groups] li")).to_have_count(2)
    expect(page.locator(".portal-gathering__faults")).to_contain_text("does not let this site store anything")
    page.get_by_role("button", name="Keep these too").click()
    expect(page.locator("[data-told]")).to_contain_text("it holds 2 records")
    page.goto(f"{reader.address}en/compare/?records={TORONTO},{CALGARY}")
    expect(page.locator("thead th")).to_have_count(2)
    assert errors == []
    page.close()


@both_languages
def test_without_scripts_nothing_offers_to_keep(language: Language, reader: Reader) -> None:
    page = reader.open(f"{language}/{TORONTO}/", scripts=False)
    assert page.locator(".portal-keep").is_hidden()
    page = reader.open(PAGES[language], scripts=False)
    assert "JavaScript" in page.locator("main").inner_text()
    assert page.locator("main button:visible").count() == 0


def test_a_printed_list_names_its_records_and_nothing_to_press(reader: Reader) -> None:
    page = _list(reader, TORONTO, KIWIS)
    page.emulate_media(media="print")
    assert page.locator("main :is(button, input):visible").count() == 0
    expect(page.locator(".portal-printed")).to_contain_text(f"?records={TORONTO},{KIWIS}")
    assert page.locator("[data-groups] li a:visible").count() == 2


@pytest.mark.parametrize(
    "place", ["en/shortlist/", f"en/shortlist/?records={TORONTO}", f"en/compare/?records={TORONTO}"]
)
def test_nothing_moves_while_a_page_gathers(place: str, reader: Reader) -> None:
    page = _list(reader, TORONTO, CALGARY)
    page.goto("about:blank")
    for size in (PHONE, DESK):
        page = reader.open(place, size)
        expect(page.locator("[data-shown]")).to_be_visible()
        moved = page.evaluate(
            """() => new Promise(done => new PerformanceObserver(list => {
              done(list.getEntries().map(entry => entry.sources.map(source => source.node?.outerHTML.slice(0, 80))));
            }).observe({ type: "layout-shift", buffered: true }) ?? setTimeout(() => done([]), 200))"""
        )
        assert moved == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_a_list(size: ViewportSize, reader: Reader) -> None:
    _list(reader, TORONTO, KIWIS, G4)
    for place in ("en/shortlist/", f"fr/selection/?records={TORONTO},{KIWIS},x"):
        page = reader.open(place, size, calm=True)
        expect(page.locator("[data-shown]")).to_be_visible()
        assert violations_of(page) == []
