"""The files of `overrides/assets/` into what the site publishes: one style sheet, the others as they are."""

from pathlib import Path
from typing import cast

from portal.dataset.trace import Trace
from portal.pages.tokens import Token, tokens
from portal.store import digest_of_bytes

ASSETS = Path("assets")
"""The folder below the templates, and below the site."""

SHEET = ASSETS / "stylesheets/portal.css"
"""The one style sheet of the site."""

PARTS = ("tokens", "base", "components", "frame", "home", "timeline")
"""The parts of the sheet that come first, in order: where two say different things, the later one holds."""

LAST = "print"


class Assets:
    """The files beside the templates of a folder; what is asked of them is noted."""

    def __init__(self, templates: Path, trace: Trace) -> None:
        """Take the folder of the templates."""
        self._templates = templates
        self._trace = trace
        trace.answer_with(
            assets=lambda: tuple(self._published()),
            asset=lambda name: (digest_of_bytes(self.path(name).read_bytes()), self.path(name).stat().st_size),
            sheet=lambda: style_sheet(templates),
            tokens=lambda: tokens(templates),
            icons=lambda: tuple(sorted(path.stem for path in (templates / ".icons/portal").glob("*.svg"))),
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The files that are published as they are, by their path below `assets/`."""
        return cast("tuple[str, ...]", self._trace.ask("assets"))

    @property
    def sheet(self) -> str:
        """The parts of the style sheet as one."""
        return str(self._trace.ask("sheet"))

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The colours that the style sheet names, in its order."""
        return cast("tuple[Token, ...]", self._trace.ask("tokens"))

    @property
    def icons(self) -> tuple[str, ...]:
        """The names of the icons, in order."""
        return cast("tuple[str, ...]", self._trace.ask("icons"))

    def size(self, name: str) -> int:
        """Return how many bytes a published file has."""
        return int(self._trace.ask("asset", name)[1])

    def read(self, name: str) -> bytes:
        """Return a file that is published as it is."""
        self._trace.ask("asset", name)
        return self.path(name).read_bytes()

    def path(self, name: str) -> Path:
        """Return where a published file stands among the templates."""
        return self._templates / ASSETS / name

    def _published(self) -> list[str]:
        folder = self._templates / ASSETS
        files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".css")
        return [path.relative_to(folder).as_posix() for path in files]


def style_sheet(templates: Path) -> str:
    """Return the parts of the style sheet as one, those that PARTS does not name between the others and print."""
    found = {path.stem: path for path in sorted((templates / SHEET.parent).glob("*.css"))}
    more = [name for name in found if name not in (*PARTS, LAST)]
    return "".join(found[name].read_text(encoding="utf-8") for name in (*PARTS, *more, LAST) if name in found)
