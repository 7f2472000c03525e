"""The search of the built site, as a terminal and as a browser ask it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from portal.search import Search
from portal.text import LANGUAGES, Language
from tests.project import PROJECT

Ask: TypeAlias = Callable[[Language, list[dict[str, Any]]], list[dict[str, Any]]]

NODE = Path(sys.executable).with_name("node")
SCRIPTS = PROJECT / "overrides/assets/scripts/search"


@pytest.fixture(scope="session")
def searches(built: Path) -> dict[Language, Search]:
    """Return the search of each language."""
    return {language: searching(built / "site" / language / "search") for language in LANGUAGES}


@pytest.fixture(scope="session")
def in_browser(built: Path) -> Ask:
    """Return what asks the scripts of the site some questions, in node."""

    def ask(language: Language, questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
        command = [str(NODE), str(Path(__file__).with_name("ask.mjs")), str(SCRIPTS / "engine.js")]
        folder = str(built / "site" / language / "search")
        run = subprocess.run(
            [*command, folder], input=json.dumps(questions), capture_output=True, text=True, check=True
        )
        answers: list[dict[str, Any]] = json.loads(run.stdout)
        return answers

    return ask


def searching(folder: Path) -> Search:
    """Return the search whose files stand in a folder."""
    return Search(lambda name: (folder / name).read_bytes())
