"""What an author can call in a page, and what is said of a call that cannot work."""

import re
from inspect import getdoc
from pathlib import Path

import pytest

from macros.families import MACROS, bind
from portal.dataset import Dataset
from portal.prose.calls import Macros, example
from portal.text import LANGUAGES, Language
from tests.project import portal, renderer_of

NAMES = [macro.__name__ for macro in MACROS]


def _macros(dataset: Dataset, language: Language) -> Macros:
    return bind(renderer_of(dataset, language))


@pytest.fixture(scope="module")
def english(dataset: Dataset) -> Macros:
    return _macros(dataset, "en")


@pytest.fixture(scope="module")
def french(dataset: Dataset) -> Macros:
    return _macros(dataset, "fr")


def test_a_figure_shows_the_number_with_wording_sample_year_confidence_and_source(english: Macros) -> None:
    shown = english["figure"]("cf1998-variance")
    for part in (
        "72%",
        "72 per cent",
        "1998",
        "n = 2,900",
        "How-to Guide",
        "Confidence: high",
        "./sources/",
    ):
        assert part in shown, part


def test_a_figure_reads_french_on_a_french_page(french: Macros) -> None:
    shown = french["figure"]("cf1998-variance")
    assert "72\u00a0%" in shown
    assert "n = 2\u00a0900" in shown or "n = 2\u202f900" in shown
    assert "Degré de confiance\u00a0: élevé" in shown


def test_a_count_follows_the_language(english: Macros, french: Macros, dataset: Dataset) -> None:
    assert english["count"]("innovations") == french["count"]("innovations") == str(len(dataset.items("innovations")))


def test_a_term_carries_its_meaning(french: Macros) -> None:
    shown = french["term"]("service-standard", "normes")
    assert shown.startswith('<a class="portal-term" href="./glossaire/#service-standard" title="')
    assert shown.endswith(">normes</a>")


def test_text_an_author_gives_is_escaped(english: Macros) -> None:
    assert "<b>" not in english["link"]("studies", "kiwis-count", "<b>x</b>")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_each_macro_works_and_is_in_the_guide(name: str, language: Language, dataset: Dataset) -> None:
    macros = _macros(dataset, language)
    call = re.fullmatch(r"\{\{ (\w+)\((.*)\) \}\}", example(macros[name]))
    assert call is not None
    assert call[1] == name
    arguments = re.findall(r'"([^"]*)"', call[2])
    assert macros[name](*arguments)
    assert f"<strong>{name}</strong>" in macros["macro_reference"]()


@pytest.mark.parametrize("macro", MACROS, ids=NAMES)
def test_each_macro_is_explained_in_both_languages(macro: object) -> None:
    english, french = (getdoc(macro) or "").split("\n\n")
    assert english != french
    assert re.findall(r"`\{\{.*?`", english) == re.findall(r"`\{\{.*?`", french) != []


@pytest.mark.parametrize("guide", ["en/contribute", "fr/contribuer"])
def test_the_contributor_guide_lists_every_macro(built: Path, guide: str) -> None:
    text = (built / "site" / guide / "index.html").read_text(encoding="utf-8")
    assert all(f"<strong>{name}</strong>" in text for name in NAMES)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (
            '{{ figure("cf1998-varianc") }}',
            "figure: no findings record 'cf1998-varianc'; did you mean 'cf1998-variance'?; "
            'as in {{ figure("cf1998-rep-municipal") }}',
        ),
        ('{{ figure("cf1998-telephone") }}', "figure: finding 'cf1998-telephone' states no figure"),
        ("{{ figure() }}", "figure: missing a required argument: 'finding'"),
        ('{{ figur("x") }}', "figur: no macro is called so; did you mean 'figure'?"),
        ('{{ count("innovation") }}', "count: no kind of record is called 'innovation'; did you mean 'innovations'?"),
        ('{{ link("groups", "service-reputation") }}', "link: groups have no place of their own"),
        (
            '{{ chart("reputation-by-orde") }}',
            "chart: no chart or measure is called 'reputation-by-orde'; did you mean",
        ),
        (
            '{{ chart("reputation-by-order", "federa") }}',
            "chart: no segment is called 'federa'; did you mean 'federal'?",
        ),
        (
            '{{ chart("reputation-by-order", "regional") }}',
            "chart: the chart 'reputation-by-order--regional' would be empty",
        ),
        ('{{ chart("participants", "federal") }}', "chart: the chart 'participants' has no segments to choose from"),
        ('{{ trend("reputation") }}', "trend: no measure is called 'reputation'"),
        ('{{ table("x") }}', "table: no measures record 'x'"),
        ('{{ listing("points") }}', "listing: points have no list of their own"),
        ('{{ listing("terms") }}', "listing: the terms stand below glossary/; call this file glossary.md"),
        ("{{ count }}", "count: is no macro call; write {{ count(…) }}"),
        ('{{ count("innovations" }}', 'write a macro as {{ name("…") }}'),
        ("{{ count(5) }}", "count: 5 is no text; write it in quotes, as in {{ count("),
        ('{{ callout("limit", "A", "B") }}', "callout: no sort of callout is called 'limit'; did you mean 'limits'?"),
        (
            '{{ callout("limits", "A", "See [x](find.md).") }}',
            "callout: links to 'find.md'; in a callout a link is http",
        ),
        ('{{ part("steps", "innovations", "toronto-311") }}', "part: the page of 'toronto-311' has no steps"),
        ('{{ compare("studies", "kiwis-count") }}', "compare: 1 records are named; name two to four"),
        ('{{ downloads("stylesheets/tokens.css") }}', "downloads: no file 'stylesheets/tokens.css' is published"),
        ("{{ search_box() }} {{ finder() }}", "finder: makes a second search box on this page; keep one"),
        ('<p style="color: red">x</p>', "style: is on a <p>, where the content security policy stops it"),
        ("{{ cite(wherever) }}", "cite: an argument is not a plain value; write texts in quotes"),
    ],
)
def test_a_call_that_cannot_work_stops_the_build_with_page_line_macro_and_advice(
    project: Path, call: str, told: str
) -> None:
    page = project / "docs/en/about.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nNew line\n\n{call}\n", encoding="utf-8")
    line = len(page.read_text(encoding="utf-8").splitlines())
    run = portal(project, "check")
    assert run.returncode == 1
    assert told in run.stderr
    assert re.search(rf"docs/en/about\.md:{line}: ", run.stderr)
    assert "Traceback" not in run.stderr
