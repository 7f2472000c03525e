"""What is kept from build to build, in one file that may be deleted at any time."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from portal.store.sealed import SealedFile, SpoiledError, seal, verify
from portal.store.value import digest_of_bytes, packed, unpacked


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
        rows = [(row.path, at, value, seal(value)) for at, value in enumerate(contents)]
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
        verify(found[1], found[0])
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

    # Answers, and what was drawn from them.

    def answers(self) -> dict[int, tuple[tuple[str, ...], bytes]]:
        """Return the questions that were answered and the digests of the answers, by number."""
        return {number: (tuple(question.split("\x1f")), digest) for number, question, digest in self.rows("answers")}

    def put_answers(self, rows: Iterable[tuple[int, tuple[str, ...], bytes]]) -> None:
        """Have answered questions."""
        self.put("answers", [(number, "\x1f".join(question), digest) for number, question, digest in rows])

    def drawn(self) -> Iterator[Row]:
        """Yield all that was drawn."""
        for number, question, digest, reads in self.rows("drawn"):
            yield Row(number, tuple(question.split("\x1f")), digest, array("q", reads))

    def put_drawn(self, rows: Iterable[Row]) -> None:
        """Have drawn things."""
        self.put("drawn", [(row.number, "\x1f".join(row.question), row.digest, row.reads.tobytes()) for row in rows])

    def value(self, number: int) -> bytes | None:
        """Return what is kept for a question, if it is what was drawn for it."""
        found = self.one("SELECT value, digest FROM kept JOIN drawn USING (number) WHERE number = ?", number)
        if found is None:
            return None
        value = unpacked(found[0])
        return value if value is not None and digest_of_bytes(value) == found[1] else None

    def put_values(self, rows: Iterable[tuple[int, bytes]]) -> None:
        """Keep what was drawn for some questions, packed."""
        self.many("REPLACE INTO kept VALUES (?, ?)", rows)

    # What other programs made: pages of the builder, pictures of charts.

    def blob(self, name: str) -> bytes | None:
        """Return what is kept under a name; what is damaged is not there."""
        found = self.one("SELECT value, seal FROM blobs WHERE name = ?", name)
        try:
            return unpacked(found[0]) if found and found[1] == seal(name, found[0]) else None
        except (TypeError, AttributeError):
            return None

    def put_blobs(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Keep what was made, by name."""
        made = ((name, packed(value)) for name, value in rows)
        self.many("REPLACE INTO blobs VALUES (?, ?, ?)", ((name, value, seal(name, value)) for name, value in made))

    # The files of the site.

    def published(self) -> dict[str, Published]:
        """Return the files of the site, by path."""
        return {path: Published(*row) for path, *row in self.rows("published")}

    def put_published(self, files: Mapping[str, Published]) -> None:
        """Have files of the site."""
        self.put("published", [(path, *row) for path, row in files.items()])
