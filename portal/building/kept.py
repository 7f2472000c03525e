"""What is drawn to be kept, because many pages or files have it: which there is, and what draws it."""

from collections.abc import Iterator

from portal.analysis.facets import BY_NAME, FacetValue
from portal.building.search import draw_segment
from portal.dataset.trace import Question
from portal.pages.place import way_home
from portal.pages.site import Site
from portal.record import Kind, Record
from portal.search.synonyms import draw_groups
from portal.text import LANGUAGES, Language


def draw_kept(site: Site, question: Question) -> bytes:
    """Return something that is kept, drawn anew."""
    name, _, language = question[0].partition(" ")
    renderer = site.renderers[next((one for one in LANGUAGES if one == language), LANGUAGES[0])]
    match name:
        case "facts":
            return renderer.narrowing.draw_facts(*question[1:])
        case "groups":
            return draw_groups(site.dataset)
        case "about":
            return renderer.charts.draw_about()
        case "plots":
            return renderer.charts.draw_faults()
        case "related":
            return renderer.views.relations.draw(*question[1:])
        case "line":
            return renderer.listings.draw_line(*question[1:])
        case "facet":
            return renderer.listings.draw_facet(*question[1:])
    return draw_segment(site, question)


def facts(site: Site) -> Iterator[Question]:
    """Yield what answers about facets are computed from, and what the search says of a record's facets."""
    for kind in site.dataset.kinds:
        yield from (("facts", *item.key) for item in site.dataset.items(kind.name))


def shared(site: Site) -> Iterator[Question]:
    """Yield what stands on many pages of lists: each is drawn once, before the pages are."""
    for kind in site.dataset.kinds:
        if kind.section and kind.facets:
            homes = [(language, home) for language in LANGUAGES for home in _homes(site, kind, language)]
            for language, home in homes:
                facets = site.renderers[language].narrowing.facets(kind)
                yield from ((f"facet {language}", kind.name, facet.name, home) for facet in facets)
            for item in site.dataset.items(kind.name):
                yield from ((f"line {language}", *item.key, home) for language, home in homes)


def _homes(site: Site, kind: Kind[Record], language: Language) -> Iterator[str]:
    """Yield the ways home from the pages of a kind's list, and from those of the values that it is narrowed by."""
    for chosen in (None, FacetValue(BY_NAME[kind.facets[0]], "")):
        yield way_home(site.renderers[language].addresses.of_list(kind, language, 0, chosen))
