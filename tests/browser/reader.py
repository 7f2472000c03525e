"""Somebody who opens pages of the built site in Chromium, and notes whatever goes wrong there."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, ViewportSize

from scripts.browser import Scheme
from scripts.one_of_each import Sort, sorts

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}
SORTS = sorts()

each_sort = pytest.mark.parametrize("sort", SORTS, ids=[sort.name for sort in SORTS])


def some_sorts(*names: str) -> pytest.MarkDecorator:
    """Return the mark of a test that runs on a few sorts of page, in every language that has them."""
    found = [sort for sort in SORTS if sort.name.split("-", 1)[-1] in names]
    return pytest.mark.parametrize("sort", found, ids=[sort.name for sort in found])


@dataclass
class Reader:
    """One reader of the site; `troubles` are the complaints of the browser about the pages opened since the last leave.

    Has two tabs, with scripts and without: a tab for each page would take longer than all that is done in it.
    """

    browser: Browser
    site: Path
    address: str
    troubles: list[str] = field(default_factory=list)
    _tabs: dict[bool, Page] = field(default_factory=dict)

    def open(
        self,
        place: Sort | str,
        size: ViewportSize = DESK,
        scheme: Scheme = "light",
        *,
        scripts: bool = True,
        calm: bool = False,
        forced: bool = False,
    ) -> Page:
        """Open a page, or the richest of its sort: `calm` without motion, `forced` in the reader's own colours."""
        page = self._tabs.get(scripts) or self._new_tab(scripts)
        page.set_viewport_size(size)
        motion: Literal["reduce", "no-preference"] = "reduce" if calm else "no-preference"
        colours: Literal["active", "none"] = "active" if forced else "none"
        page.emulate_media(media="screen", color_scheme=scheme, reduced_motion=motion, forced_colors=colours)
        page.goto(self.address + (place if isinstance(place, str) else place.richest(self.site)))
        return page

    def leave(self) -> None:
        """Leave all pages and forget what was noted of them, and what they remember of the reader."""
        for page in self._tabs.values():
            if page.url.startswith(self.address):
                page.evaluate("localStorage.clear(); sessionStorage.clear()")
            page.goto("about:blank")
        self.troubles.clear()

    def _new_tab(self, scripts: bool) -> Page:
        page = self._tabs[scripts] = self.browser.new_page(java_script_enabled=scripts)
        page.on("console", self._note_message)
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("request", self._note_request)
        page.on("requestfailed", self._note_failure)
        page.on("response", self._note_response)
        return page

    def _note_failure(self, request: Request) -> None:
        # What is given up because the reader goes elsewhere is no trouble; what the policy stops fails otherwise.
        if request.failure != "net::ERR_ABORTED":
            self.troubles.append(f"failed: {request.url} {request.failure}")

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"{message.type}: {message.text}")

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "about:", "blob:", "data:")):
            self.troubles.append(f"asks another host: {request.url}")

    def _note_response(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"{response.status}: {response.url}")
