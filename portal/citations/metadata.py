"""A record into what programs read in the head of its page: Highwire and Dublin Core tags, schema.org in JSON-LD."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from portal.citations import Work
from portal.text.embedded import as_json

TYPES = {"report": "Report", "dataset": "Dataset", "webpage": "WebPage"}
"""The sorts of work as schema.org calls them."""


class Crumb(NamedTuple):
    """A step of the way to a page."""

    name: str
    url: str


def tags(work: Work) -> Markup:
    """Return the tags by which reference managers and library catalogues know a work: Highwire, then Dublin Core."""
    return Markup("").join(
        Markup('<meta name="{}" content="{}">\n').format(name, content) for name, content in _named(work)
    )


def _named(work: Work) -> Iterator[tuple[str, str]]:
    date = str(work.date) if work.date else ""
    yield "citation_title", work.title
    yield from (("citation_author", author) for author in work.authors)
    if date:
        yield "citation_publication_date", date.replace("-", "/")
    if work.sort == "report" and work.publisher:
        yield "citation_technical_report_institution", work.publisher
    yield "citation_public_url", work.url
    yield "citation_language", work.language
    yield "DC.title", work.title
    yield from (("DC.creator", author) for author in work.authors)
    if date:
        yield "DC.date", date
    yield "DC.publisher", work.publisher or work.container
    yield "DC.type", "Dataset" if work.sort == "dataset" else "Text"
    yield "DC.identifier", work.url
    yield "DC.language", work.language


def linked_data(crumbs: Sequence[Crumb], work: Work | None, description: str, files: Sequence[str]) -> Markup:
    """Return JSON-LD: the way to the page, and the work on it with its files, where it is one that is cited."""
    graph: list[dict[str, Any]] = [
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": at, "name": crumb.name, "item": crumb.url}
                for at, crumb in enumerate(crumbs, 1)
            ],
        }
    ]
    if work:
        graph.append(_described(work, description, files))
    said = Markup(as_json({"@context": "https://schema.org", "@graph": graph}))  # noqa: S704 - it can end no element
    return Markup('<script type="application/ld+json">{}</script>\n').format(said)


def _described(work: Work, description: str, files: Sequence[str]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "@type": TYPES[work.sort],
        "name": work.title,
        "description": description,
        "url": work.url,
        "inLanguage": work.language,
        "isAccessibleForFree": True,
    }
    if work.date:
        said["datePublished"] = str(work.date)
    if work.authors:
        said["author"] = [{"@type": "Organization", "name": author} for author in work.authors]
    if work.publisher or work.sort != "report":
        said["publisher"] = {"@type": "Organization", "name": work.publisher or work.container}
    if files:
        said["distribution"] = [
            {"@type": "DataDownload", "contentUrl": file, "encodingFormat": FORMATS[file.rpartition(".")[2]]}
            for file in files
        ]
    return said


FORMATS = {"csv": "text/csv", "svg": "image/svg+xml", "png": "image/png"}
