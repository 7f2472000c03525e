"""What stands beside the languages: the choice of language, pages for addresses that lead nowhere, headers."""

from collections.abc import Iterator

from portal.outputs.output import File
from portal.pages.root import ROOT, root_file
from portal.pages.site import Site


def files(_site: Site) -> Iterator[File]:
    """Yield the files."""
    yield from (File(path, (path,)) for path in ROOT)


def draw(site: Site, path: str) -> bytes:
    """Return a file."""
    return root_file(site.renderers, path, site.settings.path)
