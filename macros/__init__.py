"""The door: what an author may call in a page of `docs/`."""

from typing import Any


def define_env(env: Any) -> None:
    """Give every page the macros: to the page builder each is a mark, which the portal fills with what the macro makes.

    So a record's text is never read as Markdown of a page, and the builder has nothing to do when records change.
    Some builders run this again for every page: nothing is kept here. The imports stand inside so that importing this
    package costs nothing.
    """
    from macros.families import MACROS
    from portal.prose.calls import mark_of

    for macro in MACROS:
        env.macro(mark_of(macro.__name__), macro.__name__)
