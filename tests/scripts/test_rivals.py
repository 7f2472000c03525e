"""What other builders are given is what the portal has."""

import json
import re
from pathlib import Path

import pytest

from portal.dataset import Dataset, load
from portal.kinds.innovation import INNOVATIONS
from portal.language.words import load_words
from portal.text import LANGUAGES
from scripts.rivals import bare, same_parts
from tests.project import PROJECT


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load(PROJECT / "data")


def test_each_builder_gets_every_innovation_in_both_languages(tmp_path: Path, dataset: Dataset) -> None:
    same_parts.write_hugo(tmp_path / "same", dataset)
    bare.write_hugo(tmp_path / "bare", dataset)
    bare.write_mkdocs(tmp_path / "mkdocs", dataset)

    ids = {record.id for record in dataset[INNOVATIONS]}
    for language in LANGUAGES:
        for pages in (f"same/content/{language}/innovations", f"bare/content/{language}/innovations"):
            assert {path.stem for path in (tmp_path / pages).iterdir()} == ids
        assert {path.stem for path in (tmp_path / "mkdocs" / "docs" / language).iterdir()} == ids


def test_a_page_of_the_same_parts_is_listed_under_the_values_that_the_portal_lists_it_under(
    tmp_path: Path, dataset: Dataset
) -> None:
    same_parts.write_hugo(tmp_path / "same", dataset)

    page = tmp_path / "same" / "content" / "fr" / "innovations" / "ahuntsic-cartierville-pb.md"
    front = json.loads(page.read_text(encoding="utf-8"))
    assert front["channel"] == ["counter", "web"]
    assert (front["province"], front["year"], front["stage"]) == (["qc"], ["2019"], ["operating"])


def test_the_templates_say_only_words_that_the_interface_has() -> None:
    words = load_words(PROJECT / "overrides" / "words")
    for path in same_parts.SITE.rglob("*.html"):
        for word in re.findall(r"\$t\.(\w+)", path.read_text(encoding="utf-8")):
            assert all(word in words[language] for language in LANGUAGES), (path.name, word)
