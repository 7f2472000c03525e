"""Scripts write numbers as the pages do."""

import pytest

from portal.language.locale import Locale
from portal.text import LANGUAGES, Language
from tests.browser.reader import Reader
from tests.project import PROJECT

NUMBERS = (0, 7, 999, 1000, 7000, 12345.678, 2794356, -1250, 0.5)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_script_writes_a_number_as_the_page_does(language: Language, reader: Reader) -> None:
    page = reader.open(f"{language}/")
    source = f"{reader.address}assets/scripts/numbers.js"
    written = page.evaluate(
        "async ([source, numbers]) => { const { number } = await import(source); return numbers.map(number); }",
        [source, NUMBERS],
    )
    assert written == [Locale(language).number(value) for value in NUMBERS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_that_answer_have_the_numbers_of_the_drawn_ones(language: Language, reader: Reader) -> None:
    page = reader.open(f"{language}/")
    source = f"{reader.address}assets/scripts/numbers.js"
    assert page.evaluate("source => import(source).then((found) => found.numberFormat())", source) == dict(
        Locale(language).number_format
    )


def test_no_other_script_writes_numbers_in_a_way_of_its_own() -> None:
    scripts = (PROJECT / "overrides/assets/scripts").rglob("*.js")
    texts = {path.name: path.read_text(encoding="utf-8") for path in scripts}
    assert [name for name, text in texts.items() if "toLocaleString" in text or "Intl.NumberFormat" in text] == [
        "numbers.js"
    ]
