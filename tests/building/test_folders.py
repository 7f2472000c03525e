"""The site and the folder beside it: written where they differ, and exchanged when the coming site is whole."""

import os
from pathlib import Path

import pytest

from portal.building.folders import Folders, differing, exchange
from portal.store import Published

FIRST = {"index.html": "Choose", "en/index.html": "Home", "en/a/index.html": "A", "fr/index.html": "Accueil"}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "site")


@pytest.fixture
def published(folders: Folders) -> dict[str, Published]:
    """Return the files of a site that was built once."""
    folders.refill({}, ())
    found = {path: written(folders, path, text) for path, text in FIRST.items()}
    folders.publish()
    return found


def written(folders: Folders, path: str, text: str) -> Published:
    return Published(1, b"", *folders.write(path, text.encode()))


def texts(folder: Path) -> dict[str, str]:
    """Return what stands in the files of a folder."""
    return {path: (folder / path).read_text(encoding="utf-8") for path in differing(folder, {})}


def test_the_first_site_takes_its_place_and_nothing_is_beside_it(
    folders: Folders, published: dict[str, Published]
) -> None:
    assert texts(folders.site) == FIRST
    assert differing(folders.site, published) == set()
    assert not folders.fresh.exists()
    assert folders.mark() == ""


def test_a_refilled_folder_has_the_files_of_the_site_but_those_that_are_wrong(
    folders: Folders, published: dict[str, Published]
) -> None:
    (folders.site / "en/index.html").write_text("Hoax", encoding="utf-8")
    folders.fresh.mkdir()
    (folders.fresh / "left.html").touch()
    folders.refill(published, differing(folders.site, published))
    assert texts(folders.fresh) == {path: text for path, text in FIRST.items() if path != "en/index.html"}


@pytest.mark.parametrize("sort", ["file", "link to a file", "link to a folder"])
def test_whatever_stands_in_its_place_is_refilled_and_nothing_else_touched(
    sort: str, folders: Folders, published: dict[str, Published], tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/text").write_text("mine", encoding="utf-8")
    if sort == "file":
        folders.fresh.write_text("x", encoding="utf-8")
    else:
        folders.fresh.symlink_to(tmp_path / ("mine" if sort == "link to a folder" else "mine/text"))
    folders.refill(published, ())
    assert texts(folders.fresh) == FIRST
    assert texts(tmp_path / "mine") == {"text": "mine"}


def test_writing_never_touches_the_site_that_stands(folders: Folders, published: dict[str, Published]) -> None:
    folders.refill(published, ())
    written(folders, "en/index.html", "New home")
    written(folders, "en/b/c/index.html", "C")
    assert texts(folders.site) == FIRST
    assert texts(folders.fresh) == FIRST | {"en/index.html": "New home", "en/b/c/index.html": "C"}


def test_a_written_file_is_told_with_its_size_and_time(folders: Folders) -> None:
    folders.refill({}, ())
    found = {"é/a.html": written(folders, "é/a.html", "é")}
    assert found["é/a.html"].size == 2
    assert differing(folders.fresh, found) == set()


def test_a_removed_file_takes_the_folders_with_it_that_it_leaves_empty(
    folders: Folders, published: dict[str, Published]
) -> None:
    folders.refill(published, ())
    folders.remove("en/a/index.html")
    assert not (folders.fresh / "en/a").exists()
    folders.remove("fr/index.html")
    folders.remove("fr/nowhere/index.html")
    assert {path.name for path in folders.fresh.iterdir()} == {"index.html", "en"}
    for path in ("en/index.html", "index.html"):
        folders.remove(path)
    assert list(folders.fresh.iterdir()) == []


def test_the_folder_beside_the_site_follows_what_the_last_build_changed(
    folders: Folders, published: dict[str, Published]
) -> None:
    folders.refill(published, ())
    published["en/index.html"] = written(folders, "en/index.html", "New home")
    published["en/b/index.html"] = written(folders, "en/b/index.html", "B")
    folders.remove("en/a/index.html")
    del published["en/a/index.html"]
    folders.publish()
    assert texts(folders.fresh) == FIRST  # the site as it was

    folders.follow(["en/index.html", "en/b/index.html", "en/a/index.html"], published)
    assert differing(folders.fresh, published) == differing(folders.site, published) == set()
    assert not (folders.fresh / "en/a").exists()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda path: path.write_text("Hoax!"), id="another size"),
        pytest.param(lambda path: os.utime(path, ns=(1, 1)), id="another time"),
        pytest.param(lambda path: path.unlink(), id="missing"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), id="a folder"),
        pytest.param(lambda path: (path.unlink(), path.symlink_to("a/index.html")), id="a link"),
    ],
)
def test_a_file_that_is_not_as_it_was_published_differs(
    change: object, folders: Folders, published: dict[str, Published]
) -> None:
    assert callable(change)
    change(folders.site / "en/index.html")
    assert differing(folders.site, published) == {"en/index.html"}


def test_a_file_that_was_never_published_differs(folders: Folders, published: dict[str, Published]) -> None:
    (folders.site / "en/mine.txt").touch()
    assert differing(folders.site, published) == {"en/mine.txt"}


def test_of_a_site_that_is_not_there_every_file_differs(folders: Folders, published: dict[str, Published]) -> None:
    assert differing(folders.site.with_name("elsewhere"), published) == published.keys()


def test_two_folders_change_places(tmp_path: Path) -> None:
    fresh, site, aside = (tmp_path / name for name in ("fresh", "site", "aside"))
    for folder in (fresh, site):
        folder.mkdir()
        (folder / "name").write_text(folder.name, encoding="utf-8")
    exchange(fresh, site, aside)
    assert (texts(site), texts(fresh)) == ({"name": "fresh"}, {"name": "site"})
    assert not aside.exists()


def test_a_folder_takes_a_place_where_nothing_was(tmp_path: Path) -> None:
    (tmp_path / "fresh").mkdir()
    exchange(tmp_path / "fresh", tmp_path / "site", tmp_path / "aside")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_that_was_moved_aside_is_put_back(folders: Folders, published: dict[str, Published]) -> None:
    folders.site.rename(folders.aside)
    folders.mend()
    assert differing(folders.site, published) == set()
    assert not folders.aside.exists()


def test_the_mark_of_the_folder_beside_the_site_is_that_of_no_other(
    folders: Folders, published: dict[str, Published]
) -> None:
    folders.refill(published, ())
    folders.publish()
    marks = [folders.mark()]
    assert folders.mark() == marks[0]
    moved = folders.fresh.rename(folders.fresh.with_name("moved"))
    folders.refill(published, ())
    marks.append(folders.mark())
    moved.rename(moved.with_name("again"))
    assert len({*marks, b""}) == 3
