"""Entries in, one frozen Dataset out, or every problem there is."""

from portal.dataset.dataset import Dataset
from portal.dataset.explain import explain
from portal.dataset.item import Item
from portal.dataset.load import load, load_kept

__all__ = ["Dataset", "Item", "explain", "load", "load_kept"]
