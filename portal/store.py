"""What is kept from build to build: one SQLite file, which may be deleted at any time.

Every row is sealed with a checksum, every table with its number of rows. What is damaged, was written by another
version or cannot be read is never used: SpoiledError is raised, and whoever opened the store begins anew.
"""

import errno
import os
import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

TABLES = {
    "notes": "name TEXT PRIMARY KEY, value BLOB",
    "inputs": "path TEXT PRIMARY KEY, state TEXT, digest BLOB, kind TEXT, heads BLOB",
    "contents": "path TEXT, position INTEGER, value BLOB, seal INTEGER, PRIMARY KEY (path, position)",
    "changes": "number INTEGER PRIMARY KEY",
    "answers": "number INTEGER PRIMARY KEY, question TEXT, digest BLOB",
    "drawn": "number INTEGER PRIMARY KEY, question TEXT, digest BLOB, reads BLOB",
    "kept": "number INTEGER PRIMARY KEY, value BLOB",
    "blobs": "name TEXT PRIMARY KEY, value BLOB, seal INTEGER",
    "published": "path TEXT PRIMARY KEY, number INTEGER, digest BLOB, size INTEGER, mtime INTEGER",
}
"""The columns of each table. Contents, kept and blobs are read a row at a time, the others whole."""

WHOLE = ("notes", "inputs", "changes", "answers", "drawn", "published")
"""The tables that are read whole: their rows are sealed in the last column, and counted."""

Column: TypeAlias = int | str | bytes

CACHED = 32_000
"""Kilobytes of the file that are held in memory: what is put in is in no order."""

COMPRESSED = 200
"""Bytes from which a value is compressed."""


class SpoiledError(Exception):
    """The store cannot be relied on."""


class Input(NamedTuple):
    """A data file as it was read."""

    path: str
    state: str
    digest: bytes
    kind: str
    heads: bytes


class Row(NamedTuple):
    """Something drawn: its question by number and in words, the digest of what came of it, the questions it asked."""

    number: int
    question: tuple[str, ...]
    digest: bytes
    reads: "array[int]"


class Published(NamedTuple):
    """A file of the site: the question it is drawn for, what was written, and its state then."""

    number: int
    """Of the question; 0 for a file of the search."""
    digest: bytes
    size: int
    mtime: int


