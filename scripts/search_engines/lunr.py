"""Documents into one lunr index, as lunr.js makes and loads it."""

import json
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from scripts.search_engines.documents import Built
from scripts.search_engines.packages import PACKAGES, node

BUILDER = Path(__file__).parent / "lunr-index.mjs"
READ = "read.json"


def prepare(portal: Built, folder: Path) -> Callable[[], None]:
    """Write the documents, what a result shows of them, and lunr itself; return what makes the index."""
    read = [
        {"id": number, "title": document.title, "abstract": document.abstract, "body": document.body}
        for number, document in enumerate(portal.documents)
    ]
    shown = [
        {"title": document.title, "address": f"{document.path.parent}/", "facets": document.facets}
        for document in portal.documents
    ]
    _write(folder / READ, read)
    _write(folder / "documents.json", shown)
    shutil.copyfile(PACKAGES / "lunr" / "lunr.min.js", folder / "lunr.min.js")
    return partial(build, folder)


def build(folder: Path) -> None:
    """Make the index."""
    (folder / "index.json").write_text(node(BUILDER, said=(folder / READ).read_text("utf-8")), encoding="utf-8")


def files(folder: Path) -> Sequence[Path]:
    """Return the files that a page may load."""
    return [folder / name for name in ("index.json", "documents.json", "lunr.min.js")]


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
