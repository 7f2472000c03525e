"""The content policy lets a page do what it was built to do, refuses the rest, and goes out with every file."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from portal.problem import DataError
from portal.site.policy import headers_file, policy, read_headers

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
    ],
)
def test_what_no_strict_policy_lets_work_is_told_at_its_line(html: str, told: str) -> None:
    with pytest.raises(DataError) as caught:
        policy({PAGE: f"<main>\n{html}"})
    assert str(caught.value).startswith(told)


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
