"""Macros that show where things are."""

from portal.kinds.innovation import INNOVATIONS
from portal.kinds.place import PLACES
from portal.outputs.addresses import HERE
from portal.outputs.render import Renderer


def map_of_places(renderer: Renderer) -> str:
    """Show the places that have innovations on a map and as a list, each leading to its province, once:
    `{{ map_of_places() }}`.

    Montrer les lieux qui ont des innovations sur une carte et dans une liste, chacun menant à sa province, une seule
    fois : `{{ map_of_places() }}`.
    """
    language, addresses = renderer.language, renderer.addresses
    links = {
        place.id: HERE + addresses.of_group(INNOVATIONS, place.jurisdiction, language)
        for place in renderer.dataset[PLACES]
    }
    return renderer.component("map", links=links)
