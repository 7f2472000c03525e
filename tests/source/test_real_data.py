"""The reader on real data sets that nobody here wrote; skipped where they are not at hand."""

import pytest

from portal.source import read_file
from tests.project import PROJECT

SHARED = PROJECT.parent / "shared" / "data"
SMALL = [
    path for path in sorted(SHARED.rglob("*")) if path.suffix in (".csv", ".yml") and path.stat().st_size < 8_000_000
]


@pytest.mark.skipif(not SHARED.exists(), reason="the data sets are not on this machine")
def test_real_files_are_read_or_refused_with_a_reason() -> None:
    read = refused = 0
    for path, contents in zip(SMALL, map(read_file, SMALL), strict=True):
        assert contents.entries or contents.problems, path
        for problem in contents.problems:
            assert problem.line >= 1
            assert ";" in problem.message, problem
        read += bool(contents.entries)
        refused += bool(contents.problems)
    assert read > refused
