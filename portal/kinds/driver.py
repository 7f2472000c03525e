"""Drivers of satisfaction: what decides how people rate a service."""

from portal.record import Kind, Record
from portal.text import Text


class Driver(Record):
    """One of the things that decide how people rate a service."""

    title: Text
    """Its name."""

    variants: Text | None = None
    """Other words that readers use for it, separated by commas."""

    definition: Text
    """What it means to the person served."""

    editions: Text
    """How the studies name it, from one edition to the next."""

    advice: Text
    """What to do about it, in our own words."""

    @property
    def abstract(self) -> Text:
        """What it means."""
        return self.definition


DRIVERS = Kind(
    "drivers",
    Driver,
    title=Text(en="Drivers of satisfaction", fr="Facteurs de satisfaction"),
    one=Text(en="Driver of satisfaction", fr="Facteur de satisfaction"),
    section=Text(en="drivers", fr="facteurs"),
    pages=True,
    charted=True,
)
