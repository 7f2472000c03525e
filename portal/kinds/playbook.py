"""Playbooks: how to do something, step by step."""

from typing import Annotated

from portal.record import Citation, Kind, Part, Record, Reference
from portal.text import Flag, Many, Slug, Text


class Evidence(Part):
    """Something known that speaks for the playbook."""

    statement: Text
    """What is known."""

    sources: Many[Citation]
    """Where a reader can check it."""


class Step(Part):
    """One step."""

    name: Text
    """Its name."""

    documented: Flag
    """Whether a source names the step; else name and content are our own wording."""

    purpose: Text
    """What it is for."""

    drivers: Many[Annotated[Slug, Reference("drivers")]] = ()
    """The drivers of satisfaction it works on, by our own reading."""

    actions: tuple[Text, ...]
    """What to do."""

    worksheet: Text
    """The sheet to fill in."""

    measures: tuple[Text, ...] = ()
    """What to count."""


class Playbook(Record):
    """A way of doing something, in steps."""

    title: Text
    """What it helps to do."""

    audience: Text
    """Whom it is for."""

    status: Text
    """What of it is documented and what is our own wording."""

    evidence: tuple[Evidence, ...] = ()
    """What speaks for it."""

    steps: tuple[Step, ...]
    """The steps, in order."""

    @property
    def abstract(self) -> Text:
        """Whom it is for."""
        return self.audience


PLAYBOOKS = Kind(
    "playbooks",
    Playbook,
    title=Text(en="Playbooks", fr="Guides pratiques"),
    one=Text(en="Playbook", fr="Guide pratique"),
    section=Text(en="playbooks", fr="guides"),
    pages=True,
)
