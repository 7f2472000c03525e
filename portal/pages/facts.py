"""A record into its facts at a glance, each a label, a value and a note: as `overrides/facts/<kinds>.html` says."""

from typing import NamedTuple

from markupsafe import Markup, escape

from portal.pages.drawer import Drawer
from portal.pages.views import View

DEFAULT = "facts/default.html"


class Fact(NamedTuple):
    """One fact, in a language, as HTML."""

    label: Markup
    value: Markup
    note: Markup


def facts_of(drawer: Drawer, view: View) -> tuple[Fact, ...]:
    """Return the facts of a record, in order; those without value and note are left out."""
    found: list[Fact] = []

    def fact(label: object, value: object, note: object = "") -> str:
        if value or note:
            found.append(Fact(escape(label), escape(value), escape(note or "")))
        return ""

    drawer.draw(f"facts/{view.kind.name}.html", DEFAULT, view=view, record=view.record, kind=view.kind, fact=fact)
    return tuple(found)
