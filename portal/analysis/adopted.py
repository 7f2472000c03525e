"""The adoptions that a chart chooses, into rows: an innovation, and who took it up."""

from collections.abc import Sequence
from typing import NamedTuple

from portal.dataset import Dataset
from portal.kinds.adoption import ADOPTIONS, Adoption
from portal.kinds.chart import Chart
from portal.kinds.innovation import INNOVATIONS, Innovation
from portal.language.voice import Voice
from portal.record import Key, by_year

SORTS = "adoption-sorts"


class Row(NamedTuple):
    """An innovation, and who took it up."""

    innovation: Innovation
    adoptions: Sequence[Adoption]

    @property
    def years(self) -> list[int]:
        """The years that are known: of its start, and of the adoptions."""
        return [year for year in (self.innovation.year, *(adoption.year for adoption in self.adoptions)) if year]


def rows_of(chart: Chart, dataset: Dataset) -> list[Row]:
    """Return the innovations that were taken up, the earliest first, each with its adoptions by year."""
    taken_up: dict[str, list[Adoption]] = {}
    for adoption in sorted(dataset[ADOPTIONS], key=by_year):
        taken_up.setdefault(adoption.innovation, []).append(adoption)
    # Of all innovations, only these few are read.
    ids = [id for id in taken_up if not chart.innovations or id in chart.innovations]
    found = (dataset.item(Key(INNOVATIONS.name, id)).record for id in ids)
    chosen = [one for one in found if isinstance(one, Innovation)]
    return [Row(one, taken_up[one.id]) for one in sorted(chosen, key=by_year)]


def how(adoption: Adoption, voice: Voice) -> str:
    """Return the sort of an adoption, in words."""
    return voice.word(adoption.how, SORTS).striptags()
