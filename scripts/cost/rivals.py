"""What other builders take for the same records: Hugo with two templates, and MkDocs with Material."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from portal.dataset import Dataset, load
from scripts.cost.ledger import Ledger, Pages
from scripts.cost.portal import several
from scripts.measure import Taken, measured
from scripts.rivals import bare, same_parts
from scripts.synthetic import INVENTED

HUGO = ("hugo", "--quiet")


class Rival(NamedTuple):
    """Another builder, and what it is given."""

    name: str
    write: Callable[[Path, Dataset], None]
    command: tuple[str, ...]
    out: str
    """The folder it writes into."""

    is_slow: bool = False
    """Whether one run must do: its time grows with the square of the records."""


BARE_HUGO = "Hugo, bare pages"
SAME_HUGO = "Hugo, the same parts"
SAME_HUGO_WITHOUT = "Hugo, the same parts but related pages"
BARE_MKDOCS = "MkDocs with Material, bare pages"
RIVALS = (
    Rival(BARE_HUGO, bare.write_hugo, HUGO, "public"),
    Rival(SAME_HUGO, same_parts.write_hugo, HUGO, "public", is_slow=True),
    Rival(SAME_HUGO_WITHOUT, same_parts.write_hugo, ("env", "HUGO_PARAMS_RELATED=false", *HUGO), "public"),
    Rival(BARE_MKDOCS, bare.write_mkdocs, (sys.executable, "-m", "mkdocs", "build", "--quiet"), "site"),
)


def measure_rivals(project: Path, count: int, repeat: int, ledger: Ledger, *, slow: bool) -> None:
    """Write the records of a project for each builder, the slow ones too if wished; note what it takes from nothing."""
    dataset = load(project / "data")
    for rival in (rival for rival in RIVALS if slow or not rival.is_slow):
        folder = project.with_name(f"{project.name}-rival")
        shutil.rmtree(folder, ignore_errors=True)
        with ledger.noting(count, rival.name) as note:
            if rival.out == "public" and not shutil.which(HUGO[0]):
                raise LookupError("hugo is not installed; Debian has it: apt-get install hugo")
            rival.write(folder, dataset)
            note(several(1 if rival.is_slow else repeat, _emptied(folder / rival.out), _run(folder, rival)))
            ledger.pages[count, rival.name] = pages_in(folder / rival.out)
        shutil.rmtree(folder, ignore_errors=True)


def _emptied(out: Path) -> Callable[[int], None]:
    return lambda _: shutil.rmtree(out, ignore_errors=True)


def _run(folder: Path, rival: Rival) -> Callable[[], Taken]:
    return lambda: measured(folder, *rival.command)


def pages_in(out: Path) -> Pages:
    """Return what stands in a built site."""
    sizes = {path: path.stat().st_size for path in out.rglob("*.html")}
    records = [size for path, size in sizes.items() if f"/{INVENTED}" in path.as_posix()]
    return Pages(len(sizes), sum(sizes.values()) / 1e6, sum(records) / max(len(records), 1) / 1e3)
