"""What no text may have is found, and named so that it can be looked for."""

import pytest

from portal.source.character import wrong_characters


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\0", "control character U+0000"),
        ("\x0b", "control character U+000B"),
        ("\x1b[31m", "control character U+001B"),
        ("one\rtwo", "control character U+000D"),
        ("\x7f", "control character U+007F"),
        ("\x85", "control character U+0085"),
        ("\u202eabc", "mark that turns the direction of writing U+202E"),
        ("\u2066", "mark that turns the direction of writing U+2066"),
        ("\ud800", "half a character U+D800"),
        ("\ue000", "private-use character U+E000"),
        ("\uf8ff", "private-use character U+F8FF"),
        ("\U000f0000", "private-use character U+F0000"),
        ("\U0010fffd", "private-use character U+10FFFD"),
        ("\ufdd0", "code that is no character U+FDD0"),
        ("\uffff", "code that is no character U+FFFF"),
        ("\U0001fffe", "code that is no character U+1FFFE"),
        ("a &#xE000; b", "private-use character U+E000"),
        ("&#57344", "private-use character U+E000"),
        ("&#x110000;", "code that is no character U+110000"),
    ],
)
def test_a_character_that_is_no_text_is_named(text: str, told: str) -> None:
    assert [wrong.message for wrong in wrong_characters(text)] == [f"the {told} is not allowed; remove it"]


@pytest.mark.parametrize(
    "text",
    [
        "a\tb\nc",
        "« où ? »",
        "10\u00a0000\u202f%",
        "\u200b\u200d\ufeff",
        "👩\u200d🌾 漢字 \U000e0041",
        "&#233; &#x1F600; R&#D",
    ],
)
def test_what_people_write_is_left_alone(text: str) -> None:
    assert not list(wrong_characters(text))
