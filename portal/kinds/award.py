"""Awards and those who received them."""

from typing import Annotated

from portal.record import Kind, Record, Reference, Subject, Word
from portal.text import Line, Many, Name, PartialDate, Slug, Text, Year


class Award(Record):
    """A prize that is given more than once."""

    title: Name
    """Its name."""

    relation: Annotated[Slug, Word("award-relations")]
    """What it has to do with the institute."""

    awarded_by: Name
    """Who gives it."""

    about: Text | None = None
    """What it is for, in a sentence or two."""

    first_awarded: PartialDate | None = None
    """When it was first given."""

    frequency: Text | None = None
    """How often it is given."""

    named_after: Annotated[Line, Subject("people")] | None = None
    """The person whose name it bears."""

    named_after_note: Text | None = None
    """Why that person."""

    criteria: tuple[Text, ...] = ()
    """What the judges look for."""

    eligibility: Text | None = None
    """Who may be nominated."""

    roles: tuple[Text, ...] = ()
    """Roles that the rules name."""

    advice: tuple[Text, ...] = ()
    """What makes a strong nomination."""

    documents: tuple[Text, ...] = ()
    """What a nomination consists of."""

    selection: Text | None = None
    """Who decides."""

    timetable: Text | None = None
    """When, in the last round known."""

    rules: tuple[Text, ...] = ()
    """What else applies."""

    unknown_years: Many[Year] = ()
    """Years whose recipient no source named."""

    unknown_years_note: Text | None = None
    """Why they are not known."""

    @property
    def abstract(self) -> Text | None:
        """What it is for."""
        return self.about


class Recipient(Record):
    """One time an award was given."""

    award: Annotated[Slug, Reference("awards")]
    """The award."""

    year: Year | None = None
    """The year; left out where no source says."""

    category: Text | None = None
    """The class or medal."""

    name: Name
    """Who or what received it."""

    people: Many[Annotated[Line, Subject("people")]] = ()
    """The recipients, where they are people who stand elsewhere in the portal too."""

    role: Text | None = None
    """Their role then, or the project."""

    organisation: Text | None = None
    """Their organisation then."""

    jurisdiction: Annotated[Slug, Word("jurisdictions")] | None = None
    """The jurisdiction they come from."""

    citation: Text | None = None
    """What they received it for."""

    note: Text | None = None
    """Doubts."""

    @property
    def label(self) -> Text:
        """Who received it."""
        return self.name


AWARDS = Kind(
    "awards",
    Award,
    title=Text(en="Awards", fr="Prix"),
    one=Text(en="Award", fr="Prix"),
    section=Text(en="awards", fr="prix"),
    pages=True,
    group=("relation",),
)
RECIPIENTS = Kind(
    "recipients",
    Recipient,
    title=Text(en="Recipients", fr="Lauréats"),
    one=Text(en="Recipient", fr="Lauréat"),
    parent="award",
    boost=0.8,
)
