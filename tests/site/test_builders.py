"""The page builder can be replaced: the pages build with MkDocs and with its announced successor, Zensical."""

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from portal.site.builder import environment
from portal.site.project import Settings
from portal.site.shell import Shell
from portal.text import Language
from tests.project import environment as project_environment

SETTINGS = Settings("http://localhost:8000/", "", "main")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_zensical_builds_the_same_marks_and_content(project: Path, built: Path, language: Language) -> None:
    variables = environment(language, "Portal", SETTINGS) | {"PORTAL_OUT": f"out/{language}"}
    run = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--clean", "--strict"],
        cwd=project,
        env=project_environment(project) | variables | {"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr

    pages = sorted(path.relative_to(project / "docs" / language) for path in (project / "docs" / language).glob("*.md"))
    for page in pages:
        folder = "" if page.stem == "index" else page.stem
        new = (project / "out" / language / folder / "index.html").read_text(encoding="utf-8")
        old = (built / ".cache/builder" / language / folder / "index.html").read_text(encoding="utf-8")
        assert Shell.cut(new).marks == Shell.cut(old).marks, page
        assert _words(new) == _words(old), page


def _words(html: str) -> list[str]:
    """Return what a page says, without its tags; each builder writes an apostrophe its own way."""
    return unescape(re.sub(r"<[^>]+>", " ", html)).replace("¶", "").split()


def test_a_page_the_builder_refuses_is_told(project: Path) -> None:
    from tests.project import portal

    page = project / "docs/en/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x](nowhere.md)\n", encoding="utf-8")
    run = portal(project, "build")
    assert run.returncode == 1
    assert "nowhere.md" in run.stderr
    assert "about.md" in run.stderr
    assert not (project / "site").exists()
