"""The lists of records, as a reader walks them."""

import re

import pytest

from portal.analysis.facets import BY_NAME, FacetValue
from portal.dataset import Dataset
from portal.kinds import KINDS
from portal.kinds.innovation import INNOVATIONS
from portal.pages.listings import ListPage
from portal.pages.renderer import Renderer
from portal.record import Kind, Record
from portal.text import Language
from tests.project import renderer_of


@pytest.fixture(scope="module")
def renderer(dataset: Dataset) -> Renderer:
    return renderer_of(dataset)


def pager(html: str) -> str:
    """Return the links to the other pages of a list."""
    found = re.search(r'<nav class="portal-pager".*?</nav>', html, re.DOTALL)
    assert found
    return found[0]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.section], ids=lambda kind: kind.name)
def test_every_list_leads_to_its_other_pages(kind: Kind[Record], renderer: Renderer, dataset: Dataset) -> None:
    html = renderer.listings.page(ListPage(kind, 0), dataset.items(kind.name), pages=2)
    assert len(set(re.findall(r'href="([^"]+)"', pager(html)))) == 2


@pytest.mark.parametrize(
    ("page", "pages", "shown"),
    [
        (0, 1, ""),
        (0, 3, "1 2 3"),
        (0, 40, "1 2 3 4 … 40"),
        (3, 40, "1 2 3 4 5 6 7 … 40"),
        (5, 40, "1 … 3 4 5 6 7 8 9 … 40"),
        (35, 40, "1 … 33 34 35 36 37 38 39 40"),
        (39, 40, "1 … 37 38 39 40"),
    ],
)
def test_a_long_list_leads_to_its_first_and_last_page_and_three_on_either_side(
    page: int, pages: int, shown: str, renderer: Renderer, dataset: Dataset
) -> None:
    html = renderer.listings.page(ListPage(INNOVATIONS, page), dataset.items("innovations")[:1], pages)
    if pages == 1:
        assert "portal-pager" not in html
        return
    said = re.sub(r'<span class="portal-hidden">.*?</span>|<[^>]+>', " ", pager(html))
    assert " ".join(said.split()) == shown
    [here] = re.findall(r'<a[^>]* aria-current="page"><span[^>]*>Page </span>(\d+)<', pager(html))
    assert int(here) == page + 1


def counted(html: str) -> list[str]:
    """Return the numbers of records that a list tells beside what it can be narrowed by."""
    facets = "".join(re.findall(r'<details class="portal-facet".*?</details>', html, re.DOTALL))
    assert facets.count("<li>") > 50
    return re.findall(r'<span class="portal-note">([\d,]+)</span></li>', facets)


def test_only_the_first_page_of_a_list_tells_how_many_records_have_a_value(
    renderer: Renderer, dataset: Dataset
) -> None:
    items = dataset.items("innovations")
    first = renderer.listings.page(ListPage(INNOVATIONS, 0), items, pages=2)
    assert len(counted(first)) == first.count("data-value=")
    assert counted(renderer.listings.page(ListPage(INNOVATIONS, 1), items, pages=2)) == []


def test_the_page_of_a_value_tells_no_numbers_and_says_which_value_it_is(renderer: Renderer) -> None:
    chosen = FacetValue(BY_NAME["stage"], "scaled")
    html = renderer.listings.page(ListPage(INNOVATIONS, 0, chosen), renderer.narrowing.page(INNOVATIONS, chosen, 0), 1)
    assert counted(html) == []
    assert re.search(r'<a href="[^"]+" data-value="scaled" aria-current="page">', html)
    assert re.findall(r'<details class="portal-facet" data-facet="(\w+)" open>', html) == ["stage"]


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 1, "One record."),
        ("en", 2, "2 records."),
        ("en", 1250, "1,250 records."),
        ("fr", 1, "Une fiche."),
        ("fr", 2, "2 fiches."),
        ("fr", 1250, "1\u00a0250 fiches."),
    ],
)
def test_the_head_of_the_page_of_a_value_says_how_many_records_there_are(
    language: Language, number: int, said: str, dataset: Dataset
) -> None:
    drawing = renderer_of(dataset, language)
    with drawing.on("../"):
        html = drawing.component("narrowed", kind=INNOVATIONS, title="T", facet="F", number=number)
    assert re.findall(r"<h1>T</h1>\s*<p>([^<]+)</p>", html) == [said]
