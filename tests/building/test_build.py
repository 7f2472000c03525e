"""The built site: whole, linked, in two languages, the same each time, and never half written."""

import csv
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from portal.addresses import Addresses
from portal.dataset import Dataset
from portal.kinds import KINDS
from portal.text import LANGUAGES
from tests.project import copy_project, files, portal


class Reader(HTMLParser):
    """Notes what a page links to, loads, names and says."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: list[str] = []
        self.language = ""
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = found["lang"]
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag in ("script", "img", "iframe", "source") or found.get("rel") in ("stylesheet", "preload", "icon"):
            is_data = found.get("type") in ("application/ld+json", "application/json")
            self.loaded += [] if is_data else [found.get("src") or found.get("href") or "inline"]
        if tag not in ("meta", "link", "br", "hr", "img", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Reader]:
    """Return every page of the site, read."""
    site = built / "site"
    return {str(path.relative_to(site)): Reader(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def test_every_record_with_a_page_has_one_in_each_language(pages: dict[str, Reader], dataset: Dataset) -> None:
    addresses = Addresses(dataset)
    for kind in KINDS:
        for item in dataset.items(kind.name) if kind.pages else ():
            for language in LANGUAGES:
                assert f"{language}/{addresses.of(item, language)}index.html" in pages


def test_every_page_has_a_twin_and_links_to_it(pages: dict[str, Reader]) -> None:
    counts = {language: sum(path.startswith(f"{language}/") for path in pages) for language in LANGUAGES}
    assert counts["en"] == counts["fr"] > 700
    for path, page in pages.items():
        if path.count("/") > 1:
            assert page.language == path[:2]
            assert any(f"/{'fr' if path[:2] == 'en' else 'en'}/" in link for link in page.links)


def test_no_link_leads_nowhere(pages: dict[str, Reader], built: Path) -> None:
    broken = []
    for path, page in pages.items():
        if path.endswith("404.html"):
            continue
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto"):
                continue
            target = os.path.normpath(Path(path).parent / unquote(parts.path)) if parts.path else path
            if (built / "site" / target).is_file() and not target.endswith(".html"):
                continue
            target = target if target.endswith(".html") else os.path.normpath(f"{target}/index.html")
            if target not in pages or (parts.fragment and parts.fragment not in pages[target].ids):
                broken.append(f"{path}: {link}")
    assert broken == []


def test_what_a_page_loads_is_a_file_of_the_site(pages: dict[str, Reader], built: Path) -> None:
    for path, page in pages.items():
        if not path.endswith("404.html"):
            assert page.loaded, path
            assert [name for name in page.loaded if not (built / "site" / path).parent.joinpath(name).is_file()] == []


def test_tags_are_closed_and_ids_stand_once(pages: dict[str, Reader]) -> None:
    for path, page in pages.items():
        assert page.open == [], path
        assert sorted(page.ids) == sorted(set(page.ids)), path


def test_nothing_is_left_unfilled(built: Path) -> None:
    for path in (built / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"[\ue000-\uf8ff]|portal:/|\{\{ \w+ |\{%|None</|Undefined", text), path


def test_a_record_page_shows_its_sources_confidence_review_place_and_data_file(built: Path) -> None:
    text = (built / "site/fr/chronologie/ccsn-founded/index.html").read_text(encoding="utf-8")
    for shown in (
        "juillet 1997",
        "Ralph Heintzman",
        "Les sources divergent",
        "Degré de confiance",
        '<time datetime="2026-11-23">23 novembre 2026</time>',
        "data/events.yml:",
        "Précédente",
        "Suivante",
        "Fiches connexes",
        'lang="ja"',
    ):
        assert shown in text, shown


def test_the_page_of_a_value_says_how_many_records_its_list_has(built: Path) -> None:
    found = 0
    for path in (built / "site/en/innovations").glob("*/*/index.html"):
        page = path.read_text(encoding="utf-8")
        [said] = re.findall(r"</h1>\s*<p>(\w+) records?\.</p>", page)
        if 'class="portal-pager"' not in page:
            _, _, listed = page.partition('<div data-part="all">')
            lines = listed.partition("</main>")[0].count("<li><a ")
            assert lines == (1 if said == "One" else int(said)), path
            found += 1
    assert found > 50


def test_a_source_that_must_not_be_linked_is_named_without_a_link(built: Path, dataset: Dataset) -> None:
    from portal.kinds.source import SOURCES

    unlinked = [source for source in dataset[SOURCES] if source.do_not_link]
    assert unlinked
    for source in unlinked:
        text = (built / f"site/en/sources/{source.id}/index.html").read_text(encoding="utf-8")
        assert source.url
        assert source.url not in text
        assert "Named here without a link." in text


def test_text_from_data_cannot_break_out(project: Path) -> None:
    path = project / "data/innovations/toronto-311.yml"
    text = path.read_text(encoding="utf-8").replace(
        "  en: '311 Toronto: a single number open day and night'", "  en: '<script>alert(1)</script>\"><b>'"
    )
    path.write_text(text, encoding="utf-8")
    assert portal(project, "build").returncode == 0
    for page in files(project / "site").values():
        assert b"<script>" not in page
        assert b'"><b>' not in page


def test_two_builds_of_the_same_input_are_equal_byte_for_byte(built: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path)  # and nothing drawn before: charts are drawn anew
    assert portal(built, "build").returncode == 0
    assert portal(project, "build", PYTHONHASHSEED="1", TZ="Pacific/Auckland", LANG="C").returncode == 0
    assert files(project / "site") == files(built / "site")


def test_bad_input_leaves_the_old_site_as_it_was(built: Path) -> None:
    before = files(built / "site")
    path = built / "data/events.yml"
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace("kind: founding", "kind: fundation", 1), encoding="utf-8")
    run = portal(built, "build")
    path.write_text(sound, encoding="utf-8")

    assert run.returncode == 1
    assert "data/events.yml:7: kind: 'fundation' is not in the list 'event-kinds'" in run.stderr
    assert "Traceback" not in run.stderr
    assert files(built / "site") == before


def test_a_term_that_moves_to_another_page_of_the_glossary_is_linked_there(project: Path) -> None:
    path = project / "data/terms.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    filler = [rows[0] | {"id": f"filler-{n}", "title_en": f"M {n:03}", "title_fr": f"M {n:03}"} for n in range(200)]
    renamed = [row | {"title_en": f"Z {row['title_en']}"} if row["id"] == "channel" else row for row in rows]
    source = next(row for row in rows if row["id"] == "channel")["sources"].split(",")[0].split(";")[0]
    for terms, page in (([*rows, *filler], "glossary/#channel"), ([*renamed, *filler], "glossary-2/#channel")):
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(terms)
        run = portal(project, "build")
        assert run.returncode == 0, run.stderr
        assert page in (project / f"site/en/sources/{source}/index.html").read_text(encoding="utf-8")
