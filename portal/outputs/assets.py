"""The files of `overrides/assets/` into what the site publishes: one style sheet, the others as they are."""

from pathlib import Path

ASSETS = Path("assets")
"""The folder below the templates, and below the site."""

SHEET = ASSETS / "stylesheets/portal.css"
"""The one style sheet of the site."""

PARTS = ("tokens", "base", "components", "frame", "home", "timeline")
"""The parts of the sheet that come first, in order: where two say different things, the later one holds."""

LAST = "print"


def style_sheet(templates: Path) -> str:
    """Return the parts of the style sheet as one, those that PARTS does not name between the others and print."""
    found = {path.stem: path for path in sorted((templates / SHEET.parent).glob("*.css"))}
    more = [name for name in found if name not in (*PARTS, LAST)]
    return "".join(found[name].read_text(encoding="utf-8") for name in (*PARTS, *more, LAST) if name in found)


def published(templates: Path) -> dict[str, Path]:
    """Return the files that are published as they are, by their path below `assets/`."""
    files = sorted(path for path in (templates / ASSETS).rglob("*") if path.is_file() and path.suffix != ".css")
    return {path.relative_to(templates / ASSETS).as_posix(): path for path in files}


def icons(templates: Path) -> tuple[str, ...]:
    """Return the names of the icons, in order."""
    return tuple(sorted(path.stem for path in (templates / ".icons/portal").glob("*.svg")))
