"""Documents into a Pagefind index, by copies of their pages that say what is read and what it can be chosen by."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from pathlib import Path

from scripts.search_engines.documents import Built
from scripts.search_engines.packages import PACKAGES, node

RUNNER = PACKAGES / "pagefind" / "lib" / "runner" / "bin.cjs"
PAGES, INDEX = "pages", "pagefind"


def prepare(portal: Built, folder: Path) -> Callable[[], None]:
    """Write the copies, and return what makes the index of them."""
    for document in portal.documents:
        filters = "".join(
            f'<span data-pagefind-filter="{name}:{escape(value)}"></span>'
            for name, values in document.facets.items()
            for value in values
        )
        html = document.html.replace("<main ", "<main data-pagefind-body ").replace("</main>", f"{filters}</main>")
        path = folder / PAGES / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return partial(build, folder)


def build(folder: Path) -> None:
    """Make the index."""
    node(RUNNER, "--site", folder / PAGES, "--output-path", folder / INDEX, "--quiet")


def files(folder: Path) -> Sequence[Path]:
    """Return the files that a page may load; its ready-made boxes and its highlighter are not used here."""
    every = sorted(path for path in (folder / INDEX).rglob("*") if path.is_file())
    return [path for path in every if "-ui" not in path.name and path.stem != "pagefind-highlight"]
