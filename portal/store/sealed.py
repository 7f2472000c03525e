"""One SQLite file whose rows are sealed with a checksum, and whose tables are counted.

What is damaged, was written by another version or cannot be read is never used: SpoiledError is raised, and whoever
opened the file begins anew.
"""

import errno
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self, TypeAlias

TABLES = {
    "notes": "name TEXT PRIMARY KEY, value BLOB",
    "inputs": "path TEXT PRIMARY KEY, state TEXT, digest BLOB, kind TEXT, heads BLOB",
    "contents": "path TEXT, position INTEGER, value BLOB, seal INTEGER, PRIMARY KEY (path, position)",
    "changes": "number INTEGER PRIMARY KEY",
    "bundles": "id INTEGER PRIMARY KEY, sort TEXT, numbers BLOB, digests BLOB, asked BLOB",
    "bodies": "id INTEGER PRIMARY KEY, body BLOB, seal INTEGER",
    "kept": "number INTEGER PRIMARY KEY, value BLOB, seal INTEGER",
    "blobs": "name TEXT PRIMARY KEY, value BLOB, seal INTEGER",
}
"""The columns of each table. Contents, bodies, kept and blobs are read a row at a time, the others whole."""

WHOLE = ("notes", "inputs", "changes", "bundles")
"""The tables that are read whole: their rows are sealed in the last column, and counted."""

Column: TypeAlias = int | str | bytes

CACHED = 32_000
"""Kilobytes of the file that are held in memory: what is put in is in no order."""


class SpoiledError(Exception):
    """The file cannot be relied on."""


class SealedFile:
    """An open file."""

    def __init__(self, path: Path, made_with: str) -> None:
        """Open the file at a path; raise SpoiledError where it is none, or was written by something else."""
        self._path = path
        self.only_reads = False
        """Whether another process writes it."""
        try:
            self._open(made_with)
        except BaseException:
            self.close()  # or it stays locked
            raise

    def _open(self, made_with: str) -> None:
        with spoiling():
            # Other threads never use it at once: `portal serve` builds in one of its own.
            self._file = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = NORMAL")
            self._file.execute(f"PRAGMA cache_size = -{CACHED}")
            self._file.execute("BEGIN IMMEDIATE")
            for name, columns in TABLES.items():
                sealed = f"{columns}, seal INTEGER" if name in WHOLE else columns
                self._file.execute(f"CREATE TABLE IF NOT EXISTS {name} ({sealed})")
            [(notes,)] = self._file.execute("PRAGMA user_version")
        if notes != self._count("notes"):
            raise SpoiledError("notes are missing")
        if not notes:
            self.put_note("made with", made_with.encode())
        elif self.note("made with") != made_with.encode():
            raise SpoiledError("made with something else")
        for name in WHOLE[1:]:
            if str(self._count(name)).encode() != (self.note(f"rows of {name}") or b"0"):
                raise SpoiledError(f"rows of {name} are missing")

    def __enter__(self) -> Self:
        """Use it while the block runs."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it; what was not committed is gone."""
        self.close()

    def read_only(self) -> None:
        """Go on as a process that was forked, and only reads what has been committed."""
        # The connection is its parent's: it is neither used nor closed here.
        self._inherited, self.only_reads = self._file, True
        with spoiling():
            self._file = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)

    def commit(self) -> None:
        """Make what was put last; every table is counted."""
        for name in WHOLE[1:]:
            self.put_note(f"rows of {name}", str(self._count(name)).encode())
        with spoiling():
            self._file.execute(f"PRAGMA user_version = {self._count('notes')}")
            self._file.execute("COMMIT")
            self._file.execute("BEGIN IMMEDIATE")

    def close(self) -> None:
        """Close it; what was not committed is gone."""
        with suppress(sqlite3.Error, AttributeError):  # it may never have been opened
            self._file.close()

    def note(self, name: str) -> bytes | None:
        """Return a note, or None where there is none."""
        found = self.one("SELECT value, seal FROM notes WHERE name = ?", name)
        if found is None:
            return None
        verify(found[1], name, found[0])
        return bytes(found[0])

    def put_note(self, name: str, value: bytes) -> None:
        """Have a note."""
        self.put("notes", [(name, value)])

    def one(self, query: str, *values: Column) -> tuple[Any, ...] | None:
        """Return the one row that a query asks for, or None."""
        with spoiling():
            found: tuple[Any, ...] | None = self._file.execute(query, values).fetchone()
        return found

    def many(self, statement: str, rows: Iterable[tuple[Column, ...]]) -> None:
        """Execute a statement once for each row of values."""
        with spoiling():
            self._file.executemany(statement, rows)

    def put(self, table: str, rows: Iterable[tuple[Column, ...]]) -> None:
        """Have rows of a table that is read whole."""
        marks = ", ".join("?" * (TABLES[table].count(",") + 2))
        self.many(f"REPLACE INTO {table} VALUES ({marks})", ((*row, seal(*row)) for row in rows))

    def rows(self, table: str) -> Iterator[list[Any]]:
        """Yield the rows of a table that is read whole."""
        with spoiling():
            found = self._file.execute(f"SELECT * FROM {table}").fetchall()
        for *columns, sealed in found:
            verify(sealed, *columns)
            yield columns

    def remove(self, table: str, keys: Iterable[int | str]) -> None:
        """Have some rows of a table no more, by the first column."""
        column = TABLES[table].partition(" ")[0]
        self.many(f"DELETE FROM {table} WHERE {column} = ?", ((key,) for key in keys))

    def _count(self, table: str) -> int:
        found = self.one(f"SELECT count(*) FROM {table}")
        return int(found[0]) if found else 0


@contextmanager
def spoiling() -> Iterator[None]:
    """Turn what SQLite says of a damaged file into SpoiledError; a full disk stays what it is."""
    try:
        yield
    except UnicodeDecodeError as error:  # of what stands in a damaged file
        raise SpoiledError(str(error)) from None
    except sqlite3.Error as error:
        if "disk is full" in str(error):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from None
        raise SpoiledError(str(error)) from None


def seal(*columns: Column) -> int:
    """Return the checksum of a row (CRC-32, as in gzip): damage is found by it, not forgery."""
    sealed = 0
    for column in columns:
        if isinstance(column, int):
            sealed = zlib.crc32(column.to_bytes(8, "little", signed=True), sealed)
        else:
            # A text and the same bytes are not the same.
            sealed = zlib.crc32(b"'" + column.encode() if isinstance(column, str) else column, sealed)
    return sealed


def verify(sealed: object, *columns: Any) -> None:
    """Raise SpoiledError where a row is not as it was sealed."""
    try:
        sound = sealed == seal(*columns)
    except (TypeError, AttributeError, OverflowError):
        sound = False  # damage can change the type of a column, too
    if not sound:
        raise SpoiledError("a row is damaged")
