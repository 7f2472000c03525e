"""Data files into checked records, and these written down and read back."""

from pathlib import Path

from portal.dataset.reading import heads_read, heads_written, read_kinds
from portal.kinds.event import EVENTS
from tests.dataset.made import TINY, files_read


def test_many_files_are_read_in_order(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number:04}.yml" for number in range(200)]
    for path in paths:
        path.write_text(f"id: n{path.stem}\n", encoding="utf-8")
    reads = list(read_kinds(dict.fromkeys(paths, EVENTS)))
    assert [read.path for read in reads] == paths
    assert [read.known[0].id for read in reads] == [f"n{path.stem}" for path in paths]


def test_what_a_file_gave_is_the_same_when_it_was_written_down() -> None:
    for read in files_read(TINY):
        again = heads_read(read.path, read.kind, read.digest, heads_written(read))
        assert (again.heads, again.known) == (read.heads, read.known)
