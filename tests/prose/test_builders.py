"""The page builder can be replaced: the pages build with MkDocs and with its announced successor, Zensical."""

import os
import re
import subprocess
import sys
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest

from portal.marks import marks_in
from portal.project import Settings
from portal.prose.builder import Built, environment, run_builder
from portal.prose.content import content_of
from portal.prose.page import read_pages
from portal.store import Store
from portal.text import LANGUAGES, Language
from tests.project import copy_project, portal
from tests.project import environment as project_environment

SETTINGS = Settings("http://localhost:8000/", "", "main")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project in which no builder has been."""
    return copy_project(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def mkdocs(pages: Path) -> Built:
    """Return what the page builder of this project makes of the pages."""
    with pytest.MonkeyPatch.context() as patch, closing(Store(pages / "store.sqlite", "these tests")) as store:
        patch.chdir(pages)
        return run_builder(store, read_pages(), dict.fromkeys(LANGUAGES, "Portal"), SETTINGS)


@pytest.mark.whole
@pytest.mark.parametrize("language", ["en", "fr"])
def test_zensical_builds_the_same_marks_and_content(pages: Path, mkdocs: Built, language: Language) -> None:
    variables = environment(language, "Portal", SETTINGS) | {"PORTAL_OUT": f"out/{language}"}
    run = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--clean", "--strict"],
        cwd=pages,
        env=project_environment(pages) | variables | {"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr

    marks = 0
    for page in read_pages(pages / "docs")[language]:
        new = content_of((pages / "out" / language / page.address / "index.html").read_text(encoding="utf-8"))
        old = mkdocs.contents[language][page.name]
        assert list(marks_in(new)) == list(marks_in(old)), page.path
        assert _words(new) == _words(old), page.path
        marks += len(list(marks_in(old)))
    assert marks > 50


def _words(html: str) -> list[str]:
    """Return what a page says, without its tags; each builder writes an apostrophe its own way."""
    return unescape(re.sub(r"<[^>]+>", " ", html)).replace("¶", "").split()


def test_a_page_the_builder_refuses_is_told(project: Path) -> None:
    page = project / "docs/en/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x](nowhere.md)\n", encoding="utf-8")
    run = portal(project, "build")
    assert run.returncode == 1
    assert "nowhere.md" in run.stderr
    assert "about.md" in run.stderr
    assert not (project / "site").exists()
