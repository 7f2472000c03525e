"""What Lighthouse says of the built site: a page of every sort, as on a phone with a slow connection.

Builds nothing: `make site` first. Prints a table in Markdown: the four scores, the kilobytes sent (compressed),
the layout shift and the time to the largest paint. What misses its budget stands in bold.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from portal.project import SITE
from portal.serving import serving
from portal.text import LANGUAGES
from scripts.browser import FLAGS, chromium
from scripts.one_of_each import PROJECT, Sort, sorts

TOOLS = Path(sys.executable).parent
LIGHTHOUSE = PROJECT / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 3
"""On a busy machine Chromium now and then does not answer Lighthouse in time."""

SCORE = 100
HTML_KB, STYLES_AND_SCRIPTS_KB, LAYOUT_SHIFT = 15.0, 60.0, 0.0


class Measured(NamedTuple):
    """What Lighthouse found of one page."""

    scores: tuple[int, ...]
    """Of 100, in the order of CATEGORIES."""

    html: float
    styles: float
    scripts: float
    fonts: float
    """Kilobytes, as they were sent."""

    shift: float
    paint: float
    """Seconds until the largest piece of content is painted."""

    lost: tuple[str, ...]
    """The audits that cost a score, by id."""

    def row(self, name: str) -> str:
        """Return the line of the table."""
        cells = [
            name,
            *(_cell(score, "d", score < SCORE) for score in self.scores),
            _cell(self.html, ".1f", self.html > HTML_KB),
            _cell(self.styles + self.scripts, ".1f", self.styles + self.scripts > STYLES_AND_SCRIPTS_KB),
            f"{self.fonts:.1f}",
            _cell(self.shift, ".3f", self.shift > LAYOUT_SHIFT),
            f"{self.paint:.1f}",
            ", ".join(self.lost),
        ]
        return f"| {' | '.join(cells)} |"


def _cell(value: float, form: str, missed: bool) -> str:
    return f"**{value:{form}}**" if missed else f"{value:{form}}"


def install() -> None:
    """Install Lighthouse from the lock, where it is not there yet."""
    if not LIGHTHOUSE.exists():
        subprocess.run([TOOLS / "npm", "ci"], cwd=PROJECT, check=True, env=_environment())


def measure(address: str) -> Measured:
    """Measure one page; raise CalledProcessError when Lighthouse fails at every try."""
    flags = " ".join(("--headless=new", *FLAGS))
    command = [str(TOOLS / "node"), str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    for tries_left in reversed(range(TRIES)):
        run = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=False, env=_environment())
        if run.returncode == 0 or not tries_left:
            break
    run.check_returncode()
    return read(json.loads(run.stdout))


def read(report: dict[str, Any]) -> Measured:
    """Return what we look at of a report."""
    audits, categories = report["audits"], report["categories"]
    return Measured(
        scores=tuple(round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES),
        html=_sent(audits, "Document"),
        styles=_sent(audits, "Stylesheet"),
        scripts=_sent(audits, "Script"),
        fonts=_sent(audits, "Font"),
        shift=audits["cumulative-layout-shift"]["numericValue"],
        paint=audits["largest-contentful-paint"]["numericValue"] / 1000,
        lost=tuple(_lost(audits, categories)),
    )


def _sent(audits: dict[str, Any], type: str) -> float:
    requests = audits["network-requests"]["details"]["items"]
    return sum(float(request["transferSize"]) for request in requests if request.get("resourceType") == type) / 1000


def _lost(audits: dict[str, Any], categories: dict[str, Any]) -> Iterator[str]:
    for name in CATEGORIES:
        for reference in categories[name]["auditRefs"]:
            score = audits[reference["id"]]["score"]
            if reference["weight"] and score is not None and score < 0.9:
                yield reference["id"]


def _environment() -> dict[str, str]:
    path = f"{TOOLS}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PATH": path, "CHROME_PATH": chromium(), "NO_UPDATE_NOTIFIER": "1"}


def _wanted(language: str | None, only: str) -> list[Sort]:
    return [
        sort for sort in sorts() if language in (None, sort.language) and only in sort.name and "404" not in sort.name
    ]


def main() -> None:
    """Read the arguments, measure each page and print its line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", choices=LANGUAGES, help="one language only (default: both)")
    parser.add_argument("--only", default="", help="a part of the names of the pages wanted, such as timeline")
    options = parser.parse_args()
    site = PROJECT / SITE
    if not site.exists():
        parser.error("there is no site yet; run: make site")
    install()
    print(f"| page | {' | '.join(CATEGORIES)} | HTML kB | CSS + JS kB | fonts kB | CLS | LCP s | lost points |")
    print(f"| --- |{' ---: |' * 9} --- |")
    with serving(site) as address:
        for sort in _wanted(options.language, options.only):
            print(measure(address + sort.richest(site)).row(sort.name), flush=True)


if __name__ == "__main__":
    main()
