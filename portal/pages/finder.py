"""The kinds of record that have a list, for readers who look through one instead of searching."""

from portal.dataset import Dataset
from portal.record import Kind, Record


def kinds_to_browse(dataset: Dataset) -> tuple[tuple[Kind[Record], int], ...]:
    """Return the kinds that have a list of their own, each with the number of its records."""
    return tuple((kind, dataset.number(kind.name)) for kind in dataset.kinds if kind.section)


def kinds_with_pages(dataset: Dataset) -> tuple[Kind[Record], ...]:
    """Return the kinds whose records have pages of their own, and so can be kept and compared."""
    return tuple(kind for kind in dataset.kinds if kind.section and kind.pages)
