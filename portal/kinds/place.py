"""Places and organisations: the municipalities and bodies that records speak of."""

from typing import Annotated, Self

from pydantic import model_validator

from portal.record import Kind, Record, Word
from portal.text import Count, Name, Number, Slug, Text


class Place(Record):
    """A municipality, a region, or a group of them."""

    title: Name
    """Its name."""

    jurisdiction: Annotated[Slug, Word("jurisdictions")]
    """Its province or territory."""

    population: Count | None = None
    """Its people at the Census of 2021; left out where the figure was not verified."""

    latitude: Number | None = None
    """Degrees north of the equator (WGS 84)."""

    longitude: Number | None = None
    """Degrees east of Greenwich (WGS 84): negative in Canada."""

    @model_validator(mode="after")
    def _on_the_globe(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude: and longitude belong together; give both or neither")
        if self.latitude is not None and not -90 <= self.latitude <= 90:
            raise ValueError(f"latitude: is {self.latitude}; write -90 to 90")
        if self.longitude is not None and not -180 <= self.longitude <= 180:
            raise ValueError(f"longitude: is {self.longitude}; write -180 to 180")
        return self


class Organisation(Record):
    """A body that takes part in something."""

    title: Name
    """Its name; its official name in each language where it has two."""


PLACES = Kind(
    "places",
    Place,
    title=Text(en="Places", fr="Lieux"),
    one=Text(en="Place", fr="Lieu"),
)
ORGANISATIONS = Kind(
    "organisations",
    Organisation,
    title=Text(en="Organisations", fr="Organismes"),
    one=Text(en="Organisation", fr="Organisme"),
)
