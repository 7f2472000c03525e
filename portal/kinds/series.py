"""Series of studies: what belongs together, edition after edition."""

from typing import Annotated

from portal.record import Kind, Record, Reference
from portal.text import Slug, Text


class Series(Record):
    """Studies of one sort, or editions of one study."""

    title: Text
    """Its name."""

    summary: Text
    """What it is."""

    publisher: Annotated[Slug, Reference("organisations")] | None = None
    """Who publishes its studies; left out where they have no publisher in common."""

    rhythm: Text | None = None
    """How often it comes out, where a source says."""

    public: Text
    """What of it anybody can read."""

    @property
    def abstract(self) -> Text:
        """What it is."""
        return self.summary


SERIES = Kind(
    "series",
    Series,
    title=Text(en="Series of studies", fr="Séries d'études"),
    one=Text(en="Series", fr="Série"),
    section=Text(en="series", fr="series"),
    pages=True,
    charted=True,
)
