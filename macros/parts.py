"""Macros that show pieces of a page: what any author may put into one, and what every record's page has."""

from markupsafe import Markup

from portal.analysis.fit import RULES
from portal.pages.finder import kinds_to_browse
from portal.pages.fit_finder import choices
from portal.pages.parts import comparison
from portal.pages.parts import part as part_of
from portal.pages.renderer import Renderer
from portal.record import Key
from portal.suggest import did_you_mean
from portal.text.markdown import forbidden_links, to_html

SORTS = ("limits", "conflict", "unverified", "own-wording", "archived", "language")


def callout(renderer: Renderer, sort: str, title: str, text: str) -> str:
    """Set apart what a reader must know first; `sort` is limits, conflict, unverified, own-wording, archived or
    language: `{{ callout("limits", "A title", "A sentence.") }}`.

    Mettre en évidence ce qu'il faut savoir d'abord; `sort` prend la valeur limits, conflict, unverified, own-wording,
    archived ou language : `{{ callout("limits", "A title", "A sentence.") }}`.
    """
    if sort not in SORTS:
        raise ValueError(f"no sort of callout is called '{sort}'; {did_you_mean(sort, SORTS)}")
    if wrong := forbidden_links(text):
        raise ValueError(f"links to {wrong[0]!r}; in a callout a link is http, https or mailto")
    return renderer.component("callout", sort=sort, title=title, caller=lambda: Markup(to_html(text)))  # noqa: S704


def part(renderer: Renderer, name: str, kind: str, id: str) -> str:
    """Show one part of a record's page: facts, keep, breadcrumb, contents, steps, sources, freshness, cite, related
    or neighbours:
    `{{ part("facts", "innovations", "toronto-311") }}`.

    Montrer une partie de la page d'une fiche : facts, keep, breadcrumb, contents, steps, sources, freshness, cite,
    related ou neighbours : `{{ part("facts", "innovations", "toronto-311") }}`.
    """
    return part_of(renderer, renderer.views.of(Key(kind, id)), name)


def compare(renderer: Renderer, kind: str, *ids: str) -> str:
    """Set two to four records side by side and mark what differs:
    `{{ compare("studies", "citizens-first-1998", "kiwis-count") }}`.

    Présenter de deux à quatre fiches côte à côte et marquer ce qui diffère :
    `{{ compare("studies", "citizens-first-1998", "kiwis-count") }}`.
    """
    if not 2 <= len(ids) <= 4:
        raise ValueError(f"{len(ids)} records are named; name two to four")
    return comparison(renderer, [renderer.views.of(Key(kind, id)) for id in ids])


def search_box(renderer: Renderer) -> str:
    """Offer the search:
    `{{ search_box() }}`.

    Afficher le champ de recherche :
    `{{ search_box() }}`.
    """
    return renderer.component("search_box", id="query", label=renderer.voice.filled("search_label"))


def finder(renderer: Renderer) -> str:
    """Offer the search with what it finds and the lists of all records, once, on the page that finds:
    `{{ finder() }}`.

    Afficher le champ de recherche, les résultats et les listes de toutes les fiches, une seule fois, dans la page de
    recherche :
    `{{ finder() }}`.
    """
    return renderer.component("finder", kinds=kinds_to_browse(renderer.dataset))


def fit_finder(renderer: Renderer) -> str:
    """Ask about a place and rank all innovations by how well they fit it, once, on a page of its own:
    `{{ fit_finder() }}`.

    Poser des questions sur un lieu et classer toutes les innovations selon ce qui lui convient, une seule fois, dans
    une page à part :
    `{{ fit_finder() }}`.
    """
    stages = {id: renderer.voice.plain(word.title) for id, word in renderer.dataset.vocabulary["stages"].items()}
    offered = choices(renderer.dataset, renderer.voice)
    return renderer.component("fit_finder", choices=offered, rules=RULES, stages=stages)


def empty(renderer: Renderer, text: str) -> str:
    """Say that there is nothing to show, and why:
    `{{ empty("No source states a cost.") }}`.

    Signaler qu'il n'y a rien à montrer et dire pourquoi :
    `{{ empty("No source states a cost.") }}`.
    """
    return renderer.component("empty", text=text)
