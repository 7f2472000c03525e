"""What a macro returns comes through the page builder's Markdown as it was."""

import html

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.text.markdown import to_inline_html
from portal.text.shield import shielded

EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "toc"]


def through(text: str, around: str = "{}") -> str:
    """Return what the page builder makes of HTML in a paragraph."""
    return str(markdown.markdown(around.format(shielded(text)), extensions=EXTENSIONS))


@pytest.mark.parametrize(
    "text",
    [
        "*a*{: onclick=alert(1) }",
        "a\\_b_c_",
        "[x](javascript:alert(1))",
        "![x](https://example.org/a.png)",
        "one\n\n# two",
        "one\n:   two",
        "`code` and \\`",
        "a | b\n--- | ---\nc | d",
        "{{ x }} {% y %}",
        "R&D &#42; &amp; #1",
    ],
)
def test_a_text_is_not_read_as_markdown_once_more(text: str) -> None:
    said = f'<a href="portal:/x/" title="{html.escape(text)}">{html.escape(text)}</a>'
    assert html.unescape(through(said, "Before {} after")) == html.unescape(f"<p>Before {said} after</p>")


@settings(derandomize=True, database=None, deadline=None, max_examples=300)
@given(st.text("ab *_`[](){}!#|~\\\n:-+=1.&;<>\"'", max_size=40))
def test_no_text_makes_another_element(text: str) -> None:
    said = f"<a>{html.escape(text)}</a>"
    made = through(said, "Before {} after")
    assert made.count("<") == 4, made
    assert html.unescape(made).split() == html.unescape(f"<p>Before {said} after</p>").split()


@pytest.mark.parametrize(
    "piece",
    [
        "<!--portal:listing a_b-->",
        '<script type="application/json">{"a": ["*b*"]}</script>',
        "<style>a[b] { c: d }</style>",
        "<p>plain</p>\n<p>&#39;more&#39;</p>",
    ],
)
def test_what_is_no_text_is_left_as_it_is(piece: str) -> None:
    assert shielded(piece) == piece


def test_markdown_of_a_record_stays_what_it_became() -> None:
    assert through(to_inline_html("*so* it \\*is\\*")) == "<p><em>so</em> it &#42;is&#42;</p>"
