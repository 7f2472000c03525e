"""All that can be found, into files that a browser searches by itself."""

from collections.abc import Iterable, Iterator

from portal.pages.renderer import Renderer
from portal.search.ask import Answer, Hit, Search
from portal.search.files import index_files
from portal.search.manifest import About, Listed, Value
from portal.search.segment import Segment, page_segment, segments
from portal.search.synonyms import groups
from portal.search.table import listed
from portal.search.update import Update, updated_files

__all__ = [
    "About",
    "Answer",
    "Hit",
    "Listed",
    "Search",
    "Segment",
    "Update",
    "Value",
    "about",
    "index_files",
    "page_segment",
    "search_files",
    "segments",
    "updated_files",
]


def search_files(renderer: Renderer, pages: Iterable[Segment]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the search of one language over its records and some pages, below the search's folder."""
    dataset = renderer.dataset
    items = (item for kind in dataset.kinds for item in dataset.items(kind.name))
    found = (*(segment for item in items for segment in segments(renderer, item)), *pages)
    yield from index_files(renderer.language, found, about(renderer, (segment.key for segment in found)))


def about(renderer: Renderer, keys: Iterable[str]) -> About:
    """Return what an index says beside its documents, given their keys in site order."""
    named = {group.term: group.folded for group in groups(renderer.dataset)}
    return About(tuple(keys), named, tuple(listed(renderer)))
