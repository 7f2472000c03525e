"""What a reader who searches may rely on."""

import json
from pathlib import Path

import pytest

from portal.addresses import Addresses
from portal.dataset import Dataset
from portal.language.words import load_words
from portal.pages.renderer import Renderer
from portal.search import Search, search_files
from portal.text import LANGUAGES, Language
from tests.project import PROJECT


def found(search: Search, text: str, *, typing: bool = False) -> list[str]:
    return [search.document(hit.document)[0] for hit in search.ask(text, typing=typing).hits]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_with_a_name_and_a_place_can_be_found_where_it_stands(
    built: Path, dataset: Dataset, searches: dict[Language, Search], language: Language
) -> None:
    site, addresses, search = built / "site" / language, Addresses(dataset), searches[language]
    shown = list(search.documents())
    known = {document[0]: document[2] for document in shown}
    for kind in dataset.kinds:
        for item in dataset.items(kind.name):
            address = addresses.of(item, language)
            if address and item.record.label.en != item.key.id:
                assert known["/".join(item.key)] == address
    for address in known.values():
        page, _, anchor = address.partition("#")
        assert not anchor or f'id="{anchor}"' in (site / page / "index.html").read_text(encoding="utf-8")


def test_accents_capitals_and_elisions_do_not_matter(searches: dict[Language, Search]) -> None:
    french = searches["fr"]
    assert found(french, "déneigement") == found(french, "DENEIGEMENT") != []
    assert found(french, "l'accueil") == found(french, "l’accueil") == found(french, "accueil") != []
    assert found(french, "œuvre") == found(french, "oeuvre")


def test_plurals_find_singulars_and_the_reverse(searches: dict[Language, Search]) -> None:
    assert found(searches["en"], "permits") == found(searches["en"], "permit") != []
    assert found(searches["fr"], "sondages")[:5] == found(searches["fr"], "sondage")[:5] != []


def test_a_mistyped_word_is_corrected_and_said(searches: dict[Language, Search]) -> None:
    answer = searches["en"].ask("complant")
    assert answer.corrected == {"complant": "complaint"}
    assert set(found(searches["en"], "complaint")) <= set(found(searches["en"], "complant"))
    assert searches["en"].ask("complaint").corrected == {}


def test_a_word_is_found_before_it_is_typed_to_its_end(searches: dict[Language, Search]) -> None:
    assert "terms/benchmarking" in found(searches["en"], "benchm", typing=True)[:3]
    assert found(searches["en"], "benchm") == []


def test_another_name_for_the_same_thing_finds_it(searches: dict[Language, Search]) -> None:
    assert "terms/one-stop-shop" in found(searches["en"], "guichet unique")[:3]
    assert "terms/wait-time" in found(searches["en"], "queue")[:5]
    assert "innovations/toronto-plowto" in found(searches["fr"], "charrue")[:10]


def test_a_french_word_finds_what_is_in_english_only_and_says_so(searches: dict[Language, Search]) -> None:
    french = searches["fr"]
    hits = [hit for hit in french.ask("enquête").hits if french.document(hit.document)[0].startswith("sources/")]
    english = [hit for hit in hits if french.document(hit.document)[6] == "en"]
    assert english
    by_its_translation = french.ask("handling").hits
    assert by_its_translation
    assert all(hit.foreign for hit in by_its_translation)
    assert "innovations/yellowknife-complaints-policy" in found(french, "handling")


def test_numbers_are_found_however_their_thousands_are_written(searches: dict[Language, Search]) -> None:
    assert found(searches["en"], "12,800") == found(searches["fr"], "12 800") == found(searches["fr"], "12\u202f800")
    assert "innovations/barrie-city-app" in found(searches["en"], "12800")


def test_where_nothing_is_found_there_are_words_to_try(searches: dict[Language, Search]) -> None:
    answer = searches["en"].ask("bunchmurkeng")
    assert not answer.hits
    assert answer.suggested == ("benchmarking",)
    assert searches["en"].ask("zzzzqqq").unknown == ("zzzzqqq",)


def test_what_is_published_could_begin_no_tag(built: Path) -> None:
    for path in (built / "site/en/search").rglob("*.json"):
        assert b"<" not in path.read_bytes()
        json.loads(path.read_bytes())


@pytest.mark.whole
def test_the_same_records_make_the_same_files_under_the_same_names(dataset: Dataset) -> None:
    words = load_words(PROJECT / "overrides/words")["fr"]
    first, second = (dict(search_files(Renderer(dataset, "fr", words), ())) for _ in range(2))
    assert first == second
    assert list(first) == list(second)
