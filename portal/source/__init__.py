"""Data files in, entries out: values that remember where they stand."""

from portal.source.entry import Entry
from portal.source.file import read_text
from portal.source.folder import LOCATORS, Contents, data_files, files_below, read_file
from portal.source.yaml_file import read_mapping, read_yaml, yaml_lines, yaml_mapping

__all__ = [
    "LOCATORS",
    "Contents",
    "Entry",
    "data_files",
    "files_below",
    "read_file",
    "read_mapping",
    "read_text",
    "read_yaml",
    "yaml_lines",
    "yaml_mapping",
]
