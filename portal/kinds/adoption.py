"""Adoptions: who took up whose innovation, and what became of it there."""

from typing import Annotated

from portal.record import Kind, Record, Reference, Word, by_year
from portal.text import Slug, Text, Year


class Adoption(Record):
    """One body that took up, adapted or dropped the innovation of another."""

    innovation: Annotated[Slug, Reference("innovations")]
    """The innovation that was taken up."""

    adopter: Text
    """Who took it up: a municipality or another body."""

    adopted_as: Annotated[Slug, Reference("innovations")] | None = None
    """The adopter's own innovation, where it has a record of its own."""

    how: Annotated[Slug, Word("adoption-sorts")]
    """Whether it was adopted, adapted or dropped again."""

    year: Year | None = None
    """The year; left out where no source says."""

    statement: Text
    """What a source says of it, in a sentence."""

    @property
    def label(self) -> Text:
        """What happened."""
        return self.statement


ADOPTIONS = Kind(
    "adoptions",
    Adoption,
    title=Text(en="Adoptions", fr="Reprises"),
    one=Text(en="Adoption", fr="Reprise"),
    parent="innovation",
    order=by_year,
    boost=0.6,
)
