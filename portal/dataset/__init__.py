"""Entries in, one frozen Dataset out, or every problem there is."""

from portal.dataset.dataset import Dataset
from portal.dataset.load import load, load_current
from portal.dataset.reading import Item

__all__ = ["Dataset", "Item", "load", "load_current"]
