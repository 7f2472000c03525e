"""What code asks of the vocabulary by name is told where it is missing, before anything is drawn."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from portal.analysis.facets import FACETS
from portal.building.wanted import WANTED, missing_parts, missing_words
from portal.dataset import Dataset, load
from portal.kinds import KINDS
from portal.kinds.event import EVENTS
from tests.project import PROJECT

ASKED = re.compile(r"""vocabulary(?:\[|\.get\()["']([a-z-]+)["']""")
LISTS = sorted(
    {one.list for one in WANTED} | {facet.of for facet in FACETS if facet.of} - {kind.name for kind in KINDS}
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the real data to spoil."""
    return Path(shutil.copytree(PROJECT / "data", tmp_path / "data"))


def without(data: Path, start: str, end: str) -> Dataset:
    """Return the data with a piece of the vocabulary renamed."""
    path = data / "vocabulary.yml"
    text = path.read_text(encoding="utf-8")
    assert start in text
    path.write_text(text.replace(start, end, 1), encoding="utf-8")
    return load(data)


def test_the_real_vocabulary_lacks_nothing(dataset: Dataset) -> None:
    assert list(missing_words(dataset)) == []


def test_a_list_that_code_asks_for_is_missed(data: Path) -> None:
    dataset = without(data, "- id: population-bands", "- id: bands")
    assert [str(problem).removeprefix(f"{data}/") for problem in missing_words(dataset)] == [
        "vocabulary.yml:1: no list is called 'population-bands', and the facet 'population' asks for it; "
        "add it with its words"
    ]


def test_a_word_that_code_asks_for_is_missed_at_its_list(data: Path) -> None:
    dataset = without(data, "- id: level-0", "- id: level-none")
    [problem] = missing_words(dataset)
    lines = (data / "vocabulary.yml").read_text(encoding="utf-8").splitlines()
    assert lines[problem.line - 1] == "  words:"
    assert problem.line > lines.index("- id: evidence-levels")
    assert problem.message == (
        "'level-0' is missing from the list 'evidence-levels', and the level of evidence asks for it; add it"
    )


def test_every_list_that_code_or_a_template_names_is_declared() -> None:
    files = [path for folder in ("portal", "macros", "overrides") for path in (PROJECT / folder).rglob("*.*")]
    texts = (path.read_text(encoding="utf-8") for path in files if path.suffix in (".py", ".html"))
    assert {name for text in texts for name in ASKED.findall(text)} <= set(LISTS)


def test_a_facet_or_template_that_a_kind_needs_and_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert list(missing_parts(KINDS, PROJECT / "overrides")) == []
    kind = replace(EVENTS, name="tools", facets=("themes",))
    assert [str(problem).replace(f"{tmp_path}/", "") for problem in missing_parts([kind], tmp_path)] == [
        "portal.toml:1: facets: the kind 'tools' has no facet 'themes'; did you mean 'theme'?",
        "records/tools.html:1: there is none, and tools have pages; write one that extends records/base.html",
    ]
