"""The kinds of record that have a list, for readers who look through one instead of searching."""

from portal.dataset import Dataset
from portal.record import Kind, Record


def kinds_to_browse(dataset: Dataset) -> tuple[tuple[Kind[Record], int], ...]:
    """Return the kinds that have a list of their own, each with the number of its records."""
    return tuple((kind, len(dataset.items(kind.name))) for kind in dataset.kinds if kind.section)
