"""A built site, served on this machine as a good host would: its headers, its own page for lost readers, compressed."""

import gzip
import mimetypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from portal.pages.policy import read_headers

# Machines differ in what they know of these.
TYPES = {
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
COMPRESSED = ("text/", "application/json", "application/manifest+json", "application/xml", "image/svg+xml")
NOT_FOUND = "404.html"


@contextmanager
def serving(site: Path, port: int = 0) -> Iterator[str]:
    """Serve a site while the block runs; yield its address. Port 0 is any free one."""
    with _Server(("localhost", port), partial(_Handler, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://localhost:{server.server_port}/"
        finally:
            server.shutdown()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a reader who has left; say anything else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing for each request."""

    def send_head(self) -> BytesIO | None:
        """Answer with the file of an address, or with the page for addresses that lead nowhere."""
        address = urlsplit(self.path).path
        place = Path(self.translate_path(self.path))
        if place.is_dir() and not address.endswith("/"):
            super().send_head()  # sends the reader on to the address with a slash
            return None
        site = Path(self.directory)
        language = place.relative_to(site).parts[:1]
        for status, file in (
            (HTTPStatus.OK, place / "index.html" if address.endswith("/") else place),
            (HTTPStatus.NOT_FOUND, site.joinpath(*language, NOT_FOUND)),
            (HTTPStatus.NOT_FOUND, site / NOT_FOUND),
        ):
            try:
                body = file.read_bytes()
            except (OSError, ValueError):
                continue
            return self._answer(status, file, body)
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def end_headers(self) -> None:
        """Send the site's own headers with every answer."""
        for name, value in read_headers(Path(self.directory)).items():
            self.send_header(name, value)
        super().end_headers()

    def _answer(self, status: HTTPStatus, file: Path, body: bytes) -> BytesIO:
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if kind.startswith(COMPRESSED):
            self.send_header("Vary", "Accept-Encoding")
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                self.send_header("Content-Encoding", "gzip")
                body = gzip.compress(body, mtime=0)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)
