"""The interface words, and the French typography of all that readers see."""

import re
import shutil
from pathlib import Path

import pytest

from portal.building.asked import asked_for
from portal.dataset import Dataset
from portal.language.words import load_words
from portal.problem import DataError
from tests.project import PROJECT

LOOSE = re.compile(r"(?<![\u00a0\u202fA-Za-z/]):(?=\s)|« |[^\s\u00a0] »|\d %")
"""A colon, guillemet or per cent sign that may be torn from its word at the end of a line."""


def test_every_word_used_in_a_template_exists_and_no_other_does() -> None:
    words = load_words(PROJECT / "overrides/words")
    templates = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "overrides").rglob("*.html"))
    used = set(re.findall(r"""\bt\(["'](\w+)["']""", templates)) | set(
        re.findall(r"\bwords?(?:\[\w+\]|\.\w+)?\.(\w+)", templates)
    )
    used |= {asked.key for asked in asked_for()}
    assert set(words["en"]) - {"site_name", "site_description"} <= used
    assert used - {"items", "en", "fr"} <= set(words["en"])


def test_scripts_read_the_words_that_components_bring_them() -> None:
    folder = PROJECT / "overrides"
    templates = [path.read_text(encoding="utf-8") for path in (folder / "components").glob("*.html")]
    element = re.compile(r'<script type="application/json" data-words="(\w+)">(.*?)</script>', re.DOTALL)
    brought = [found for text in templates for found in element.findall(text)]
    scripts = [path.read_text(encoding="utf-8") for path in (folder / "assets/scripts").rglob("*.js")]
    read = {name for text in scripts for name in re.findall(r'wordsOf\("(\w+)"\)', text)}
    assert sorted(name for name, _ in brought) == sorted(read)
    # A word that the template fills is HTML, whose entities a script would show as they are written.
    assert [words for _, words in brought if re.search(r't\("\w+",', words)] == []


def test_places_in_a_word_are_the_same_in_both_languages() -> None:
    words = load_words(PROJECT / "overrides/words")
    for key, english in words["en"].items():
        assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", words["fr"][key])), key


def test_french_punctuation_keeps_to_its_word(dataset: Dataset) -> None:
    french = [*load_words(PROJECT / "overrides/words")["fr"].values()]
    for kind in dataset.kinds:
        for item in dataset.items(kind.name):
            french += re.findall(r"'fr': ['\"](.*?)['\"][,}]", repr(item.values))
    assert [text for text in french if LOOSE.search(text.replace("\\xa0", "\u00a0"))] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the interface words to spoil."""
    return Path(shutil.copytree(PROJECT / "overrides/words", tmp_path / "words"))


def told(folder: Path) -> list[str]:
    """Return what is said of a folder of interface words, paths shortened to file names."""
    with pytest.raises(DataError) as caught:
        load_words(folder, asked_for())
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


def test_a_word_that_code_asks_for_by_a_name_put_together_is_missed_at_once(folder: Path) -> None:
    for language in ("en", "fr"):
        spoil(folder / f"{language}.yml", "facet_population:", "facet_people:")
    for language, problem in zip(("en", "fr"), told(folder), strict=True):
        assert re.fullmatch(
            language + r"\.yml:1: facet_population: is missing, and portal/[\w/]+\.py:\d+ asks for it; write it",
            problem,
        )


def test_a_word_that_code_asks_for_is_missed_at_once(folder: Path) -> None:
    for language in ("en", "fr"):
        spoil(folder / f"{language}.yml", "evidence_unreliable:", "evidence_gone:")
    assert [problem.partition(",")[0] for problem in told(folder)] == [
        "en.yml:1: evidence_unreliable: is missing",
        "fr.yml:1: evidence_unreliable: is missing",
    ]


@pytest.mark.parametrize(
    ("new", "promised"),
    [
        ("home: [A, B]", "home: is not one text; write it on one line, in quotes"),
        ("home: {en: A}", "home: is not one text; write it on one line, in quotes"),
        ("home: '{'", "home: cannot be filled: Single '{' encountered in format string; write a place as {name}"),
        ("home: '{0}'", "home: cannot be filled: '0' is no name of a place; write a place as {name}"),
        ("home: '{a.b}'", "home: cannot be filled: 'a.b' is no name of a place; write a place as {name}"),
        ("home: '{a}'", "home: has the places ['{a}'], but [] in en.yml; keep them the same"),
    ],
)
def test_a_word_that_is_no_text_or_cannot_be_filled_is_told_at_its_line(folder: Path, new: str, promised: str) -> None:
    line = spoil(folder / "fr.yml", "home: Accueil", new)
    assert told(folder) == [f"fr.yml:{line}: {promised}"]


@pytest.mark.parametrize("text", ["[]", "- home: Accueil", "home"])
def test_a_file_of_words_that_is_no_group_of_words_is_told(folder: Path, text: str) -> None:
    (folder / "fr.yml").write_text(text, encoding="utf-8")
    assert told(folder) == ["fr.yml:1: is no group of fields; write 'name: …', one a line, without '- ' before them"]


def test_files_of_words_that_cannot_be_read_are_all_told(folder: Path) -> None:
    (folder / "en.yml").unlink()
    (folder / "fr.yml").write_bytes(b"\xff")
    assert told(folder) == [
        "en.yml:1: cannot be read (no such file or directory); put a file here that can be",
        "fr.yml:1: byte 0xFF is not UTF-8; save the file as UTF-8",
    ]
