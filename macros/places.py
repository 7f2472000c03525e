"""Macros that show where things are."""

from portal.kinds.innovation import INNOVATIONS
from portal.outputs.addresses import HERE
from portal.outputs.render import Renderer


def map_of_places(renderer: Renderer) -> str:
    """Show the places that have innovations on a map and as a list, each leading to its innovations, once:
    `{{ map_of_places() }}`.

    Montrer les lieux qui ont des innovations sur une carte et dans une liste, chacun menant à ses innovations, une
    seule fois : `{{ map_of_places() }}`.
    """
    language, of_list = renderer.language, renderer.addresses.of_list
    found = (one for one in renderer.narrowed(INNOVATIONS) if one.facet.name == "place")
    return renderer.component("map", links={one.value: HERE + of_list(INNOVATIONS, language, 0, one) for one in found})
