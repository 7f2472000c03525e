"""The records of a kind that have one value of a facet, into the pages of a list that needs no script."""

from collections.abc import Iterator

from portal.analysis.facets import BY_NAME, FacetValue
from portal.analysis.order import list_length
from portal.outputs.output import File
from portal.pages.site import Site
from portal.text import LANGUAGES, Language


def files(site: Site) -> Iterator[File]:
    """Yield the pages of each value of each facet of each kind, in each language."""
    narrowing = site.renderers[LANGUAGES[0]].narrowing
    for kind in (kind for kind in site.dataset.kinds if kind.section):
        for facet in narrowing.facets(kind):
            for chosen in (FacetValue(facet, value) for value in narrowing.values(kind, facet)):
                for number in range(list_length(narrowing.number(kind, chosen))):
                    for language in LANGUAGES:
                        address = site.renderers[language].addresses.of_list(kind, language, number, chosen)
                        arguments = (language, kind.name, facet.name, chosen.value, str(number))
                        yield File(f"{language}/{address}index.html", arguments)


def draw(site: Site, language: Language, kind: str, facet: str, value: str, number: str) -> bytes:
    """Return one page of the records that have a value."""
    return site.pages[language].narrowed(kind, FacetValue(BY_NAME[facet], value), int(number))
