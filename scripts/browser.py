"""Where this machine's Chromium is, and how it is started so that it talks to nobody else."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, TypeAlias

from playwright.sync_api import Browser, sync_playwright

Scheme: TypeAlias = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",  # it opens our own pages only, and containers often forbid the sandbox
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium() -> str:
    """Return the path of Chromium; raise LookupError with what to install where there is none."""
    wanted = os.environ.get("PORTAL_CHROMIUM")
    found = next(filter(None, map(shutil.which, [wanted] if wanted else NAMES)), None)
    if found is None:
        looked_for = wanted or ", ".join(NAMES)
        raise LookupError(f"no {looked_for} on this machine; install chromium, or name a browser in PORTAL_CHROMIUM")
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium, without a window, while the block runs."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            yield started
        finally:
            started.close()
