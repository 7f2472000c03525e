"""What every kind owes, and what a new one costs."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from portal.dataset import Dataset
from portal.dataset.mentions import trails
from portal.kinds import KINDS
from portal.record import Kind, Record, Reference, Word
from portal.text import LANGUAGES
from tests.project import PROJECT, portal
from tests.tools import MODEL

EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@EVERY_KIND
def test_a_kind_is_named_in_both_languages(kind: Kind[Record]) -> None:
    assert all(text.say(language).text for text in (kind.title, kind.one) for language in LANGUAGES)
    assert kind.title.missing == kind.one.missing == ()


@EVERY_KIND
def test_every_field_says_what_it_holds(kind: Kind[Record]) -> None:
    source = Path(PROJECT / f"{kind.model.__module__.replace('.', '/')}.py").read_text(encoding="utf-8")
    for name in set(kind.model.model_fields) - set(Record.model_fields):
        after = source.split(f"    {name}: ", 1)[1].split("\n", 1)[1]
        assert after.lstrip().startswith('"""'), f"{kind.name}.{name} has no words under it"


@EVERY_KIND
def test_a_kind_refers_only_to_kinds_and_lists_there_are(kind: Kind[Record], dataset: Dataset) -> None:
    marks = [mark for _, mark in trails(kind.model)]
    assert {mark.name for mark in marks if isinstance(mark, Reference)} <= {kind.name for kind in KINDS}
    assert {mark.name for mark in marks if isinstance(mark, Word)} <= set(dataset.vocabulary)


@EVERY_KIND
def test_a_kind_with_pages_has_a_template(kind: Kind[Record]) -> None:
    templates = Environment(loader=FileSystemLoader(PROJECT / "overrides"), autoescape=True).list_templates()
    assert (f"records/{kind.name}.html" in templates) == kind.pages


FIELD = '''    innovation: Annotated[Slug, Reference("innovations")]
    """The innovation it is used in."""
'''
TOOL = (
    MODEL.replace("from portal.record import Kind, Record\n", "from portal.record import Kind, Record, Reference\n")
    .replace("from portal.text import Text\n", "from portal.text import Slug, Text\n")
    .replace("\nfrom portal.record", "\nfrom typing import Annotated\n\nfrom portal.record", 1)
    .replace('    """Its name."""\n', f'    """Its name."""\n\n{FIELD}')
)
TOOL_DATA = """- id: hammer
  title: {en: Hammer & tongs, fr: Marteau et pinces}
  innovation: toronto-311
"""
TOOL_PAGE = (
    '{% extends "records/base.html" %}{% block body %}<p>{{ view.item.references[0]|named }}</p>{% endblock %}\n'
)


def test_a_new_kind_costs_a_model_a_data_file_a_template_and_its_name(project: Path) -> None:
    (project / "portal/kinds/tool.py").write_text(TOOL, encoding="utf-8")
    (project / "data/tools.yml").write_text(TOOL_DATA, encoding="utf-8")
    (project / "overrides/records/tools.html").write_text(TOOL_PAGE, encoding="utf-8")
    kinds = project / "portal/kinds/__init__.py"
    text = kinds.read_text(encoding="utf-8").replace("OUTLINES),", "OUTLINES, TOOLS),")
    text = text.replace("\nPACKS:", "from portal.kinds.tool import TOOLS\n\nPACKS:")
    kinds.write_text(text, encoding="utf-8")

    run = portal(project, "build")

    assert run.returncode == 0, run.stderr
    english = (project / "site/en/tools/hammer/index.html").read_text(encoding="utf-8")
    french = (project / "site/fr/outils/hammer/index.html").read_text(encoding="utf-8")
    assert "<h1>Hammer &amp; tongs</h1>" in english
    assert 'href="../../innovations/toronto-311/"' in english
    assert 'href="../../../fr/outils/hammer/" lang="fr"' in english
    assert "Marteau et pinces" in french
    assert 'href="../tools/hammer/"' in (project / "site/en/tools/index.html").read_text(encoding="utf-8")

    (project / "data/tools.yml").write_text(TOOL_DATA.replace("toronto-311", "toronto-31"), encoding="utf-8")
    run = portal(project, "check")
    assert "data/tools.yml:3: innovation: no innovations record 'toronto-31'; did you mean 'toronto-311'?" in run.stderr
