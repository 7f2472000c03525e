"""A work into citations: a line of text, BibTeX, RIS and CSL-JSON, in the language of its page."""

from portal.outputs.citations.bibtex import bibtex
from portal.outputs.citations.item import csl, csl_json
from portal.outputs.citations.plain import STYLES, plain
from portal.outputs.citations.ris import ris
from portal.outputs.citations.work import Sort, Work

__all__ = ["STYLES", "Sort", "Work", "bibtex", "csl", "csl_json", "plain", "ris"]
