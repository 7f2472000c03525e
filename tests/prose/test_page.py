"""What is told of a page that people write, before the page builder sees it."""

from pathlib import Path

import pytest

from portal.problem import DataError
from portal.prose.page import read_pages

REQUIRED = ("index", "find", "shortlist", "compare")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return the pages without which no site can be made."""
    for path in (tmp_path / language / f"{name}.md" for language in ("en", "fr") for name in REQUIRED):
        path.parent.mkdir(exist_ok=True)
        path.write_text("---\ntitle: A page\n---\nText\n", encoding="utf-8")
    return tmp_path


def told(docs: Path) -> list[str]:
    """Return what is said of the pages, paths as seen from their folder."""
    with pytest.raises(DataError) as caught:
        read_pages(docs)
    return [str(problem).removeprefix(f"{docs}/") for problem in caught.value.problems]


def test_pages_with_line_ends_of_windows_are_read(docs: Path) -> None:
    (docs / "en/index.md").write_bytes(b"---\r\ntitle: Home\r\n---\r\nText\r\n")
    assert "Home" in [page.front.title for page in read_pages(docs)["en"]]


def test_characters_that_are_no_text_are_told_in_front_matter_and_body(docs: Path) -> None:
    (docs / "en/index.md").write_text('---\ntitle: "A\\0b"\n---\nText\n', encoding="utf-8")
    (docs / "fr/index.md").write_text("---\ntitle: A\n---\nText\n\ue000\n", encoding="utf-8")
    assert told(docs) == [
        "en/index.md:2: the control character U+0000 is not allowed; remove it",
        "fr/index.md:5: the private-use character U+E000 is not allowed; remove it",
    ]


@pytest.mark.parametrize("front", ["- title: A", "[]", "title", "- title: A\n- title: B"])
def test_front_matter_that_is_no_group_of_fields_is_told(docs: Path, front: str) -> None:
    (docs / "en/index.md").write_text(f"---\n{front}\n---\nText\n", encoding="utf-8")
    [problem] = told(docs)
    assert problem.endswith("is no group of fields; write 'name: …', one a line, without '- ' before them")


def test_folders_and_files_of_pages_that_cannot_be_read_are_told(docs: Path) -> None:
    (docs / "en/loop").symlink_to(docs / "en", target_is_directory=True)
    (docs / "en/a\nb.md").touch()
    (docs / "fr/folder.md").mkdir()
    (docs / "fr/index.md").unlink()
    (docs / "fr/index.md").symlink_to("index.md")
    assert told(docs) == [
        "en/a\\nb.md:1: has a name that is no text; rename it",
        "en/loop:1: is a link to a folder; put the folder itself here",
        "fr/folder.md:1: is not a file; put a text file here",
        "fr/index.md:1: cannot be read (too many levels of symbolic links); put a file here that can be",
    ]


def test_pages_that_are_not_there_are_told(tmp_path: Path) -> None:
    assert told(tmp_path / "docs") == [
        f"{language}:1: cannot be read (no such file or directory); put a folder here that can be"
        for language in ("en", "fr")
    ]


def test_a_page_that_begins_a_folder_has_the_address_of_the_folder(docs: Path) -> None:
    for language in ("en", "fr"):
        (docs / language / "guide").mkdir()
        (docs / language / "guide/index.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    assert "guide/" in [page.address for page in read_pages(docs)["en"]]


def test_two_pages_in_one_place_and_two_twins_of_one_page_are_told(docs: Path) -> None:
    for name in ("en/guide", "en/guide/index", "fr/guide/index"):
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / f"{name}.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    for name in ("fr/a", "fr/b"):
        (docs / f"{name}.md").write_text("---\ntitle: A\npage: guide\n---\n", encoding="utf-8")
    assert told(docs) == [
        f"en/guide.md:1: has the address of {docs}/en/guide/index.md; move or rename one of them",
        "fr/b.md:1: page: is 'guide', which a.md is already; name another page, or none",
    ]


@pytest.mark.parametrize("name", ["README", "About", "a_b", "a b", "é", "a--b"])
def test_a_file_whose_name_makes_no_address_is_told(docs: Path, name: str) -> None:
    (docs / f"en/{name}.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    [problem] = told(docs)
    assert problem.startswith(f"en/{name}.md:1: is called '{name}.md'; call it lower-case letters")
