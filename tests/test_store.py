"""What is kept from build to build is what was put, or is not used."""

import random
import sqlite3
from array import array
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from portal.processes import spread
from portal.store import TABLES, Input, Published, Row, Rows, SpoiledError, Store, digest_of_bytes, packed

LONG = b"<p>A card</p>" * 100
INPUT = Input("data/events.yml", "1 2 3", b"digest", "events", b"heads")
ROWS = {number: Row(number, ("card", str(number)), digest_of_bytes(LONG), array("q", [1, 2, 3])) for number in (4, 5)}
FILES = {"en/index.html": Published(4, b"one", 10, 2**40), "fr/index.html": Published(5, b"two", 12, 2**41)}
ANSWERS = {1: (("count", "events"), b"2_______"), 2: (("count", "é"), b"3_______")}
CHANGES = {1, 2**62}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a store with something in each table."""
    with closing(Store(tmp_path / "store.sqlite", "version 1")) as store:
        store.put_note("state", b"as it was")
        store.put_input(INPUT, [b"first", b"second"])
        store.add_changes(CHANGES)
        Rows(store, "answers").add(Row(number, *answer, array("q")) for number, answer in ANSWERS.items())
        Rows(store, "drawn").add(ROWS.values())
        store.put_values((number, packed(LONG)) for number in ROWS)
        store.put_blobs([("picture", LONG), ("small", b"x")])
        store.put_published(FILES)
        store.commit()
    return tmp_path / "store.sqlite"


def reopened(path: Path) -> Store:
    return Store(path, "version 1")


def everything(store: Store) -> dict[str, Any]:
    """Return all that a store holds."""
    return {
        "notes": store.note("state"),
        "inputs": store.inputs(),
        "contents": [store.content(INPUT.path, 0), store.content(INPUT.path, 1)],
        "changes": store.changes(),
        "answers": {row.number: (row.question, row.digest) for row in Rows(store, "answers")},
        "drawn": {row.number: row for row in Rows(store, "drawn")},
        "kept": [store.value(number) for number in ROWS],
        "blobs": [store.blob("picture"), store.blob("small")],
        "published": store.published(),
    }


PUT = {
    "notes": b"as it was",
    "inputs": {INPUT.path: INPUT},
    "contents": [b"first", b"second"],
    "changes": CHANGES,
    "answers": ANSWERS,
    "drawn": ROWS,
    "kept": [LONG, LONG],
    "blobs": [LONG, b"x"],
    "published": FILES,
}


def test_what_was_put_is_there_when_it_is_opened_again(path: Path) -> None:
    with closing(reopened(path)) as store:
        assert everything(store) == PUT
        assert everything(store).keys() - {"answers", "drawn", "published"} == TABLES.keys() - {"bundles", "bodies"}


def test_what_was_not_committed_is_gone(path: Path) -> None:
    with closing(reopened(path)) as store:
        store.put_note("state", b"another")
        store.put_published({})
    with closing(reopened(path)) as store:
        assert everything(store) == PUT
        assert store.changes() == CHANGES


def test_what_is_put_again_or_removed_is_as_it_was_said_last(path: Path) -> None:
    with closing(reopened(path)) as store:
        store.put_input(INPUT._replace(digest=b"another"), [b"only"])
        store.put_published({"en/index.html": FILES["fr/index.html"]})
        Rows(store, "drawn").remove([4])
        store.forget_changes()
        store.commit()
    with closing(reopened(path)) as store:
        assert store.inputs() == {INPUT.path: INPUT._replace(digest=b"another")}
        assert store.content(INPUT.path, 0) == b"only"
        with pytest.raises(SpoiledError, match="no entry 1"):
            store.content(INPUT.path, 1)
        assert [row.number for row in Rows(store, "drawn")] == [5]
        assert store.published() == {"en/index.html": FILES["fr/index.html"]}
        assert store.changes() == set()
        store.remove_input(INPUT.path)
        store.commit()
        assert store.inputs() == {}


def test_a_store_of_another_version_is_not_used(path: Path) -> None:
    with pytest.raises(SpoiledError, match="made with something else"):
        Store(path, "version 2")
    with closing(reopened(path)) as store:
        assert everything(store) == PUT


def _columns(table: str) -> list[str]:
    names = [column.split()[0] for column in TABLES[table].split(", PRIMARY KEY (")[0].split(", ")]
    return [*names, *({"seal"} - set(names) if table != "kept" else [])]


def _cells() -> Iterator[tuple[str, str]]:
    for table in TABLES:
        # A row under another name is a row that is not there.
        key = {"notes": "name", "contents": "path", "kept": "number", "blobs": "name"}.get(table)
        yield from ((table, column) for column in _columns(table) if column not in (key, "position"))


def flipped(value: Any) -> Any:
    """Return a value with one bit of it another one."""
    if isinstance(value, int):
        return value ^ (1 << 20)
    if isinstance(value, str):
        return chr(ord(value[0]) ^ 1) + value[1:]
    return bytes([value[0] ^ 1]) + value[1:]


@pytest.mark.parametrize(("table", "column"), list(_cells()))
def test_a_damaged_cell_of_any_table_is_not_used(table: str, column: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        where = " WHERE name = 'state'" if table == "notes" else ""
        last = f"SELECT rowid, {column} FROM {table}{where} ORDER BY rowid DESC LIMIT 1"  # noqa: S608
        rowid, value = file.execute(last).fetchone()
        file.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (flipped(value), rowid))  # noqa: S608
    with closing(reopened(path)) as store:
        if table in ("kept", "blobs"):
            assert None in everything(store)[table]
        else:
            with pytest.raises(SpoiledError):
                everything(store)


@pytest.mark.parametrize("table", [name for name in TABLES if name not in ("notes", "kept", "blobs")])
def test_a_missing_row_is_noticed(table: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")  # noqa: S608
    with pytest.raises(SpoiledError), closing(reopened(path)) as store:
        everything(store)


def test_rows_that_ask_something_are_found_and_later_ones_count(path: Path) -> None:
    with closing(reopened(path)) as store:
        rows = Rows(store, "drawn")
        rows.add([ROWS[4]._replace(reads=array("q", [9]))])
        rows = Rows(store, "drawn")
        assert [row.number for row in rows.asking({2})] == [5]
        assert [row.number for row in rows.asking({9, 10})] == [4]
        assert list(rows.asking({10})) == []
        for _ in range(300):
            rows.add([ROWS[4]])
        assert {row.number: row for row in Rows(store, "drawn")} == ROWS
        assert len(list(store.bundles("drawn"))) == 1  # what no longer counts is given up


def test_what_rows_asked_is_only_what_those_asked_that_count(path: Path) -> None:
    with closing(reopened(path)) as store:
        rows = Rows(store, "drawn")
        rows.add([ROWS[4], ROWS[4]._replace(reads=array("q", [9]), digest=b"changed_")])
        rows = Rows(store, "drawn")
        assert rows.asked() == {9, *ROWS[5].reads}
        assert (rows.digest(4), rows.digest(5), rows.digest(6)) == (b"changed_", ROWS[5].digest, None)
        assert {row.number for row in rows.some([6, 5, 4])} == {4, 5}
        rows.remove([5])
        assert rows.asked() == {9}


def test_a_file_that_is_no_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(b"no database, and long enough to be looked at" * 100)
    (tmp_path / "folder").mkdir()
    for name in ("text", "folder", "nowhere/store.sqlite"):
        with pytest.raises(SpoiledError):
            Store(tmp_path / name, "version 1")


def test_a_file_cut_off_anywhere_gives_what_was_put_or_is_told(path: Path) -> None:
    whole = path.read_bytes()
    for size in range(0, len(whole), 1009):
        path.write_bytes(whole[:size])
        with suppress(SpoiledError), closing(reopened(path)) as store:
            given = {name: value for name, value in everything(store).items() if value != PUT[name]}
            assert size == 0 or all(set(value) == {None} for value in given.values()), size


@pytest.mark.parametrize("seed", range(4))
def test_a_file_damaged_anywhere_gives_what_was_put_or_nothing(seed: int, path: Path) -> None:
    chance, whole = random.Random(seed), path.read_bytes()
    used = [at for at, byte in enumerate(whole) if byte]
    for _ in range(100):
        damaged = bytearray(whole)
        at = chance.choice(used)
        damaged[at] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        with suppress(SpoiledError), closing(reopened(path)) as store:
            for table, given in everything(store).items():
                parts = given if table in ("kept", "blobs") else [given]
                sound = PUT[table] if table in ("kept", "blobs") else [PUT[table], None, {}]
                assert all(part is None or part in sound for part in parts), (table, at)


def test_a_forked_process_reads_what_was_committed_and_cannot_write(path: Path) -> None:
    with closing(reopened(path)) as store:

        def work(_task: int) -> tuple[dict[str, Any], str]:
            with pytest.raises(SpoiledError) as caught:
                store.put_note("state", b"written")
            return everything(store), str(caught.value)

        store.put_note("state", b"not committed")
        for given, told in spread(work, range(2), prepare=store.read_only):
            assert given == PUT
            assert "readonly" in told
