"""Texts into words, here and in the browser."""

import json
import subprocess

import pytest

from portal.dataset import Dataset
from portal.dataset.mentions import texts
from portal.search.spelling import nearest
from portal.search.words import fold, words
from tests.search.conftest import NODE, SCRIPTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'accueil : 7\u202f000 appels", ["accueil", "7000", "appels"]),
        ("Aujourd’hui, qu'on s'en souvienne", ["aujourd", "hui", "on", "en", "souvienne"]),
        ("The city's 1,250 e-mails (4.5 % more)", ["the", "city", "1250", "e", "mails", "4.5", "more"]),
        ("4,5 sur 5 au 311", ["4.5", "sur", "5", "au", "311"]),
        ("call 311 500 times, not 12 345", ["call", "311", "500", "times", "not", "12345"]),
        ("m² à Trois-Rivières, œuvre", ["m2", "a", "trois", "rivieres", "oeuvre"]),
    ],
)
def test_a_text_into_words(text: str, expected: list[str]) -> None:
    assert [fold(word) for word in words(text)] == expected


def test_a_browser_makes_the_same_words_of_every_text(dataset: Dataset) -> None:
    said = [
        text
        for kind in dataset.kinds
        for item in dataset.items(kind.name)
        for both in texts(item.record)
        for text in (both.en, both.fr)
    ]
    code = (
        f"import {{ words }} from {json.dumps((SCRIPTS / 'words.js').as_uri())};"
        "import { text } from 'node:stream/consumers';"
        "console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map(words)));"
    )
    command = [str(NODE), "--input-type=module", "--eval", code]
    run = subprocess.run(command, input=json.dumps(said), capture_output=True, text=True, check=True)
    assert json.loads(run.stdout) == [[fold(word) for word in words(text)] for text in said]


def test_the_word_with_the_fewest_mistakes_is_meant() -> None:
    known = {"permit": 5, "permits": 9, "summit": 3, "hermit": 1, "permission": 2}
    assert nearest("permti", known, 1) == ("permit",)  # two letters swapped are one mistake
    assert nearest("permitt", known, 2) == ("permits", "permit")  # the frequent first among equals
    assert nearest("hermits", known, 1) == ("hermit",)  # a first letter is seldom mistyped
    assert nearest("zebra", known, 2) == ()
