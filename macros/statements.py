"""Macros that state something: a figure of a study, a source, a term."""

from portal.kinds.source import SOURCES
from portal.kinds.study import FINDINGS, Finding
from portal.kinds.term import TERMS
from portal.pages.renderer import Renderer


def figure(renderer: Renderer, finding: str) -> str:
    """Show the figure of a finding with its wording, sample, year, confidence and source:
    `{{ figure("cf1998-rep-municipal") }}`.

    Montrer le chiffre d'un constat avec sa formulation, son échantillon, son année, sa confiance et sa source :
    `{{ figure("cf1998-rep-municipal") }}`.
    """
    item = renderer.dataset.item(FINDINGS.key(finding))
    record = item.record
    if isinstance(record, Finding) and record.value is None and record.value_label is None:
        raise ValueError(f"finding '{finding}' states no figure; link to it or take one that does")
    return renderer.component("figure", item=item, finding=record)


def cite(renderer: Renderer, source: str, locator: str = "") -> str:
    """Name a work of the bibliography and link to it; where in it is optional:
    `{{ cite("history-of-iccs", "p. 2") }}`.

    Nommer un ouvrage de la bibliographie et y renvoyer; l'endroit précis est facultatif :
    `{{ cite("history-of-iccs", "p. 2") }}`.
    """
    item = renderer.dataset.item(SOURCES.key(source))
    return renderer.component("citation", item=item, locator=locator)


def term(renderer: Renderer, id: str, text: str = "") -> str:
    """Link a word to the glossary, with its meaning; `text` replaces the word:
    `{{ term("service-standard") }}`.

    Relier un mot au glossaire, avec sa définition; `text` remplace le mot :
    `{{ term("service-standard") }}`.
    """
    item = renderer.dataset.item(TERMS.key(id))
    return renderer.component("term", item=item, text=text)
