"""A folder served as a static host serves it, and the bytes that went over the wire.

They are counted here and not in the browser, and a slow network is played here too: what a page's workers load
is then counted and slowed like the rest, which the browser's own tools leave out.
"""

import gzip
import mimetypes
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple
from urllib.parse import urlsplit

from portal.serving import COMPRESSED, TYPES

PIECE = 16_000
"""Bytes sent at a time, so that answers share a slow network."""


class Network(NamedTuple):
    """How far away the host is."""

    seconds: float = 0
    """From a request to the first byte of its answer."""

    bytes_a_second: float = 0
    """How fast all answers together arrive; 0 is as fast as they can."""


NETWORKS = {
    "none": Network(),
    "slow-4g": Network(0.15, 1.6e6 / 8),  # what Lighthouse calls slow 4G: 150 ms, 1.6 Mbit/s
}


class Sent(NamedTuple):
    """A file as it is sent."""

    type: str
    body: bytes
    is_compressed: bool


@cache
def sent(path: Path) -> Sent:
    """Return a file as a static host sends it: text types with gzip, others as they are."""
    type = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    body = path.read_bytes()
    if type.startswith(COMPRESSED):
        return Sent(type, gzip.compress(body, 9, mtime=0), is_compressed=True)
    return Sent(type, body, is_compressed=False)


class Wire:
    """What all answers of a host go through, one piece at a time."""

    def __init__(self, network: Network) -> None:
        """Begin with nothing sent."""
        self.network = network
        self.bytes = 0
        self._lock = Lock()

    def carry(self, piece: int) -> None:
        """Count a piece of so many bytes, and wait as long as it takes."""
        with self._lock:
            self.bytes += piece
            if self.network.bytes_a_second:
                time.sleep(piece / self.network.bytes_a_second)


@contextmanager
def hosting(folder: Path, network: Network) -> Iterator[tuple[str, Wire]]:
    """Serve a folder while the block runs; yield its address and what counts the bytes, headers included."""
    wire = Wire(network)
    with ThreadingHTTPServer(("localhost", 0), partial(_Handler, folder, wire)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://localhost:{server.server_port}/", wire
        finally:
            server.shutdown()


class _Counting(BufferedIOBase):
    def __init__(self, file: BufferedIOBase, wire: Wire) -> None:
        self._file, self._wire = file, wire

    def write(self, text: bytes) -> int:  # type: ignore[override]
        for start in range(0, len(text), PIECE):
            piece = text[start : start + PIECE]
            self._wire.carry(len(piece))
            self._file.write(piece)
        return len(text)

    def flush(self) -> None:
        self._file.flush()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, wire: Wire, *rest: object) -> None:
        self._folder, self._wire = folder, wire
        super().__init__(*rest)  # type: ignore[arg-type]

    def setup(self) -> None:
        super().setup()
        self.wfile = _Counting(self.wfile, self._wire)

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing for each request."""

    def do_GET(self) -> None:
        time.sleep(self._wire.network.seconds)
        path = self._folder / urlsplit(self.path).path.lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        type, body, is_compressed = sent(path)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
