"""What the search page looks through."""

import json
from pathlib import Path

import pytest

from portal.dataset import Dataset
from portal.outputs.addresses import Addresses
from portal.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_with_a_place_on_the_site_can_be_found(built: Path, dataset: Dataset, language: Language) -> None:
    site = built / "site" / language
    index = json.loads((site / "find.json").read_text(encoding="utf-8"))
    addresses = Addresses(dataset)
    wanted = [addresses.of(item, language) for kind in dataset.kinds for item in dataset.items(kind.name)]
    found = [address for _, _, address, _, _ in index["records"]]
    assert found == [address for address in wanted if address]
    for address in found:
        page, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in (site / page / "index.html").read_text(encoding="utf-8") or not anchor
    assert {index["kinds"][kind] for kind, *_ in index["records"]} == set(index["kinds"])


def test_an_index_holds_the_words_of_its_language(built: Path) -> None:
    english, french = ((built / "site" / language / "find.json").read_text(encoding="utf-8") for language in LANGUAGES)
    assert "Citizen-Centred Service Network is founded" in english
    assert "Fondation du Réseau du service axé sur les citoyens" in french
    assert "<" not in english + french


def test_a_title_of_the_other_language_is_marked_and_a_long_text_ends_between_words(built: Path) -> None:
    index = json.loads((built / "site/fr/find.json").read_text(encoding="utf-8"))
    languages = {address: language for _, _, address, _, language in index["records"]}
    assert languages["sources/whats-the-311/"] == "en"
    assert languages["chronologie/ccsn-founded/"] == languages["innovations/toronto-311/"] == ""
    abstracts = [abstract for _, _, _, abstract, _ in index["records"]]
    assert all(len(abstract) <= 241 for abstract in abstracts)
    assert any(abstract.endswith("…") for abstract in abstracts)
