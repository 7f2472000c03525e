"""What several tests share: the real project, copied and built once."""

from pathlib import Path

import pytest

from portal.dataset import Dataset, load
from tests.project import PROJECT, copy_project, portal

WHOLE = {"built", "project", "bench", "browser"}
"""What takes a whole project, its site or a browser: `make quick` leaves out every test that asks for one of these."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for a whole site, directly or not: nobody has to remember it for a new test."""
    for item in items:
        if isinstance(item, pytest.Function) and WHOLE & {*item.fixturenames}:
            item.add_marker("whole")


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """Return the real records."""
    return load(PROJECT / "data")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with its site built."""
    folder = copy_project(tmp_path_factory.mktemp("built"))
    run = portal(folder, "build")
    assert run.returncode == 0, run.stderr
    return folder


@pytest.fixture
def project(tmp_path: Path, built: Path) -> Path:
    """Return a copy of the project to spoil."""
    return copy_project(tmp_path, built=built)