class Store:
    """An open store."""

    def __init__(self, path: Path, made_with: str) -> None:
        """Open the store at a path; raise SpoiledError where it is none, or was written by something else."""
        self._path = path
        try:
            self._open(path, made_with)
        except BaseException:
            self.close()  # or its file stays locked
            raise

    def _open(self, path: Path, made_with: str) -> None:
        with _spoiling():
            # Other threads never use it at once: `portal serve` builds in one of its own.
            self._file = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = NORMAL")
            self._file.execute(f"PRAGMA cache_size = -{CACHED}")
            self._file.execute("BEGIN IMMEDIATE")
            for name, columns in TABLES.items():
                sealed = f"{columns}, seal INTEGER" if name in WHOLE else columns
                self._file.execute(f"CREATE TABLE IF NOT EXISTS {name} ({sealed})")
            known = self.note("made with")
        if known is None:
            self.put_note("made with", made_with.encode())
        elif known != made_with.encode():
            raise SpoiledError("made with something else")

    def read_only(self) -> None:
        """Go on as a process that was forked, and only reads what has been committed."""
        # The connection is its parent's: it is neither used nor closed here.
        self._inherited = self._file
        with _spoiling():
            self._file = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)

    def commit(self) -> None:
        """Make what was put last; every table is counted."""
        with _spoiling():
            for name in WHOLE[1:]:
                [(count,)] = self._file.execute(f"SELECT count(*) FROM {name}")
                self.put_note(f"rows of {name}", str(count).encode())
            self._file.execute("COMMIT")
            self._file.execute("BEGIN IMMEDIATE")

    def rollback(self) -> None:
        """Take back what was put since the last commit."""
        with _spoiling():
            self._file.execute("ROLLBACK")
            self._file.execute("BEGIN IMMEDIATE")

    def close(self) -> None:
        """Close it; what was not committed is gone."""
        with suppress(sqlite3.Error, AttributeError):  # it may never have been opened
            self._file.close()

    # Single values by name.

    def note(self, name: str) -> bytes | None:
        """Return a note, or None where there is none."""
        with _spoiling():
            found = self._file.execute("SELECT value, seal FROM notes WHERE name = ?", (name,)).fetchone()
        if found is None:
            return None
        _verify(found[1], name, found[0])
        return bytes(found[0])

    def put_note(self, name: str, value: bytes) -> None:
        """Have a note."""
        self._put("notes", [(name, value)])

    # The data files, and the values of their entries.

    def inputs(self) -> dict[str, Input]:
        """Return the data files, by path."""
        return {path: Input(path, *row) for path, *row in self._rows("inputs")}

    def put_state(self, row: Input) -> None:
        """Have a data file in another state, its bytes being the same."""
        self._put("inputs", [row])

    def put_input(self, row: Input, contents: Iterable[bytes]) -> None:
        """Have a data file, with the values of each of its entries."""
        self.remove_input(row.path)
        self._put("inputs", [row])
        rows = [(row.path, at, value, _seal(value)) for at, value in enumerate(contents)]
        with _spoiling():
            self._file.executemany("INSERT INTO contents VALUES (?, ?, ?, ?)", rows)

    def remove_input(self, path: str) -> None:
        """Have a data file no more."""
        with _spoiling():
            self._file.execute("DELETE FROM inputs WHERE path = ?", (path,))
            self._file.execute("DELETE FROM contents WHERE path = ?", (path,))

    def content(self, path: str, position: int) -> bytes:
        """Return the values of one entry."""
        with _spoiling():
            query = "SELECT value, seal FROM contents WHERE path = ? AND position = ?"
            found = self._file.execute(query, (path, position)).fetchone()
        if found is None:
            raise SpoiledError(f"no entry {position} of {path}")
        _verify(found[1], found[0])
        return bytes(found[0])

    # What has changed since the last build.

    def changes(self) -> set[int]:
        """Return the questions whose answers have changed since the last build."""
        return {number for (number,) in self._rows("changes")}

    def add_changes(self, numbers: Iterable[int]) -> None:
        """Note that the answers to some questions have changed."""
        self._put("changes", [(number,) for number in numbers])

    def forget_changes(self) -> None:
        """Note that a build has taken up all changes."""
        with _spoiling():
            self._file.execute("DELETE FROM changes")

    # Answers, and what was drawn from them.

    def answers(self) -> dict[int, tuple[tuple[str, ...], bytes]]:
        """Return the questions that were answered and the digests of the answers, by number."""
        return {number: (tuple(question.split("\x1f")), digest) for number, question, digest in self._rows("answers")}

    def put_answers(self, rows: Iterable[tuple[int, tuple[str, ...], bytes]]) -> None:
        """Have answered questions."""
        self._put("answers", [(number, "\x1f".join(question), digest) for number, question, digest in rows])

    def drawn(self) -> Iterator[Row]:
        """Yield all that was drawn."""
        for number, question, digest, reads in self._rows("drawn"):
            yield Row(number, tuple(question.split("\x1f")), digest, array("q", reads))

    def put_drawn(self, rows: Iterable[Row]) -> None:
        """Have drawn things."""
        self._put("drawn", [(row.number, "\x1f".join(row.question), row.digest, row.reads.tobytes()) for row in rows])

    def value(self, number: int) -> bytes | None:
        """Return what is kept for a question, if it is what was drawn for it."""
        with _spoiling():
            query = "SELECT value, digest FROM kept JOIN drawn USING (number) WHERE number = ?"
            found = self._file.execute(query, (number,)).fetchone()
        if found is None:
            return None
        value = _unpacked(found[0])
        return value if value is not None and digest_of_bytes(value) == found[1] else None

    def put_values(self, rows: Iterable[tuple[int, bytes]]) -> None:
        """Keep what was drawn for some questions, packed."""
        with _spoiling():
            self._file.executemany("REPLACE INTO kept VALUES (?, ?)", rows)

    def remove(self, table: str, keys: Iterable[int | str]) -> None:
        """Have some rows of a table no more, by the first column."""
        column = TABLES[table].partition(" ")[0]
        with _spoiling():
            self._file.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((key,) for key in keys))

    # What other programs made: pages of the builder, pictures of charts.

    def blob(self, name: str) -> bytes | None:
        """Return what is kept under a name; what is damaged is not there."""
        with _spoiling():
            found = self._file.execute("SELECT value, seal FROM blobs WHERE name = ?", (name,)).fetchone()
        try:
            return _unpacked(found[0]) if found and found[1] == _seal(name, found[0]) else None
        except (TypeError, AttributeError):
            return None

    def put_blobs(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Keep what was made, by name."""
        made = ((name, packed(value)) for name, value in rows)
        with _spoiling():
            self._file.executemany(
                "REPLACE INTO blobs VALUES (?, ?, ?)", ((name, value, _seal(name, value)) for name, value in made)
            )

    # The files of the site.

    def published(self) -> dict[str, Published]:
        """Return the files of the site, by path."""
        return {path: Published(*row) for path, *row in self._rows("published")}

    def put_published(self, files: Mapping[str, Published]) -> None:
        """Have files of the site."""
        self._put("published", [(path, *row) for path, row in files.items()])

    def _put(self, table: str, rows: Iterable[tuple[Column, ...]]) -> None:
        marks = ", ".join("?" * (TABLES[table].count(",") + 2))
        with _spoiling():
            self._file.executemany(f"REPLACE INTO {table} VALUES ({marks})", ((*row, _seal(*row)) for row in rows))

    def _rows(self, table: str) -> Iterator[list[Any]]:
        with _spoiling():
            rows = self._file.execute(f"SELECT * FROM {table}").fetchall()
        if str(len(rows)).encode() != (self.note(f"rows of {table}") or b"0"):
            raise SpoiledError(f"rows of {table} are missing")
        for *columns, seal in rows:
            _verify(seal, *columns)
            yield columns


@contextmanager
def _spoiling() -> Iterator[None]:
    """Turn what SQLite says of a damaged file into SpoiledError; a full disk stays what it is."""
    try:
        yield
    except UnicodeDecodeError as error:  # of what stands in a damaged file
        raise SpoiledError(str(error)) from None
    except sqlite3.Error as error:
        if "disk is full" in str(error):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from None
        raise SpoiledError(str(error)) from None


def _seal(*columns: Column) -> int:
    """Return the checksum of a row (CRC-32, as in gzip): damage is found by it, not forgery."""
    seal = 0
    for column in columns:
        if isinstance(column, int):
            seal = zlib.crc32(column.to_bytes(8, "little", signed=True), seal)
        else:
            seal = zlib.crc32(column.encode() if isinstance(column, str) else column, seal)
    return seal


def _verify(seal: object, *columns: Any) -> None:
    try:
        sound = seal == _seal(*columns)
    except (TypeError, AttributeError, OverflowError):
        sound = False  # damage can change the type of a column, too
    if not sound:
        raise SpoiledError("a row is damaged")


def digest_of_bytes(value: bytes) -> bytes:
    """Return what changes when some bytes do."""
    return blake2b(value, digest_size=8).digest()


def packed(value: bytes) -> bytes:
    """Return bytes as they are kept: compressed, where that pays."""
    return b"z" + zlib.compress(value, 1) if len(value) >= COMPRESSED else b"-" + value


def _unpacked(value: bytes) -> bytes | None:
    try:
        return zlib.decompress(value[1:]) if value[:1] == b"z" else value[1:]
    except (zlib.error, TypeError):
        return None
