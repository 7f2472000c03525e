"""The macro about the portal itself: the texts still missing."""

from portal.analysis.parity import counts
from portal.pages.renderer import Renderer


def parity(renderer: Renderer) -> str:
    """Count the texts of each kind of record, and those missing in each language:
    `{{ parity() }}`.

    Compter les textes de chaque type de fiche et ceux qui manquent dans chaque langue :
    `{{ parity() }}`.
    """
    return renderer.component("parity", counts=tuple(counts(renderer.dataset)))
