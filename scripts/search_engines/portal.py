"""The portal's own search, made of the same records as its build makes it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from portal.language.words import load_words
from portal.pages.renderer import Renderer
from portal.project import SEARCH
from portal.search import search_files
from scripts.search_engines.documents import Built
from scripts.search_engines.packages import PROJECT

INDEX = Path("en") / SEARCH
SCRIPTS = Path("assets") / "scripts"


def prepare(portal: Built, folder: Path) -> Callable[[], None]:
    """Put the site's scripts beside the index, and return what makes it."""
    (folder / "assets").mkdir()
    (folder / SCRIPTS).symlink_to(portal.site / SCRIPTS)
    templates = PROJECT / "overrides"
    renderer = Renderer(portal.dataset, "en", load_words(templates / "words")["en"], templates=templates)
    return partial(build, renderer, folder)


def build(renderer: Renderer, folder: Path) -> None:
    """Make the index."""
    for name, content in search_files(renderer, ()):
        path = folder / INDEX / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def files(folder: Path) -> Sequence[Path]:
    """Return the files that a page may load."""
    folders = (folder / INDEX, folder / SCRIPTS / "search")
    return [path for below in folders for path in sorted(below.rglob("*")) if path.is_file()]
