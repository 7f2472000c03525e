"""The reader of plain YAML and the strict one: the same values, or the strict one is asked."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.problem import DataError
from portal.source.plain import plain_items
from portal.source.yaml_file import DEEPEST, strict_items
from tests.project import PROJECT
from tests.test_spoiled import PIECES

settings.register_profile("same", derandomize=True, database=None, deadline=None, max_examples=400)
settings.load_profile("same")

REAL = sorted((PROJECT / "data").rglob("*.yml"))
NOWHERE = Path("nowhere.yml")

Items = list[tuple[dict[str, Any], int]]


def strict(text: str) -> Items | None:
    """Return what the strict reader gives; None where it tells a fault."""
    try:
        return [(values, lines[()]) for values, lines in strict_items(NOWHERE, text, depth=1)]
    except DataError:
        return None


def agree(text: str) -> bool:
    """Return whether the plain reader gave an answer; it must be the strict one's."""
    plain = plain_items(text, DEEPEST)
    if plain is not None:
        assert [tuple(item) for item in plain] == strict(text), text
    return plain is not None


def test_the_real_files_are_plain_but_for_a_few_and_read_the_same() -> None:
    plain = [agree(path.read_text(encoding="utf-8")) for path in REAL]
    assert sum(plain) > 0.9 * len(plain)


PIECE = st.sampled_from([piece.decode() for piece in PIECES if piece not in (b"\xff", b"\0")])
CHANGE = st.tuples(st.integers(0, 1499), st.one_of(PIECE, st.integers(1, 30)))
"""A place in a text, and what is put there or how much is cut."""

LETTERS = "ab01 :-#'\"{}[]&*!|>%@`~,?\n\t\\é\u00a0\u2028"
LEAF = st.one_of(
    st.text(LETTERS, max_size=12), st.sampled_from(["null", "~", "<<", "---", "...", "010", "1_000", "a: b"])
)
VALUE = st.recursive(LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LEAF, inner, max_size=3))


@given(st.sampled_from(REAL), st.lists(CHANGE, min_size=1, max_size=4))
def test_spoiled_files_are_read_the_same_or_left_to_the_strict_reader(
    path: Path, changes: list[tuple[int, str | int]]
) -> None:
    text = path.read_text(encoding="utf-8")[:1500]
    for at, change in changes:
        text = text[:at] + (change + text[at:] if isinstance(change, str) else text[at + change :])
    agree(text)


@pytest.mark.whole
@given(
    st.dictionaries(LEAF, VALUE, min_size=1, max_size=4) | st.lists(st.dictionaries(LEAF, VALUE), max_size=3),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([True, False, None]),
)
def test_invented_values_are_read_the_same_or_left_to_the_strict_reader(
    value: object, style: str, flow: bool | None
) -> None:
    agree(yaml.dump(value, default_style=style, default_flow_style=flow, allow_unicode=True, width=30))


@given(st.text(LETTERS, max_size=60))
def test_any_text_is_read_the_same_or_left_to_the_strict_reader(text: str) -> None:
    agree(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1",
        "a: *x",
        "a: !!str 1",
        "!x a: 1",
        "a: 1\na: 2",
        "a:",
        "~: 1",
        "- a: 1\n-",
        "- 1",
        "a",
        "- - a: 1",
        "? {a: 1}\n: 2",
        "? [a]\n: 2",
        'a: "\\e"',
        'a: "\\x26#xE000;"',
        '"\\0": a',
        "a: 1\n---\nb: 2",
        "a: [",
        "a: {" * 14,
        "[]",
        "",
        "# nothing",
    ],
)
def test_what_may_be_a_fault_is_left_to_the_strict_reader(text: str) -> None:
    assert not agree(text)


@pytest.mark.parametrize("levels", range(9, 15))
def test_both_readers_stop_at_the_same_depth(levels: int) -> None:
    for text in ("a: " + "{a: " * levels + "1" + "}" * levels, "a: " + "[" * levels + "1" + "]" * levels):
        if strict(text) is None:
            assert not agree(text)
        else:
            assert agree(text)
