"""All that can be found, into files that a browser searches by itself."""

from collections.abc import Iterator, Sequence

from portal.outputs.render import Renderer
from portal.outputs.search.ask import Answer, Hit, Search
from portal.outputs.search.documents import Document, documents, page_document
from portal.outputs.search.files import as_json, files
from portal.outputs.search.synonyms import groups
from portal.outputs.search.table import columns, people, table

__all__ = ["Answer", "Document", "Hit", "Search", "page_document", "search_files"]


def search_files(renderer: Renderer, pages: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the search of one language over its records and some pages, below the search's folder."""
    found = (*documents(renderer), *pages)
    facets = tuple(columns(renderer, found))
    more = {
        "facets.json": as_json(
            [
                {"name": facet.name, "label": facet.label, "values": [value._asdict() for value in facet.values]}
                for facet in facets
            ]
        ),
        "facets.bin": table(facets, people(renderer, found)),
    }
    yield from files(found, renderer.language, groups(renderer.dataset), more)
