"""The files of `overrides/assets/`, into the one style sheet and the files that are published as they are."""

from collections.abc import Iterator

from portal.outputs.output import File
from portal.pages.assets import ASSETS, SHEET
from portal.pages.root import style_sheet
from portal.pages.site import Site
from portal.text import LANGUAGES


def files(site: Site) -> Iterator[File]:
    """Yield the style sheet and the other files."""
    yield File(SHEET.as_posix())
    yield from (File((ASSETS / name).as_posix(), (name,)) for name in site.renderers[LANGUAGES[0]].assets.names)


def draw(site: Site, name: str = "") -> bytes:
    """Return a file by its name; or the style sheet, which has none."""
    assets = site.renderers[LANGUAGES[0]].assets
    return assets.read(name) if name else style_sheet(site.dataset.trace.ask("theme"), assets.sheet)
