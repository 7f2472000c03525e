"""Search engines side by side: what each makes of the same documents, and how a page asks it."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from scripts.search_engines import lunr, pagefind, portal
from scripts.search_engines.documents import Built

HERE = Path(__file__).parent


class Engine(NamedTuple):
    """A search engine over the documents of a built portal.

    Its browser module `<name>.js` exports `open()`, a promise of `search(words, typing)` and `browse(facets)`, which
    are promises of `{total, titles, counts}` with the first ten titles; facets are lists of values by name.
    """

    name: str
    prepare: Callable[[Built, Path], Callable[[], None]]
    """Writes what the index is made of into a folder, and returns what makes the index there: only that is timed."""

    files: Callable[[Path], Sequence[Path]]
    """Those of the index, and those of the engine itself, that a page may load."""


ENGINES = (
    Engine("portal", portal.prepare, portal.files),
    Engine("pagefind", pagefind.prepare, pagefind.files),
    Engine("lunr", lunr.prepare, lunr.files),
)


def furnish(engine: Engine, folder: Path) -> None:
    """Put the page and the browser module of an engine into its folder."""
    for name, copied in (("page.html", "index.html"), ("page.js", "page.js"), (f"{engine.name}.js", "engine.js")):
        shutil.copyfile(HERE / name, folder / copied)
