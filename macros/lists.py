"""Macros that lead to records: one, all of a kind, or how many there are."""

from portal.marks import Mark
from portal.pages.renderer import Renderer
from portal.record import Key
from portal.suggest import did_you_mean


def link(renderer: Renderer, kind: str, id: str, text: str = "") -> str:
    """Link to a record by its title; `text` replaces the title:
    `{{ link("studies", "citizens-first-1998") }}`.

    Renvoyer à une fiche par son titre; `text` remplace le titre :
    `{{ link("studies", "citizens-first-1998") }}`.
    """
    item = renderer.dataset.item(Key(kind, id))
    if renderer.links.to(item) is None:
        raise ValueError(f"{kind} have no place of their own; link to a record that has a page")
    return renderer.component("link", item=item, text=text)


def card(renderer: Renderer, kind: str, id: str) -> str:
    """Show one record as a card with its title, what it is about and its confidence:
    `{{ card("innovations", "toronto-311") }}`.

    Présenter une fiche sous forme de carte, avec son titre, son sujet et son degré de confiance :
    `{{ card("innovations", "toronto-311") }}`.
    """
    item = renderer.dataset.item(Key(kind, id))
    if renderer.links.to(item) is None:
        raise ValueError(f"{kind} have no place of their own; show a record that has a page")
    return renderer.component("card", item=item)


def count(renderer: Renderer, kind: str) -> str:
    """Give the number of records of a kind:
    `{{ count("innovations") }}`.

    Donner le nombre de fiches d'un type :
    `{{ count("innovations") }}`.
    """
    return renderer.component("count", value=renderer.dataset.number(renderer.dataset.kind(kind).name))


def listing(renderer: Renderer, kind: str) -> str:
    """List all records of a kind, once, on a page of its own, which goes on over several if they are many:
    `{{ listing("studies") }}`.

    Énumérer toutes les fiches d'un type, une seule fois, dans une page qui se poursuit sur plusieurs au besoin :
    `{{ listing("studies") }}`.
    """
    if renderer.dataset.kind(kind).section is None:
        raise ValueError(f"{kind} have no list of their own; list a kind that has one, as studies")
    return str(Mark("listing", (kind,)))


def words(renderer: Renderer, name: str) -> str:
    """Explain the words of a list of the vocabulary, each with what it covers:
    `{{ words("evidence-levels") }}`.

    Expliquer les mots d'une liste du vocabulaire, chacun avec ce qu'il recouvre :
    `{{ words("evidence-levels") }}`.
    """
    lists = renderer.dataset.vocabulary
    if name not in lists:
        raise LookupError(f"no list of the vocabulary is called '{name}'; {did_you_mean(name, lists)}")
    return renderer.component("words", words=tuple(lists[name].values()))
