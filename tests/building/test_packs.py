"""A portal without a pack of kinds, and one of a kind of its own: nothing of what is not there is on the site."""

import shutil
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
import yaml

import portal.kinds as library
from portal.dataset import Dataset, Item
from portal.dataset.mentions import EACH, trails
from portal.kinds import CORE, KINDS, PACKS
from portal.kinds.chart import CHARTS
from portal.kinds.vocabulary import VOCABULARY
from portal.record import Key, Kind, Reference
from tests.project import PROJECT, files, portal
from tests.tools import OWN

pytestmark = pytest.mark.whole

FEW = 4
"""Records that each kind keeps at the least, where the real data has as many."""

DRAWN = {"studies-over-time": "studies", "adoptions-over-time": "adoptions"}
"""The charts it keeps, by the kind that each draws: others want values that are not among the few."""

STEPS = "\n  steps:\n  - "

PAGES = ("find", "shortlist", "compare")
FRENCH = {"find": "recherche", "shortlist": "selection", "compare": "comparer"}
HOME = """---
title: {title}
{page}---
<h1>{title}</h1>

{{{{ search_box() }}}}
"""


def test_every_kind_of_the_library_is_in_one_pack_or_in_every_portal() -> None:
    modules = [import_module(f"portal.kinds.{found.name}") for found in iter_modules(library.__path__)]
    made = {value.name for module in modules for value in vars(module).values() if isinstance(value, Kind)}
    assert sorted(kind.name for kind in KINDS) == sorted(made)


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_that_is_left_out_leaves_nothing_behind(pack: str, tmp_path: Path, dataset: Dataset) -> None:
    absent = {kind.name for kind in PACKS[pack]}
    _project(tmp_path, dataset, absent)
    (tmp_path / "portal.toml").write_text(f'without = ["{pack}"]\n', encoding="utf-8")

    run = portal(tmp_path, "build")

    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    site = files(tmp_path / "site")
    for kind in PACKS[pack]:
        for language in ("en", "fr"):
            place = kind.section.say(language).text if kind.section else None
            assert not [path for path in site if place and path.startswith(f"{language}/{place}/")]
    assert ("fit.json" in site) == (pack != "practices")
    assert portal(tmp_path, "build", "--verify").returncode == 0


def test_a_file_of_a_kind_that_is_left_out_and_what_mentions_it_are_told(tmp_path: Path, dataset: Dataset) -> None:
    _project(tmp_path, dataset, {kind.name for kind in PACKS["studies"]})
    (tmp_path / "portal.toml").write_text('without = ["studies"]\n', encoding="utf-8")
    path = tmp_path / "data/playbooks.yml"
    text = path.read_text(encoding="utf-8")
    first = text.index(STEPS) + len(STEPS)
    path.write_text(f"{text[:first]}drivers: [speed]\n    {text[first:]}", encoding="utf-8")

    (tmp_path / "data/drivers.yml").write_text("- id: speed\n", encoding="utf-8")

    run = portal(tmp_path, "check")

    assert "data/drivers.yml:1: this portal has no drivers; remove the file, or have them by portal.toml" in run.stderr
    line = text.count("\n", 0, first) + 1
    assert (
        f"data/playbooks.yml:{line}: steps.1.drivers.1: this portal has no drivers; leave the field out" in run.stderr
    )


def test_a_portal_of_one_kind_of_its_own(tmp_path: Path, dataset: Dataset) -> None:
    _project(tmp_path, dataset, {kind.name for kind in KINDS if kind not in CORE})
    (tmp_path / "portal.toml").write_text(f"without = {[*PACKS]}\nkinds = 'kinds.py'\n", encoding="utf-8")
    (tmp_path / "kinds.py").write_text(OWN, encoding="utf-8")
    (tmp_path / "data/tools.yml").write_text("- id: hammer\n  title: {en: Hammer, fr: Marteau}\n", encoding="utf-8")
    (tmp_path / "overrides/records/tools.html").write_text('{% extends "records/base.html" %}\n', encoding="utf-8")

    run = portal(tmp_path, "build")

    assert run.returncode == 0, run.stderr
    assert "<h1>Marteau</h1>" in (tmp_path / "site/fr/outils/hammer/index.html").read_text(encoding="utf-8")
    assert portal(tmp_path, "build", "--verify").returncode == 0
    found = portal(tmp_path, "search", "hammer")
    assert "tools/hammer" in found.stdout


def _project(folder: Path, dataset: Dataset, absent: set[str]) -> None:
    """Write a small project without some kinds: a few records of each other one, and the pages that every site has."""
    _settings(folder)
    chosen: dict[Key, Mapping[str, Any]] = {}
    for kind in KINDS:
        of_kind = () if kind.name in absent or kind.must_be_used else dataset.items(kind.name)
        if kind == CHARTS:
            of_kind = tuple(item for item in of_kind if DRAWN.get(item.key.id, "charts") not in absent | {"charts"})
        for item in of_kind if kind == VOCABULARY else of_kind[:FEW]:
            _choose(item, dataset, absent, chosen)
    for kind in KINDS:
        values = [dict(values) for key, values in chosen.items() if key.kind == kind.name]
        if values:
            path = folder / "data" / f"{kind.name}.yml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


def _settings(folder: Path) -> None:
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace(" portal,", ""), encoding="utf-8")
    for name in ("macros", "overrides", "portal"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for language, pages in (("en", dict(zip(PAGES, PAGES, strict=True))), ("fr", FRENCH)):
        (folder / "docs" / language).mkdir(parents=True)
        for name in pages.values():
            shutil.copyfile(PROJECT / f"docs/{language}/{name}.md", folder / f"docs/{language}/{name}.md")
        (folder / f"docs/{language}/index.md").write_text(HOME.format(title="Portal", page=""), encoding="utf-8")


def _choose(item: Item, dataset: Dataset, absent: set[str], chosen: dict[Key, Mapping[str, Any]]) -> None:
    """Take a record and all that it mentions, without the fields that mention kinds that are absent."""
    if item.key in chosen:
        return
    values: dict[str, Any] = yaml.safe_load(yaml.safe_dump(item.values))
    for trail, mark in trails(item.model):
        if isinstance(mark, Reference) and mark.name in absent:
            _drop(values, [step for step in trail if step != EACH])
    chosen[item.key] = values
    for key in item.references:
        if key.kind not in absent:
            _choose(dataset.item(key), dataset, absent, chosen)


def _drop(values: Any, fields: Sequence[str]) -> None:
    """Remove a field, in each entry of the lists on the way."""
    for value in values if isinstance(values, list) else [values]:
        if len(fields) == 1:
            value.pop(fields[0], None)
        elif fields[0] in value:
            _drop(value[fields[0]], fields[1:])
