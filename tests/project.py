"""Copies of this project to try things on, and the command run in them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from portal.dataset import Dataset
from portal.language.words import load_words
from portal.pages.links import Landmarks
from portal.pages.renderer import Renderer
from portal.prose.page import LED_TO
from portal.text import Language

PROJECT = Path(__file__).parents[1]
STORE = ".cache/store.sqlite"
PARTS = ("data", "docs", "macros", "overrides", "portal")


def copy_project(folder: Path, built: Path | None = None) -> Path:
    """Copy what makes the site into a folder, with what another copy that was built has kept, but no site."""
    if built:
        (folder / STORE).parent.mkdir()
        shutil.copyfile(built / STORE, folder / STORE)
    for name in PARTS:
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(PROJECT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which the folder's own code is found first."""
    return os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}


def portal(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `portal` in a folder and return what came of it."""
    command = [sys.executable, "-m", "portal", *arguments]
    variables = environment(folder) | variables
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=variables)


def renderer_of(dataset: Dataset, language: Language = "en") -> Renderer:
    """Return who draws records with the project's templates and words."""
    templates = PROJECT / "overrides"
    site = Landmarks(pages={name: f"{name}/" for name in LED_TO})
    return Renderer(dataset, language, load_words(templates / "words")[language], site, templates)


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
