"""What the browser's tests share: one Chromium, one server of the built site, and a reader for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from portal.serving import serving
from scripts import browser as chromium
from tests.browser.reader import Reader


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the machine's Chromium, started."""
    with chromium.browser() as started:
        yield started


@pytest.fixture(scope="session")
def visitor(browser: Browser, built: Path) -> Iterator[Reader]:
    """Return who reads the built site, from one test to the next."""
    with serving(built / "site") as address:
        yield Reader(browser, built / "site", address)


@pytest.fixture
def reader(visitor: Reader) -> Iterator[Reader]:
    """Return somebody who has seen nothing yet."""
    yield visitor
    visitor.leave()
