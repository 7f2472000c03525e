"""The content policy lets a page do what it was built to do, refuses the rest, and goes out with every file."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from portal.pages.policy import headers_file, policy, read_headers, refused_in
from portal.problem import DataError

PAGE = Path("page.html")


def directives(text: str) -> dict[str, list[str]]:
    """Return the sources of each directive of a policy."""
    return {name: sources for name, *sources in (directive.split() for directive in text.split("; "))}


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_a_page_with_nothing_of_its_own_may_use_the_site_and_nothing_else() -> None:
    found = directives(policy({PAGE: "<p>Bonjour</p>"}))
    assert found.pop("default-src") == found.pop("base-uri") == ["'none'"]
    assert found.pop("img-src") == ["'self'", "data:"]
    assert set(found) == {
        "script-src",
        "style-src",
        "font-src",
        "connect-src",
        "worker-src",
        "manifest-src",
        "form-action",
    }
    assert all(sources == ["'self'"] for sources in found.values())


def test_scripts_and_styles_in_a_page_are_named_by_their_hash() -> None:
    script, module, style = "let é = 1 < 2 && '</p>';\n", "import './a.js'", "a > b { color: red }"
    html = f"<style>{style}</style><script>{script}</script><p>text</p><script type=module>{module}</script>"
    found = directives(policy({PAGE: html}))
    assert found["script-src"] == ["'self'", *sorted([hash_of(script), hash_of(module)])]
    assert found["style-src"] == ["'self'", hash_of(style)]


@pytest.mark.parametrize(
    "html",
    [
        '<script type="application/ld+json">{}</script>',
        '<script type="application/json">[]</script>',
        '<script src="a.js"></script>',
        "<!-- <script>1</script> -->",
        "<noscript>text</noscript>",
    ],
)
def test_data_and_files_need_no_hash(html: str) -> None:
    assert directives(policy({PAGE: html}))["script-src"] == ["'self'"]


def test_the_same_pages_in_any_order_have_the_same_policy() -> None:
    pages = {Path(str(number)): f"<script>{number}</script><script>all</script>" for number in range(9)}
    assert policy(pages) == policy(dict(reversed(pages.items())))
    assert policy(pages).count("sha256-") == 10


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<p style="color: red">', "page.html:2: style: is on a <p>"),
        ('<svg><path style=""/></svg>', "page.html:2: style: is on a <path>"),
        ('<button onclick="go()">', "page.html:2: onclick: is on a <button>"),
        ('<a href=" JavaScript:go()">', "page.html:2: href: of a <a> begins with javascript:"),
        ('<a href="java&#10;script:go()">', "page.html:2: href: of a <a> links to"),
        ('<a href="data:text/html,x">', "page.html:2: href: of a <a> links to"),
        ('<a href="https://u:p@example.org/">', "page.html:2: href: of a <a> links to"),
        ('<a href="portal:/x/">', "page.html:2: href: of a <a> links to"),
        ('<script src="portal:/a.js"></script>', "page.html:2: src: of a <script> leads elsewhere"),
        ('<iframe src="/x"></iframe>', "page.html:2: iframe: stands in a page"),
        ('<object data="a.svg"></object>', "page.html:2: object: stands in a page"),
        ('<video src="a.mp4"></video>', "page.html:2: video: stands in a page"),
        ('<base href="https://example.org/">', "page.html:2: base: stands in a page"),
        ('<img src="https://example.org/a.png">', "page.html:2: src: of a <img> leads elsewhere"),
        ('<img src="//example.org/a.png">', "page.html:2: src: of a <img> leads elsewhere"),
        ('<img srcset="a.png 1x, https://example.org/a.png 2x">', "page.html:2: srcset: of a <img> leads elsewhere"),
        ('<img src="data:text/html,x">', "page.html:2: src: of a <img> leads elsewhere"),
        ('<script src="https://example.org/a.js"></script>', "page.html:2: src: of a <script> leads elsewhere"),
        ('<script src="data:text/javascript,x"></script>', "page.html:2: src: of a <script> leads elsewhere"),
        ('<link rel="stylesheet" href="https://example.org/a.css">', "page.html:2: href: of a <link> leads elsewhere"),
        ('<form action="https://example.org/">', "page.html:2: action: of a <form> leads elsewhere"),
        ('<button formaction="https://example.org/">', "page.html:2: formaction: of a <button> leads elsewhere"),
        ('<svg><use href="https://example.org/a.svg#b"/></svg>', "page.html:2: href: of a <use> leads elsewhere"),
        ("<style>a { background: url(https://example.org/a) }</style>", "page.html:2: style: loads from elsewhere"),
        ("<style>@import 'https://example.org/a.css'</style>", "page.html:2: style: loads from elsewhere"),
    ],
)
def test_what_no_strict_policy_lets_work_is_told_at_its_line(html: str, told: str) -> None:
    with pytest.raises(DataError) as caught:
        policy({PAGE: f"<main>\n{html}"})
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="../assets/a.png" srcset="a.png 1x, b.png 2x"><img src="data:image/png;base64,AA==">',
        '<a href="https://example.org/">a</a><a href="mailto:a@example.org">b</a>',
        '<a href="#c">c</a><a href="tel:311">d</a>',
        '<link rel="canonical" href="https://example.org/"><link rel="stylesheet" href="../a.css">',
        '<form action="../find/"></form><a href="/x/">x</a><script src="/a.js"></script>',
        "<style>a { background: url(a.png) }</style>",
    ],
)
def test_what_the_policy_lets_work_is_left_alone(html: str) -> None:
    assert policy({PAGE: html})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("![a](https://example.org/a.png)", "shows the picture 'https://example.org/a.png', and pages show none"),
        ("![a][1]\n\n[1]: //example.org/a.png", "shows the picture '//example.org/a.png', and pages show none"),
        ("![a](a.png)", "shows the picture 'a.png', which the site does not publish"),
        ("[a](https://u:p@example.org)", "links to 'https://u:p@example.org'; leave out the name before the '@'"),
        ("<https://u@example.org>", "links to 'https://u@example.org'; leave out the name before the '@'"),
        ("[a](javascript:go)", "links to 'javascript:go'; a link is http, https or mailto"),
        ("[a](abuot.md)", "links to 'abuot.md', and docs/ has no such page; did you mean 'about.md'?"),
        ("[a](/about/)", "links to '/about/', and docs/ has no such page; "),
        ('{{ empty("go \\ue000") }}', "the private-use character U+E000 is not allowed; remove it"),
        ("# One\n\n# Two", "is a second title of the page, for a '#' alone makes one; write '##'"),
        ("## One\n\n#Two", "is a second title of the page"),
        ("## One\n\nTwo\n===", "is a second title of the page"),
        ("## One\n\n<h1>Two</h1>", "is a second title of the page"),
        ("<iframe src='https://example.org/'></iframe>", "iframe: stands in a page, where the content security policy"),
    ],
)
def test_what_a_page_says_and_no_reader_would_get_is_told_at_its_line(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "about.md").touch()
    lines = f"First line\n\n{text}".split("\n")
    wanted = next(
        number for number in range(len(lines), 0, -1) if re.search(r"Two|example|go|md|a\.png|about", lines[number - 1])
    )
    [problem] = refused_in(tmp_path / "page.md", "\n".join(lines), first_line=5)
    assert str(problem).removeprefix(f"{tmp_path}/page.md:{problem.line}: ").startswith(told)
    assert problem.line in (wanted + 4, 7)


@pytest.mark.parametrize(
    "text",
    [
        "# One\n\n## Two\n\nThree\n---",
        '{{ empty("a\\n\\u00e9") }} {% raw %}"\\ue000"{% endraw %} "\\ue000"',
        "[a](about.md) [b](about.md#c) [c](#d) [d](https://example.org/e@f) <mailto:a@example.org>",
        "`![a](https://example.org/a.png)` and `# x`",
        "```\n# One\n# Two\n<iframe>\n```\n\n    <iframe>\n    # Three",
        '{{ callout("limits", "![a](https://example.org)", "<iframe>") }} {% raw %}# x{% endraw %}',
        "{# \n# One\n# Two #}\n- a\n- b\n\n1. # 4",
    ],
)
def test_what_is_sound_or_only_shown_in_a_page_is_no_fault(text: str, tmp_path: Path) -> None:
    (tmp_path / "about.md").touch()
    assert list(refused_in(tmp_path / "page.md", text, first_line=5)) == []


def test_the_headers_are_read_as_they_were_written(tmp_path: Path) -> None:
    assert read_headers(tmp_path) == {}
    (tmp_path / "_headers").write_text(headers_file("default-src 'none'"), encoding="utf-8")
    headers = read_headers(tmp_path)
    assert headers.pop("Content-Security-Policy") == "default-src 'none'; frame-ancestors 'none'"
    assert "camera=()" in headers.pop("Permissions-Policy")
    assert headers == {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


def test_the_file_of_headers_is_in_the_form_that_hosts_read() -> None:
    first, *lines = headers_file("default-src 'none'").splitlines()
    assert first == "/*"
    assert all(line.startswith("  ") and ": " in line for line in lines)
