"""What adding a thing of each sort takes: as many files as CONTRIBUTING says, and the site has it."""

import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from tests.project import PROJECT, portal
from tests.small import make_project

pytestmark = pytest.mark.whole

OUTPUT = '''"""What programs that crawl are told."""

from collections.abc import Iterator

from portal.outputs.output import File
from portal.pages.site import Site


def files(_site: Site) -> Iterator[File]:
    """Yield the one file."""
    yield File("robots.txt")


def draw(site: Site) -> bytes:
    """Return it."""
    return f"User-agent: *\\\\nSitemap: {site.settings.url}sitemap.xml\\\\n".encode()
'''
MACRO = '''

def shouted(renderer: Renderer, id: str) -> str:
    """Shout the name of a term: `{{ shouted("citizens-first") }}`.

    Crier le nom d'un terme : `{{ shouted("citizens-first") }}`.
    """
    return renderer.voice.plain(renderer.dataset.item(TERMS.key(id)).label).upper()
'''
FORM = '''"""Values into columns."""

from portal.graphics.forms.bars import bars as columns

__all__ = ["columns"]
'''
CHART = """- id: quality-in-columns
  form: columns
  title: {en: Quality in columns, fr: La qualité en colonnes}
  measures: [overall-service-quality-score-0-100]
"""


class Additions:
    """A copy of the small project and the library, and the files that are written for each thing that is added."""

    def __init__(self, folder: Path) -> None:
        self.folder = make_project(folder)
        shutil.copytree(PROJECT / "portal", folder / "portal", ignore=shutil.ignore_patterns("__pycache__"))
        self.touched: dict[str, set[str]] = defaultdict(set)

    def write(self, what: str, path: str, text: str) -> None:
        """Write a file of its own, or more of one that there is."""
        self.touched[what].add(path)
        with (self.folder / path).open("a", encoding="utf-8") as file:
            file.write(text)

    def insert(self, what: str, path: str, before: str, text: str) -> None:
        """Write something into a file, before a text that stands there."""
        self.touched[what].add(path)
        found = (self.folder / path).read_text(encoding="utf-8")
        assert before in found, (path, before)
        (self.folder / path).write_text(found.replace(before, text + before, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Additions:
    """Return the small project with an output, a macro, a facet and a form of chart more, built."""
    more = Additions(tmp_path_factory.mktemp("added"))
    more.write("an output", "portal/outputs/robots.py", OUTPUT.replace("\\\\n", "\\n"))
    more.insert("an output", "portal/outputs/__init__.py", "root, values\n", "robots, ")
    more.insert("an output", "portal/outputs/__init__.py", "root)\n", "robots, ")
    more.write("a macro", "macros/statements.py", MACRO)
    more.insert("a macro", "macros/families.py", "    tokens,\n", "    shouted,\n")
    more.insert("a macro", "macros/families.py", "\n\nMACROS = (", "\nfrom macros.statements import shouted\n")
    for language in ("en", "fr"):
        more.write("a page", f"docs/{language}/shout.md", '---\ntitle: Loud\n---\n{{ shouted("citizens-first") }}\n')
    facet = '    Facet("system", Text(en="system", fr="systeme"), "systems", _mentioned("systems")),\n'
    more.insert("a facet", "portal/analysis/facets.py", '    Facet("stage"', facet)
    more.insert("a facet", "portal/kinds/innovation.py", '"evidence", "year"),', '"system", ')
    more.insert("a facet", "overrides/words/en.yml", "facet_theme:", "facet_system: System\n")
    more.insert("a facet", "overrides/words/fr.yml", "facet_theme:", "facet_system: Système\n")
    more.write("a form of chart", "portal/graphics/forms/columns.py", FORM)
    more.insert("a form of chart", "portal/kinds/chart.py", '"participants", "drivers", "studies"', '"columns", ')
    more.insert("a form of chart", "portal/kinds/chart.py", '"dots")\n', '"columns", ')
    more.insert("a form of chart", "portal/graphics/charts.py", '"dots": dots}', '"columns": columns, ')
    more.insert(
        "a form of chart",
        "portal/graphics/charts.py",
        "from portal.graphics.forms.dots",
        "from portal.graphics.forms.columns import columns\n",
    )
    more.write("a chart", "data/charts.yml", CHART)
    run = portal(more.folder, "build")
    assert run.returncode == 0, run.stderr
    return more


@pytest.mark.parametrize(
    ("what", "path", "shown"),
    [
        ("an output", "robots.txt", "Sitemap: http://localhost:8000/sitemap.xml"),
        ("a macro", "en/shout/index.html", "CITIZENS FIRST"),
        ("a facet", "fr/innovations/index.html", "/systeme/"),
        ("a form of chart", "en/charts/quality-in-columns/index.html", "Quality in columns"),
    ],
)
def test_what_is_added_is_on_the_site_and_takes_the_files_that_are_promised(
    added: Additions, what: str, path: str, shown: str
) -> None:
    assert shown in (added.folder / "site" / path).read_text(encoding="utf-8")
    said = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    [promised] = re.findall(rf"^\| {re.escape(what)}\b[^|]*\| (\d+) \|", said, re.MULTILINE)
    assert len(added.touched[what]) == int(promised)
