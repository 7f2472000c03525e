"""The interface words, and the French typography of all that readers see."""

import re
import shutil
from pathlib import Path

import pytest

from portal.dataset import Dataset
from portal.outputs.facets import BY_NAME
from portal.outputs.search.table import KIND
from portal.outputs.words import load_words
from portal.problem import DataError
from tests.project import PROJECT

LOOSE = re.compile(r"(?<![\u00a0\u202fA-Za-z/]):(?=\s)|« |[^\s\u00a0] »|\d %")
"""A colon, guillemet or per cent sign that may be torn from its word at the end of a line."""


def test_every_word_used_in_a_template_exists_and_no_other_does() -> None:
    words = load_words(PROJECT / "overrides/words")
    templates = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "overrides").rglob("*.html"))
    code = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "portal").rglob("*.py"))
    used = set(re.findall(r"""\b(?:t|filled|worded)\(["'](\w+)["']""", templates + code)) | set(
        re.findall(r"\bwords?(?:\[\w+\]|\.\w+)?\.(\w+)", templates)
    )
    used |= {f"facet_{name}" for name in (KIND, *BY_NAME)}
    assert set(words["en"]) - {"site_name", "site_description"} <= used
    assert used - {"items", "en", "fr"} <= set(words["en"])


def test_places_in_a_word_are_the_same_in_both_languages() -> None:
    words = load_words(PROJECT / "overrides/words")
    for key, english in words["en"].items():
        assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", words["fr"][key])), key


def test_french_punctuation_keeps_to_its_word(dataset: Dataset) -> None:
    french = [*load_words(PROJECT / "overrides/words")["fr"].values()]
    for kind in dataset.kinds:
        for item in dataset.items(kind.name):
            french += re.findall(r"'fr': ['\"](.*?)['\"][,}]", repr(item.entry.values))
    assert [text for text in french if LOOSE.search(text.replace("\\xa0", "\u00a0"))] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the interface words to spoil."""
    return Path(shutil.copytree(PROJECT / "overrides/words", tmp_path / "words"))


def told(folder: Path) -> list[str]:
    """Return what is said of a folder of interface words, paths shortened to file names."""
    with pytest.raises(DataError) as caught:
        load_words(folder)
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


def spoil(path: Path, old: str, new: str) -> int:
    """Replace a text of a file; return the line of it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.count("\n", 0, text.index(old)) + 1


def test_characters_that_are_no_text_are_told(folder: Path) -> None:
    line = spoil(folder / "fr.yml", "home: Accueil", 'home: "Acc\\eueil"')
    assert told(folder) == [f"fr.yml:{line}: the control character U+001B is not allowed; remove it"]
