"""What is kept from build to build, in one file that may be deleted at any time."""

import marshal
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from portal.store.sealed import SealedFile, SpoiledError, seal, verify
from portal.store.value import packed, unpacked


class Input(NamedTuple):
    """A data file as it was read."""

    path: str
    state: str
    digest: bytes
    kind: str
    heads: bytes


class Published(NamedTuple):
    """A file of the site: the question it is drawn for, what was written, and its state then."""

    number: int
    """Of the question; 0 for a file of the search."""
    digest: bytes
    size: int
    mtime: int


class Store(SealedFile):
    """An open store."""

    # The data files, and the values of their entries.

    def inputs(self) -> dict[str, Input]:
        """Return the data files, by path."""
        return {path: Input(path, *row) for path, *row in self.rows("inputs")}

    def put_state(self, row: Input) -> None:
        """Have a data file in another state, its bytes being the same."""
        self.put("inputs", [row])

    def put_input(self, row: Input, contents: Iterable[bytes]) -> None:
        """Have a data file, with the values of each of its entries."""
        self.remove_input(row.path)
        self.put("inputs", [row])
        rows = [(row.path, at, value, seal(row.path, at, value)) for at, value in enumerate(contents)]
        self.many("INSERT INTO contents VALUES (?, ?, ?, ?)", rows)

    def remove_input(self, path: str) -> None:
        """Have a data file no more."""
        self.remove("inputs", [path])
        self.remove("contents", [path])

    def content(self, path: str, position: int) -> bytes:
        """Return the values of one entry."""
        found = self.one("SELECT value, seal FROM contents WHERE path = ? AND position = ?", path, position)
        if found is None:
            raise SpoiledError(f"no entry {position} of {path}")
        verify(found[1], path, position, found[0])
        return bytes(found[0])

    # What has changed since the last build.

    def changes(self) -> set[int]:
        """Return the questions whose answers have changed since the last build."""
        return {number for (number,) in self.rows("changes")}

    def add_changes(self, numbers: Iterable[int]) -> None:
        """Note that the answers to some questions have changed."""
        self.put("changes", [(number,) for number in numbers])

    def forget_changes(self) -> None:
        """Note that a build has taken up all changes."""
        self.many("DELETE FROM changes", [()])

    # What was drawn or answered, in bundles.

    def bundles(self, sort: str) -> Iterator[tuple[int, bytes, bytes, bytes]]:
        """Yield the bundles of a sort, the oldest first: id, numbers, digests, what was asked."""
        yield from ((id, *found) for id, of, *found in self.rows("bundles") if of == sort)

    def body(self, id: int) -> bytes:
        """Return the body of a bundle."""
        found = self.one("SELECT body, seal FROM bodies WHERE id = ?", id)
        if found is None:
            raise SpoiledError(f"no body of bundle {id}")
        verify(found[1], id, found[0])
        return bytes(found[0])

    def put_bundle(self, sort: str, numbers: bytes, digests: bytes, asked: bytes, body: bytes) -> int:
        """Have one bundle more; return its id."""
        found = self.one("SELECT max(id) FROM bundles")
        id = (found[0] or 0) + 1 if found else 1
        self.put("bundles", [(id, sort, numbers, digests, asked)])
        self.many("REPLACE INTO bodies VALUES (?, ?, ?)", [(id, body, seal(id, body))])
        return int(id)

    def remove_bundles(self, sort: str) -> None:
        """Have the bundles of a sort no more."""
        self.many("DELETE FROM bodies WHERE id IN (SELECT id FROM bundles WHERE sort = ?)", [(sort,)])
        self.many("DELETE FROM bundles WHERE sort = ?", [(sort,)])

    def value(self, number: int) -> bytes | None:
        """Return what is kept for a question; what is damaged is not there."""
        return _value(self.one("SELECT value, seal FROM kept WHERE number = ?", number), number)

    def put_values(self, rows: Iterable[tuple[int, bytes]]) -> None:
        """Keep what was drawn for some questions, packed."""
        self.many("REPLACE INTO kept VALUES (?, ?, ?)", ((*row, seal(*row)) for row in rows))

    # What other programs made: pages of the builder, pictures of charts.

    def blob(self, name: str) -> bytes | None:
        """Return what is kept under a name; what is damaged is not there."""
        return _value(self.one("SELECT value, seal FROM blobs WHERE name = ?", name), name)

    def put_blobs(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Keep what was made, by name."""
        if self.only_reads:
            return  # another process will make it again
        made = ((name, packed(value)) for name, value in rows)
        self.many("REPLACE INTO blobs VALUES (?, ?, ?)", ((name, value, seal(name, value)) for name, value in made))

    def forget_blobs(self, most: int) -> None:
        """Keep nothing of what was made, where it is more than so many things."""
        self.many("DELETE FROM blobs WHERE (SELECT count(*) FROM blobs) > ?", [(most,)])

    # The files of the site.

    def published(self) -> dict[str, Published]:
        """Return the files of the site, by path."""
        noted = marshal.loads(self.note("published") or marshal.dumps([]))  # noqa: S302 - its checksum has been verified
        return {path: Published(*row) for path, *row in noted}

    def put_published(self, files: Mapping[str, Published]) -> None:
        """Have files of the site, and no others."""
        self.put_note("published", marshal.dumps([(path, *file) for path, file in files.items()]))


def _value(found: tuple[Any, ...] | None, key: int | str) -> bytes | None:
    """Return a packed value, if it is there and as it was sealed."""
    if found is None:
        return None
    try:
        verify(found[1], key, found[0])
    except SpoiledError:
        return None
    return unpacked(found[0])
