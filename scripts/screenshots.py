"""Pictures of the built site: a page of every sort, in both languages, three widths, light and dark.

Builds nothing: `make site` first. The files are called like `en-timeline-360-dark.png`.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from portal.project import SITE
from portal.serving import serving
from scripts.browser import SCHEMES, browser
from scripts.one_of_each import PROJECT, Sort, sorts

WIDTHS = (360, 768, 1280)


def take(folder: Path, wanted: Iterable[Sort], site: Path) -> int:
    """Take every picture of some sorts of page; return how many there are."""
    taken = 0
    folder.mkdir(parents=True, exist_ok=True)
    with serving(site) as address, browser() as started:
        page = started.new_page(reduced_motion="reduce")
        for sort in wanted:
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(address + sort.richest(site), wait_until="networkidle")
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme=scheme)
                    page.screenshot(path=folder / f"{sort.name}-{width}-{scheme}.png", full_page=True)
                    taken += 1
    return taken


def main() -> None:
    """Read the arguments and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write; outside the project")
    parser.add_argument("--only", default="", help="a part of the names of the pages wanted, such as timeline or fr-")
    options = parser.parse_args()
    if options.folder.resolve().is_relative_to(PROJECT):
        parser.error(f"{options.folder} is inside the project, where pictures do not belong; name one outside it")
    wanted = [sort for sort in sorts() if options.only in sort.name]
    if not wanted:
        parser.error(f"no page is called {options.only!r}; there are: {', '.join(sort.name for sort in sorts())}")
    if not (PROJECT / SITE).exists():
        parser.error("there is no site yet; run: make site")
    print(f"{take(options.folder, wanted, PROJECT / SITE)} pictures in {options.folder}")


if __name__ == "__main__":
    main()
