"""Macros of the two pages about records that a reader chooses: kept on the device, and side by side."""

from portal.pages.finder import kinds_with_pages
from portal.pages.renderer import Renderer


def comparer(renderer: Renderer) -> str:
    """Set up to four records side by side, those that the page's address names, once, on the page that compares:
    `{{ comparer() }}`.

    Mettre côte à côte jusqu'à quatre fiches, celles que nomme l'adresse de la page, une seule fois, dans la page qui
    compare :
    `{{ comparer() }}`.
    """
    return renderer.component("comparer", kinds=kinds_with_pages(renderer.dataset))


def shortlist(renderer: Renderer) -> str:
    """Show the records that the reader keeps on the device, or those that the page's address names, once, on a page of
    its own:
    `{{ shortlist() }}`.

    Montrer les fiches gardées sur l'appareil, ou celles que nomme l'adresse de la page, une seule fois, dans une page
    qui leur est réservée :
    `{{ shortlist() }}`.
    """
    return renderer.component("shortlist", kinds=kinds_with_pages(renderer.dataset))
