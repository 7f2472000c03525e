"""What a drawn chart is made of: its specification, and all that is said beside the picture."""

from collections.abc import Callable
from hashlib import blake2b
from typing import Any, NamedTuple, TypeAlias

from portal.record import CitedWork, Key

Cell: TypeAlias = str | Key
"""What stands in a cell of a table: a text, or a record to link to."""

NONE = "–"
"""Stands in a cell where nothing is known."""

Spec: TypeAlias = dict[str, Any]
"""A Vega-Lite specification."""


class Series(NamedTuple):
    """A line or sort of mark, for the legend: told apart by shape and colour."""

    label: str
    place: int
    """Its place among all, from 0: decides shape and colour."""

    letter: str = ""
    """What the picture calls it, where it has no room for the label."""


class Table(NamedTuple):
    """The values of a chart, for those who read and those who compute."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()
    """The columns that hold numbers, from 0."""


class Plot(NamedTuple):
    """One chart in one language."""

    name: str
    form: str
    title: str
    """What it shows, as a statement."""

    subtitle: str
    """What is drawn: unit, base, n."""

    told: str
    """The picture in words."""

    notes: tuple[str, ...]
    """What must be known before relying on it: breaks, doubts, disagreements."""

    legend: tuple[Series, ...]
    """The lines or marks that the picture names by letter or not at all."""

    table: Table
    records: tuple[dict[str, Any], ...]
    """The rows of its CSV: everything that is known of each value, under names that do not change."""

    sources: tuple[CitedWork, ...]
    conflicts: tuple[Key, ...]
    """Disagreements between sources that concern a value of it."""

    spec: Callable[[], Spec]
    """Makes its specification from what stands above: asked for only where the picture is not kept from before."""

    @property
    def key(self) -> str:
        """Changes when anything that is drawn or said does."""
        return blake2b(repr(self[:-1]).encode(), digest_size=16).hexdigest()
