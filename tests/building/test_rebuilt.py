"""A site that is built again, with other settings or data or after a build that was stopped: the small project's."""

import html
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from portal.language.words import load_words
from tests.bench import Bench
from tests.edits import Replace, Variable
from tests.edits.world import World
from tests.project import PROJECT, environment, files, portal
from tests.search.conftest import searching

HOLDING = """
import sys
from pathlib import Path

from portal.building.lock import alone

with alone(Path("site")):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holding(folder: Path) -> Iterator[int]:
    """Have another process hold the lock of the site while the block runs; then it is killed."""
    command = [sys.executable, "-c", HOLDING]
    with subprocess.Popen(
        command, cwd=folder, env=environment(PROJECT), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        yield holder.pid
        holder.kill()


@pytest.fixture
def world(bench: Bench) -> World:
    """Return the small project, built."""
    return bench.world()


def test_the_edit_link_goes_to_the_line_of_the_record(bench: Bench, world: World) -> None:
    world.make(Variable("PORTAL_REPOSITORY", "https://example.org/us/portal"))
    world.make(Variable("PORTAL_URL", "https://example.org/p/"))
    assert bench.build(world) == (0, "")
    text = (world.folder / "site/en/studies/kiwis-count/index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/us/portal/blob/main/data/studies/kiwis-count.yml#L1"' in text
    assert '<link rel="canonical" href="https://example.org/p/en/studies/kiwis-count/">' in text
    assert 'hreflang="fr" href="https://example.org/p/fr/etudes/kiwis-count/"' in text
    assert 'href="/p/fr/etudes/"' in (world.folder / "site/404.html").read_text(encoding="utf-8")


def test_a_text_missing_in_french_is_shown_in_english_marked_counted_and_found(world: World) -> None:
    project = world.folder
    shutil.copytree(PROJECT / "portal", project / "portal", ignore=shutil.ignore_patterns("__pycache__"))
    kind = project / "portal/kinds/innovation.py"
    kind.write_text(
        kind.read_text("utf-8").replace("order=_by_place,", 'order=_by_place,\n    untranslated=("fr",),'), "utf-8"
    )
    record = project / "data/innovations/toronto-311.yml"
    english = yaml.load(record.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes only text
    for text in (english["title"], english["problem"], english["practice"]):
        del text["fr"]
    record.write_text(yaml.safe_dump(english), encoding="utf-8")

    run = portal(project, "build")

    assert run.returncode == 0, run.stderr
    text = (project / "site/fr/innovations/toronto-311/index.html").read_text(encoding="utf-8")
    assert "Pas encore en français" in text
    assert '<div lang="en"><p>The City had roughly 300 phone numbers' in text
    assert "innovations: " in (counted := portal(project, "check", "--parity").stdout)
    assert "missing: en 0, fr 3" in counted.partition("innovations: ")[2].partition("\n")[0]
    search = searching(project / "site/fr/search")
    shown = list(search.documents())
    languages = {address: language for _, _, address, _, _, _, language in shown}
    assert languages["innovations/toronto-311/"] == "en"
    assert languages["innovations/durham-mydurham-311/"] == "fr"


@pytest.mark.parametrize("stage", ["Building the frame", "Drawing charts", "Writing pages"])
def test_a_build_killed_at_any_stage_leaves_the_old_site_whole_and_the_next_one_works(
    bench: Bench, world: World, stage: str
) -> None:
    before = files(world.folder / "site")
    world.make(Replace("overrides/words/en.yml", "home: Home", f"home: {stage}"))
    with subprocess.Popen(
        [sys.executable, "-m", "portal", "build"],
        cwd=world.folder,
        env=environment(PROJECT),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stderr
        assert any(line.startswith(stage) for line in process.stderr)
        time.sleep(0.1)
        os.killpg(process.pid, signal.SIGKILL)

    assert process.returncode == -signal.SIGKILL
    assert files(world.folder / "site") == before
    assert bench.build(world) == (0, "")
    bench.compare(world)


def test_what_a_build_made_that_was_killed_just_before_it_published_is_published_by_the_next(
    bench: Bench, world: World
) -> None:
    site, beside, aside = (world.folder / name for name in ("site", ".site-next", ".moved"))
    for old, new in (("home: Home", "home: House"), ("home: House", "home: Home")):
        before = files(site)
        world.make(Replace("overrides/words/en.yml", old, new))
        assert bench.build(world) == (0, "")
        made = files(site)
        assert made != before
        for one, other in ((site, aside), (beside, site), (aside, beside)):
            one.rename(other)
        assert files(site) == before
        assert "(0 files drawn anew)" in bench.again.run(world.folder, "build").said
        assert files(site) == made


def test_two_builds_at_once_do_not_mix(world: World) -> None:
    (world.folder / "docs/en/about.md").touch()
    with holding(world.folder) as holder:
        run = portal(world.folder, "build", PYTHONPATH=str(PROJECT))
        check = portal(world.folder, "check", PYTHONPATH=str(PROJECT))
    assert run.returncode == 1
    told = f"site:1: another build is writing this site (process {holder}); wait until it is done"
    assert told in run.stderr
    assert check.returncode == 0, check.stderr  # it writes nothing
    assert portal(world.folder, "build", PYTHONPATH=str(PROJECT)).returncode == 0  # the lock went with its holder


def test_a_record_last_reviewed_long_before_the_others_says_so(bench: Bench, world: World) -> None:
    world.make(Replace("data/innovations/toronto-311.yml", "reviewed: 2026-11-23", "reviewed: 2025-11-22"))
    assert bench.build(world) == (0, "")
    page = (world.folder / "site/fr/innovations/toronto-311/index.html").read_text(encoding="utf-8")
    assert 'datetime="2025-11-22"' in page
    assert load_words(PROJECT / "overrides/words")["fr"]["review_due"] in html.unescape(page)
    other = (world.folder / "site/fr/innovations/durham-mydurham-311/index.html").read_text(encoding="utf-8")
    assert "portal-freshness--due" in page
    assert "portal-freshness--due" not in other
