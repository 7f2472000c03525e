"""The site as served on this machine: types, headers, compression, and the pages for lost readers."""

import gzip
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from portal.pages.policy import headers_file
from portal.serving import serving

FILES = {
    "index.html": "Choose",
    "404.html": "Lost",
    "en/index.html": "Home" * 100,
    "en/404.html": "Lost in English",
    "fr/404.html": "Perdu",
    "assets/a.js": "1",
    "assets/a.json": "1",
    "assets/a.svg": "<svg/>",
    "assets/a.woff2": "font",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text, encoding="utf-8")
    (tmp_path / "404.html").write_text("Not of the site", encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def server(site: Path) -> Iterator[HTTPConnection]:
    with serving(site) as address:
        connection = HTTPConnection(urlsplit(address).netloc, timeout=10)
        yield connection
        connection.close()


def answer(server: HTTPConnection, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    """Return an answer and its body."""
    server.request("GET", path, headers=headers)
    response = server.getresponse()
    return response, response.read()


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("/en/", "text/html; charset=utf-8"),
        ("/assets/a.js", "text/javascript; charset=utf-8"),
        ("/assets/a.json", "application/json"),
        ("/assets/a.svg", "image/svg+xml"),
        ("/assets/a.woff2", "font/woff2"),
    ],
)
def test_files_go_out_with_their_type(server: HTTPConnection, path: str, type: str) -> None:
    response, _ = answer(server, path)
    assert response.status == 200
    assert response.headers["Content-Type"] == type


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/en/nowhere/", "Lost in English"),
        ("/fr/nowhere", "Perdu"),
        ("/fr/", "Perdu"),
        ("/nowhere/", "Lost"),
        ("/assets/", "Lost"),
        ("/../nowhere", "Lost"),
        ("/en/%00", "Lost in English"),
    ],
)
def test_an_address_that_leads_nowhere_has_the_page_of_its_language(
    server: HTTPConnection, path: str, text: str
) -> None:
    response, body = answer(server, path)
    assert (response.status, body.decode()) == (404, text)


def test_a_folder_without_its_slash_leads_to_the_folder(server: HTTPConnection) -> None:
    response, _ = answer(server, "/en?x=1")
    assert (response.status, response.headers["Location"]) == (301, "/en/?x=1")


def test_text_is_compressed_for_who_can_read_it(server: HTTPConnection) -> None:
    response, body = answer(server, "/en/", **{"Accept-Encoding": "br, gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(body) < len(FILES["en/index.html"])
    assert gzip.decompress(body).decode() == FILES["en/index.html"]
    assert answer(server, "/en/")[1].decode() == FILES["en/index.html"]
    assert answer(server, "/assets/a.woff2", **{"Accept-Encoding": "gzip"})[1] == b"font"


def test_every_answer_has_the_headers_of_the_site_as_it_stands(server: HTTPConnection, site: Path) -> None:
    assert "Content-Security-Policy" not in answer(server, "/en/")[0].headers
    (site / "_headers").write_text(headers_file("default-src 'none'"), encoding="utf-8")
    for path in ("/en/", "/en", "/nowhere/", "/assets/a.js"):
        headers = answer(server, path)[0].headers
        assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
