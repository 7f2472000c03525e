"""What is measured of builds: edits that touch one record each, projects as a checkout brings them, honest tables."""

from pathlib import Path

import pytest

from scripts.cost.edits import EDITS, add, change_body, change_facet, new_word, remove
from scripts.cost.ledger import REAL, Ledger
from scripts.cost.portal import restore
from scripts.cost.rivals import BARE_MKDOCS
from scripts.cost.table import promises
from scripts.cost.targets import one_more
from scripts.measure import Taken
from scripts.synthetic import make_project, read_record, record_path
from tests.project import files

COUNT = 160


@pytest.fixture
def project(tmp_path: Path) -> Path:
    make_project(tmp_path / "project", COUNT)
    return tmp_path / "project"


def test_a_changed_body_has_a_word_that_stands_nowhere_else(project: Path) -> None:
    edited = change_body(project, 1)

    having = [path for path in (project / "data").rglob("*.*") if edited.word in path.read_text(encoding="utf-8")]
    assert having == [record_path(project, edited.id)]
    assert set(read_record(having[0])["practice"]) == {"en", "fr"}


def test_each_round_writes_another_word_of_letters_only() -> None:
    words = {new_word(number) for number in range(1000)}
    assert len(words) == 1000
    assert all(word.isalpha() for word in words)


def test_a_changed_facet_is_a_stage_that_others_have(project: Path) -> None:
    before = {path.name: read_record(path)["stage"] for path in (project / "data" / "innovations").iterdir()}

    edited = change_facet(project, 0)

    stage = read_record(record_path(project, edited.id))["stage"]
    assert stage != before[f"{edited.id}.yml"]
    assert stage in before.values()


def test_what_was_added_is_what_is_removed(project: Path) -> None:
    before = files(project / "data")

    added = add(project, 3)
    assert record_path(project, added.id).exists()
    assert remove(project, 3).id == added.id
    assert files(project / "data") == before


@pytest.mark.parametrize("name", EDITS)
def test_the_real_records_are_never_changed(project: Path, name: str) -> None:
    def real() -> dict[str, bytes]:
        return {path: text for path, text in files(project / "data").items() if "synthetic" not in path}

    before = real()
    add(project, 0)
    EDITS[name](project, 0)
    assert real() == before


def test_a_restored_project_has_the_cache_and_nothing_else_that_a_build_left(project: Path) -> None:
    for left in ("site/index.html", ".site-next/index.html", ".cache/kept"):
        (project / left).parent.mkdir(exist_ok=True)
        (project / left).write_text(left, encoding="utf-8")

    fresh = project.with_name("fresh")
    restore(project, fresh)

    assert {path.name for path in fresh.iterdir()} == {
        *("data", "docs", "macros", "overrides", "portal", "mkdocs.yml", ".cache")
    }
    assert not any(path.is_symlink() for path in fresh.iterdir())
    assert files(fresh / "data") == files(project / "data")
    assert (fresh / ".cache" / "kept").read_text(encoding="utf-8") == ".cache/kept"


def ledger(**cpu_of_first_builds: float) -> Ledger:
    made = Ledger()
    for name, cpu in cpu_of_first_builds.items():
        count = int(name.removeprefix("at_"))
        made.taken[count, "first build"] = Taken(cpu / 2, cpu, 100)
        made.records[count] = count or 156
    return made


def test_one_more_record_is_as_dear_among_many_as_among_few_where_cost_is_a_line() -> None:
    assert one_more(ledger(at_1000=20, at_10000=110, at_50000=510), 10_000) == pytest.approx(1)
    assert one_more(ledger(at_1000=20, at_10000=110, at_50000=910), 10_000) == pytest.approx(2)


def test_a_promise_is_met_or_not_and_what_was_not_measured_is_neither() -> None:
    made = ledger(at_0=20, at_10000=69)
    made.taken[REAL, "nothing changed"] = Taken(0.5, 0.4, 50)

    rows = {cells[1].strip(): cells[3:5] for cells in (row.split("|") for row in promises(made, 10_000))}

    assert rows["first build, everything"] == [" 69 CPU s ", " yes "]
    assert rows["real: nothing changed"] == [" 0.5 s ", " no "]
    assert rows["one body changed, new process"] == [" not measured ", "  "]


def test_a_measurement_that_fails_is_noted_and_the_run_goes_on() -> None:
    made = Ledger()

    with made.noting(300, BARE_MKDOCS):
        raise LookupError("mkdocs is not installed")

    assert made.failed == {(300, BARE_MKDOCS): "mkdocs is not installed"}
