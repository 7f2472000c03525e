"""All macros, in the order of the contributor guide, and the guide itself."""

from collections.abc import Callable
from functools import partial, update_wrapper
from inspect import getdoc

from macros.charts import chart, table, trend
from macros.kept import comparer, shortlist
from macros.lists import card, count, link, listing, words
from macros.parity import parity
from macros.parts import callout, compare, empty, finder, fit_finder, part, search_box
from macros.places import map_of_places
from macros.statements import cite, figure, term
from macros.style import downloads, icons, tokens
from portal.pages.renderer import Renderer
from portal.prose.calls import Macros
from portal.text import LANGUAGES
from portal.text.markdown import to_inline_html


def macro_reference(renderer: Renderer) -> str:
    """List all macros with an example of each, as here:
    `{{ macro_reference() }}`.

    Énumérer toutes les macros, chacune avec un exemple, comme ici :
    `{{ macro_reference() }}`.
    """
    place = LANGUAGES.index(renderer.language)
    # Source code has no no-break spaces; French readers expect one before a colon.
    docs = {macro.__name__: (getdoc(macro) or "").split("\n\n")[place].replace(" :", "\u00a0:") for macro in MACROS}
    rows = "".join(f"<li><strong>{name}</strong>: {to_inline_html(doc)}</li>" for name, doc in docs.items())
    return f"<ul>{rows}</ul>"


MACROS = (
    figure,
    chart,
    trend,
    table,
    cite,
    term,
    link,
    card,
    compare,
    part,
    callout,
    empty,
    count,
    listing,
    map_of_places,
    words,
    search_box,
    finder,
    fit_finder,
    comparer,
    shortlist,
    parity,
    downloads,
    icons,
    tokens,
    macro_reference,
)


def bind(renderer: Renderer) -> Macros:
    """Return the macros by name, each holding a renderer."""
    return {macro.__name__: _holding(renderer, macro) for macro in MACROS}


def _holding(renderer: Renderer, macro: Callable[..., str]) -> Callable[..., str]:
    """Return a macro as an author calls it: its signature has no renderer any more."""
    bound = update_wrapper(partial(macro, renderer), macro)
    del bound.__wrapped__
    return bound
