"""The built site: whole, linked, in two languages, the same each time, and never half written."""

import csv
import html
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from portal.addresses import Addresses
from portal.dataset import Dataset
from portal.kinds import KINDS
from portal.language.words import load_words
from portal.text import LANGUAGES
from tests.project import copy_project, environment, files, portal
from tests.search.conftest import searching


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


HOLDING = """
import sys
from pathlib import Path

from portal.building.lock import alone

with alone(Path("site")):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holding(folder: Path) -> Iterator[int]:
    """Have another process hold the lock of the site while the block runs; then it is killed."""
    command = [sys.executable, "-c", HOLDING]
    with subprocess.Popen(
        command, cwd=folder, env=environment(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        yield holder.pid
        holder.kill()


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


def test_the_edit_link_goes_to_the_line_of_the_record(built: Path) -> None:
    run = portal(built, "build", PORTAL_REPOSITORY="https://example.org/us/portal", PORTAL_URL="https://example.org/p/")
    assert run.returncode == 0, run.stderr
    text = (built / "site/en/studies/kiwis-count/index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/us/portal/blob/main/data/studies/kiwis-count.yml#L1"' in text
    assert '<link rel="canonical" href="https://example.org/p/en/studies/kiwis-count/">' in text
    assert 'hreflang="fr" href="https://example.org/p/fr/etudes/kiwis-count/"' in text
    assert 'href="/p/fr/etudes/"' in (built / "site/404.html").read_text(encoding="utf-8")
    assert portal(built, "build").returncode == 0


def test_a_text_missing_in_french_is_shown_in_english_marked_counted_and_found(project: Path) -> None:
    kind = project / "portal/kinds/innovation.py"
    kind.write_text(
        kind.read_text("utf-8").replace("order=_by_place,", 'order=_by_place,\n    untranslated=("fr",),'), "utf-8"
    )
    record = project / "data/innovations/toronto-311.yml"
    english = yaml.load(record.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes only text
    for text in (english["title"], english["problem"], english["practice"]):
        del text["fr"]
    record.write_text(yaml.safe_dump(english), encoding="utf-8")

    run = portal(project, "build")

    assert run.returncode == 0, run.stderr
    text = (project / "site/fr/innovations/toronto-311/index.html").read_text(encoding="utf-8")
    assert "Pas encore en français" in text
    assert '<div lang="en"><p>The City had roughly 300 phone numbers' in text
    assert not re.search(r"innovations: \d+ texts; missing: en 0, fr 0", portal(project, "check", "--parity").stdout)
    search = searching(project / "site/fr/search")
    shown = list(search.documents())
    languages = {address: language for _, _, address, _, _, _, language in shown}
    assert languages["innovations/toronto-311/"] == "en"
    assert languages["innovations/calgary-311/"] == "fr"


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


def test_changes_give_the_same_site_as_a_build_from_nothing(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    changed = project / "data/innovations/toronto-311.yml"
    added = project / "data/innovations/toronto-411.yml"
    text = changed.read_text(encoding="utf-8")
    added.write_text(text.replace("id: toronto-311", "id: toronto-411"), encoding="utf-8")
    assert portal(project, "build").returncode == 0
    assert (project / "site/fr/innovations/toronto-411/index.html").exists()

    added.unlink()
    changed.write_text(text.replace("phone numbers", "telephone numbers"), encoding="utf-8")
    assert portal(project, "build").returncode == 0
    run = portal(project, "build")
    assert run.returncode == 0, run.stderr
    assert not (project / "site/fr/innovations/toronto-411").exists()

    other = copy_project(tmp_path_factory.mktemp("other"))
    (other / "data/innovations/toronto-311.yml").write_bytes(changed.read_bytes())
    assert portal(other, "build").returncode == 0
    assert files(project / "site") == files(other / "site")


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


@pytest.mark.parametrize("delay", [0.4, 0.8, 1.2, 1.8])
def test_a_killed_build_leaves_the_old_site_whole_and_the_next_one_works(built: Path, delay: float) -> None:
    before = files(built / "site")
    words = built / "overrides/words/en.yml"
    sound = words.read_text(encoding="utf-8")
    words.write_text(sound.replace("home: Home", f"home: Home {delay}"), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "portal", "build"],
        cwd=built,
        env=environment(built),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    words.write_text(sound, encoding="utf-8")

    assert files(built / "site") == before
    assert portal(built, "build").returncode == 0
    assert files(built / "site") == before


@pytest.mark.parametrize("stage", ["Building the frame", "Drawing charts", "Writing pages"])
def test_a_build_killed_at_any_stage_leaves_the_old_site_whole_and_the_next_one_works(built: Path, stage: str) -> None:
    before = files(built / "site")
    words = built / "overrides/words/en.yml"
    sound = words.read_text(encoding="utf-8")
    words.write_text(sound.replace("home: Home", f"home: {stage}"), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "portal", "build"],
        cwd=built,
        env=environment(built),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stderr
        assert any(line.startswith(stage) for line in process.stderr)
        time.sleep(0.2)
        os.killpg(process.pid, signal.SIGKILL)
    words.write_text(sound, encoding="utf-8")

    assert process.returncode == -signal.SIGKILL
    assert files(built / "site") == before
    assert portal(built, "build").returncode == 0
    assert files(built / "site") == before


def test_what_a_build_made_that_was_killed_just_before_it_published_is_published_by_the_next(built: Path) -> None:
    site, beside, aside = (built / name for name in ("site", ".site-next", ".moved"))
    before = files(site)
    words = built / "overrides/words/en.yml"
    sound = words.read_text(encoding="utf-8")
    for said, changed in (("home: House", True), ("home: Home", False)):
        words.write_text(sound.replace("home: Home", said), encoding="utf-8")
        old = files(site)
        assert portal(built, "build").returncode == 0
        made = files(site)
        assert (made != before) is changed
        for one, other in ((site, aside), (beside, site), (aside, beside)):
            one.rename(other)
        assert files(site) == old
        run = portal(built, "build")
        assert "(0 files drawn anew)" in run.stdout
        assert files(site) == made


def test_two_builds_at_once_do_not_mix(built: Path) -> None:
    with holding(built) as holder:
        run = portal(built, "build")
        check = portal(built, "check")
    assert run.returncode == 1
    told = f"site:1: another build is writing this site (process {holder}); wait until it is done"
    assert told in run.stderr
    assert check.returncode == 0, check.stderr  # it writes nothing
    assert portal(built, "build").returncode == 0  # the lock went with its holder


def test_a_record_last_reviewed_long_before_the_others_says_so(project: Path) -> None:
    path = project / "data/innovations/toronto-311.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("reviewed: 2026-11-23", "reviewed: 2025-11-22"), encoding="utf-8")
    assert portal(project, "build").returncode == 0
    page = (project / "site/fr/innovations/toronto-311/index.html").read_text(encoding="utf-8")
    assert 'datetime="2025-11-22"' in page
    assert load_words()["fr"]["review_due"] in html.unescape(page)
    other = (project / "site/fr/innovations/ottawa-collection-calendar/index.html").read_text(encoding="utf-8")
    assert "portal-freshness--due" in page
    assert "portal-freshness--due" not in other


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
