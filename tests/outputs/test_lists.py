"""The lists of records, as a reader walks them."""

import re

import pytest

from portal.dataset import Dataset
from portal.kinds import KINDS
from portal.outputs.listings import ListPage
from portal.outputs.render import Renderer
from portal.outputs.words import load_words
from portal.record import Kind, Record
from tests.project import PROJECT


@pytest.fixture(scope="module")
def renderer(dataset: Dataset) -> Renderer:
    return Renderer(dataset, "en", load_words(PROJECT / "overrides/words")["en"], templates=PROJECT / "overrides")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.section], ids=lambda kind: kind.name)
def test_every_list_leads_to_its_other_pages(kind: Kind[Record], renderer: Renderer, dataset: Dataset) -> None:
    html = renderer.listings.page(ListPage(kind, 0), dataset.items(kind.name), pages=2)
    pager = re.search(r'<nav class="portal-pager".*?</nav>', html, re.DOTALL)
    assert pager
    assert len(set(re.findall(r'href="([^"]+)"', pager[0]))) == 2
