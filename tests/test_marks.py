"""Marks stand in a text from the page builder on until what they stand for is known."""

import re

import pytest
from markdown import markdown

from portal.marks import END, START, Mark, fill, marks_in
from portal.source.character import wrong_characters

EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "toc"]
"""Those of mkdocs.yml."""

CALL = Mark("macro", ('["figure", ["a", "b"], {}]',))
SAID = '<a href="./x/">72&nbsp;%</a>'
BLOCK = '<article class="card">A card</article>'


def made_of(text: str) -> str:
    """Return what Python-Markdown makes of a text."""
    return str(markdown(text, extensions=EXTENSIONS))


@pytest.mark.parametrize(
    "mark",
    [
        CALL,
        Mark("contents"),
        Mark("chart", ("a--b", "")),
        Mark("x", ("é « » \u202f漢字 👩\u200d🌾", "<b>&amp;\"'`*_[](){}|\\\n\t", "")),
    ],
)
def test_a_mark_is_read_back_as_it_was_written(mark: Mark) -> None:
    text = f"Before {mark}{mark} after"
    assert list(marks_in(text)) == [mark, mark]
    assert fill(text, lambda found: f"[{found.name}]") == f"Before [{mark.name}][{mark.name}] after"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (f"Of all, {CALL} say so, *and {CALL}*.", f"<p>Of all, {SAID} say so, <em>and {SAID}</em>.</p>"),
        (f"- {CALL}\n- **{CALL}**", f"<ul>\n<li>{SAID}</li>\n<li><strong>{SAID}</strong></li>\n</ul>"),
        (f"> {CALL} and more", f"<blockquote>\n<p>{SAID} and more</p>\n</blockquote>"),
        (f"Word\n: {CALL}", f"<dl>\n<dt>Word</dt>\n<dd>{SAID}</dd>\n</dl>"),
        (f"<div>{CALL}</div>", f"<div>{SAID}</div>"),
        (f"{CALL}{CALL}", f"<p>{SAID}{SAID}</p>"),
        (f"{CALL}", f"<p>{SAID}</p>"),
    ],
)
def test_marks_pass_through_markdown(text: str, html: str) -> None:
    made = made_of(text)
    assert set(marks_in(made)) == {CALL}
    assert fill(made, lambda _mark: SAID) == html


def test_a_mark_in_a_heading_leaves_no_trace_in_its_id() -> None:
    made = made_of(f"## All {CALL} of them\n\n## {CALL}\n\n## All of them")
    assert re.findall(r'id="([^"]+)"', made) == ["all-of-them", "_1", "all-of-them_1"]
    assert f">All {SAID} of them</h2>" in fill(made, lambda _mark: SAID)


def test_a_mark_in_a_cell_of_a_table_stays_in_its_cell() -> None:
    made = made_of(f"| A | B |\n| - | - |\n| {Mark('m', ('a | b',))} | {CALL} |")
    assert re.findall(r"<td>(.*?)</td>", fill(made, lambda mark: mark.name)) == ["m", "macro"]


def test_a_block_takes_the_place_of_its_paragraph_and_of_no_other() -> None:
    made = made_of(f"One\n\n{CALL}\n\nTwo\n\n{Mark('sentence')}\n\n{CALL}")
    html = fill(made, lambda mark: BLOCK if mark == CALL else SAID)
    assert html == f"<p>One</p>\n{BLOCK}\n<p>Two</p>\n<p>{SAID}</p>\n{BLOCK}"


@pytest.mark.parametrize("said", ["<em>Words</em>", "Words <p>", "", "<b>x</b><p>y</p>", "<picture></picture>"])
def test_what_is_no_block_stays_in_its_paragraph(said: str) -> None:
    assert fill(made_of(str(CALL)), lambda _mark: said) == f"<p>{said}</p>"


def test_what_a_mark_stands_for_is_not_looked_through_again() -> None:
    assert fill(f"<p>{CALL}</p> {CALL}", lambda _mark: str(Mark("inner"))) == f"<p>{Mark('inner')}</p> {Mark('inner')}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{{ figure() }} [figure] <!--figure--> %%figure%% \x1ffigure\x1f",
        "&#xE000;figure&#xE001; &#57344; \\ue000",
        f"{START}figure{END}",
        f"{START}{START} {END}",
        f"{END}{str(CALL)[1:-1]}{START}",
        str(CALL)[1:],
        str(CALL)[:-1],
    ],
)
def test_text_that_looks_like_a_mark_is_none(text: str) -> None:
    assert list(marks_in(text)) == []
    assert fill(f"<p>{text}</p>", lambda _mark: "filled") == f"<p>{text}</p>"


def test_no_text_that_comes_in_can_hold_a_mark() -> None:
    assert len(list(wrong_characters(str(CALL)))) == len(str(CALL))
