"""Macros that show where things are."""

from portal.analysis.facets import BY_NAME, FacetValue
from portal.kinds.innovation import INNOVATIONS
from portal.pages.renderer import Renderer


def map_of_places(renderer: Renderer) -> str:
    """Show the places that have innovations on a map and as a list, each leading to its innovations, once:
    `{{ map_of_places() }}`.

    Montrer les lieux qui ont des innovations sur une carte et dans une liste, chacun menant à ses innovations, une
    seule fois : `{{ map_of_places() }}`.
    """
    facet = BY_NAME["place"]
    found = (FacetValue(facet, value) for value in renderer.narrowing.values(INNOVATIONS, facet))
    addresses = {one.value: renderer.addresses.of_list(INNOVATIONS, renderer.language, 0, one) for one in found}
    return renderer.component("map", links={id: f"{renderer.way}{address}" for id, address in addresses.items()})
