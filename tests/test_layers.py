"""Imports go one way: a module knows only what stands to its left, and no two know each other."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.project import PROJECT

ORDER = (
    "portal.problem",
    "portal.suggest",
    "portal.states",
    "portal.processes",
    "portal.marks",
    "portal.project",
    "portal.store",
    "portal.text",
    "portal.source",
    "portal.record",
    "portal.kinds",
    "portal.dataset",
    "portal.language",
    "portal.analysis",
    "portal.graphics",
    "portal.addresses",
    "portal.citations",
    "portal.prose",
    "portal.pages",
    "portal.search",
    "portal.outputs",
    "portal.building",
    "portal.serving",
    "macros",
    "portal.cli",
    "portal.__main__",
    "scripts",
)
PRINTS = ("portal.cli", "scripts")
BUILDERS = ("mkdocs", "zensical")
KNOW_A_BUILDER = ("portal.prose.builder", "macros")
ASKS_BY_KIND = ("Key", "has", "items", "mentioned_by", "number")
"""What is asked with the name of a kind: `Key(STUDIES.name, id)`, `dataset.items(STUDIES.name)`."""


def modules() -> dict[str, Path]:
    """Return the project's modules by name."""
    found = {}
    for folder in ("portal", "macros", "scripts"):
        for path in sorted((PROJECT / folder).rglob("*.py")):
            name = ".".join(path.relative_to(PROJECT).with_suffix("").parts)
            found[name.removesuffix(".__init__")] = path
    return found


MODULES = modules()


def imported(name: str) -> Iterator[str]:
    """Yield the modules that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module


def layer(name: str) -> int | None:
    """Return the place of a module in the order, or None where it is not ours."""
    found = [place for place, first in enumerate(ORDER) if name == first or name.startswith(f"{first}.")]
    return found[0] if found else None


@pytest.mark.parametrize("name", [name for name in MODULES if name != "portal"])
def test_a_module_imports_only_from_its_left(name: str) -> None:
    own = layer(name)
    assert own is not None, f"{name} has no place in the order"
    assert [other for other in imported(name) if (place := layer(other)) is not None and place > own] == []


def test_no_two_modules_know_each_other() -> None:
    inner = {name: {other for other in imported(name) if other in MODULES and other != name} for name in MODULES}
    # A package's door imports its rooms; a room that imports the package gets the door.
    graph = {name: {o for o in others if not name.startswith(f"{o}.")} for name, others in inner.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("portal.kinds.")])
def test_no_kind_imports_another(name: str) -> None:
    assert [other for other in imported(name) if other.startswith("portal.kinds.")] == []


@pytest.mark.parametrize("name", [name for name in MODULES if not name.startswith(PRINTS)])
def test_only_commands_and_scripts_print_or_exit(name: str) -> None:
    calls = (node for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))) if isinstance(node, ast.Call))
    assert {ast.unparse(call.func) for call in calls} & {"print", "exit", "sys.exit", "click.echo"} == set()


@pytest.mark.parametrize("name", [name for name in MODULES if not name.startswith(KNOW_A_BUILDER)])
def test_only_one_module_and_the_door_know_a_builder(name: str) -> None:
    assert [other for other in imported(name) if other.split(".")[0] in BUILDERS] == []


@pytest.mark.parametrize("name", [name for name in MODULES if not name.startswith(("portal.kinds.", "scripts"))])
def test_a_record_is_asked_for_by_its_kind_and_not_by_a_name_that_may_be_mistyped(name: str) -> None:
    calls = (node for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))) if isinstance(node, ast.Call))
    asking = (call for call in calls if ast.unparse(call.func).rpartition(".")[2] in ASKS_BY_KIND and call.args)
    assert [ast.unparse(call) for call in asking if isinstance(call.args[0], ast.Constant)] == []
