"""Text from data into HTML: no raw HTML, no links but the safe ones."""

import pytest

from portal.text.markdown import allowed_link, forbidden_links, to_html, to_inline_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain & simple", "<p>plain &amp; simple</p>"),
        ("a <b>bold</b> claim", "<p>a &lt;b&gt;bold&lt;/b&gt; claim</p>"),
        ("*so* be it", "<p><em>so</em> be it</p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("[x](https://example.org)", '<p><a href="https://example.org">x</a></p>'),
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>"),
        ("[x](data:text/html,x)", "<p>[x](data:text/html,x)</p>"),
        ("![x](https://example.org/a.png)", '<p>!<a href="https://example.org/a.png">x</a></p>'),
        ("[x](https://u:p@example.org)", "<p>[x](https://u:p@example.org)</p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
    ],
)
def test_markdown_is_safe(text: str, html: str) -> None:
    assert to_html(text) == html


def test_within_a_line_there_are_no_blocks() -> None:
    assert to_inline_html("- *one* <i>") == "- <em>one</em> &lt;i&gt;"


@pytest.mark.parametrize(
    "text",
    [
        "[x](JaVaScRiPt:x)",
        "![x](file:///etc)",
        "<vbscript:x>",
        "[x][1]\n\n[1]: data:x",
        "[x](/y)",
        "[x](https:y)",
        "![x](https://example.org/a.png)",
        "[x](https://u:p@example.org)",
        "<https://u@example.org>",
        "[x](https://good.example\\@evil.example)",
    ],
)
def test_links_elsewhere_are_found(text: str) -> None:
    assert forbidden_links(text)


def test_safe_links_are_left_alone() -> None:
    assert forbidden_links("[x](https://example.org) <mailto:a@example.org> http://example.org") == []


@pytest.mark.parametrize("url", ["http://[", "https:", "https://", "x", "https://u@example.org"])
def test_what_is_no_address_is_no_link(url: str) -> None:
    assert not allowed_link(url)
