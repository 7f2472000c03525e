"""Parts of records' pages, shown elsewhere."""

import re

import pytest

from portal.dataset import Dataset
from portal.pages.parts import PARTS, comparison, part
from portal.pages.renderer import Renderer
from portal.record import Key
from tests.project import renderer_of

TORONTO = Key("innovations", "toronto-311")


@pytest.fixture(scope="module")
def renderer(dataset: Dataset) -> Renderer:
    return renderer_of(dataset)


@pytest.mark.parametrize("name", sorted(set(PARTS) - {"steps"}))
def test_a_part_is_one_whole_element(renderer: Renderer, name: str) -> None:
    html = part(renderer, renderer.views.of(TORONTO), name)
    tag = re.match(r"<(\w+)", html)
    assert tag
    assert html.count(f"<{tag[1]} ") + html.count(f"<{tag[1]}>") == html.count(f"</{tag[1]}>")


def test_the_links_of_a_part_lead_to_the_page_it_comes_from(renderer: Renderer) -> None:
    html = part(renderer, renderer.views.of(TORONTO), "contents")
    assert 'href="./innovations/toronto-311/#problem"' in html
    assert 'href="#' not in html


def test_a_part_that_a_page_has_not_is_told(renderer: Renderer) -> None:
    with pytest.raises(LookupError, match="the page of 'toronto-311' has no steps"):
        part(renderer, renderer.views.of(TORONTO), "steps")
    with pytest.raises(LookupError, match="no part 'fact'; did you mean 'facts'"):
        part(renderer, renderer.views.of(TORONTO), "fact")


def test_a_comparison_shows_each_record_and_marks_what_differs(renderer: Renderer) -> None:
    studies = [Key("studies", "citizens-first-1998"), Key("studies", "citizens-first-3")]
    html = comparison(renderer, [renderer.views.of(key) for key in studies])
    rows = {label: row for row, label in re.findall(r'(<tr[^>]*><th scope="row">(.*?)</th>.*?</tr>)', html)}
    assert "portal-comparison__differs" in rows["Year"]
    assert "portal-comparison__differs" not in rows["Country"]
    assert ">1998<" in rows["Year"]
    assert html.count('<th scope="col">') == 2


def test_a_comparison_keeps_all_places_of_a_record(renderer: Renderer) -> None:
    keys = [Key("innovations", "g4-open-data-collaboration"), TORONTO]
    html = comparison(renderer, [renderer.views.of(key) for key in keys])
    assert all(place in html for place in ("Ottawa", "Edmonton", "Vancouver"))
