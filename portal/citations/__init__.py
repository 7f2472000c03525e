"""A work into citations: a line of text, BibTeX, RIS and CSL-JSON, in the language of its page."""

from portal.citations.bibtex import bibtex
from portal.citations.item import csl, csl_json
from portal.citations.plain import STYLES, plain
from portal.citations.ris import ris
from portal.citations.work import Sort, Work

__all__ = ["STYLES", "Sort", "Work", "bibtex", "csl", "csl_json", "plain", "ris"]
