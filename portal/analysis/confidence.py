"""The sources of a record into how sure they make it."""

from collections.abc import Iterable

from portal.dataset import Dataset
from portal.kinds.source import SOURCES, Source
from portal.record import CitedWork, Confidence

RANKS: tuple[Confidence, ...] = ("high", "medium", "low")


def confidence(dataset: Dataset, citations: Iterable[CitedWork]) -> Confidence | None:
    """Return how sure a record is: as sure as the best of its sources, or None without any."""
    ranks = []
    for citation in citations:
        work = dataset.item(SOURCES.key(citation.source)).record
        if isinstance(work, Source):
            ranks.append(RANKS.index(citation.confidence or work.confidence))
    return RANKS[min(ranks)] if ranks else None
