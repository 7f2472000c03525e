"""Data files in, entries out: values that remember where they stand."""

from portal.source.entry import Entry
from portal.source.folder import Contents, data_files, read_files
from portal.source.yaml_file import read_yaml

__all__ = ["Contents", "Entry", "data_files", "read_files", "read_yaml"]
