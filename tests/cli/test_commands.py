"""The `portal` command as a newcomer, an editor and a CI run meet it."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from portal.cli import COMMANDS
from tests.project import PROJECT, environment, portal

HANGS = 600
"""Seconds after which a served site is held to hang. Nothing waits for them otherwise."""


def test_help_names_every_command_and_where_to_begin() -> None:
    text = portal(PROJECT, "--help").stdout
    assert all(command in text for command in COMMANDS)
    assert "To begin" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_says_what_it_does(command: str) -> None:
    run = portal(PROJECT, command, "--help")
    assert run.returncode == 0
    assert len(run.stdout.splitlines()) > 4


@pytest.mark.whole
def test_the_real_content_has_no_problems() -> None:
    run = portal(PROJECT, "check", "--parity")
    assert run.returncode == 0, run.stderr
    assert re.match(r"\d+ records and \d+ pages, no problems", run.stdout)
    assert re.search(r"innovations: \d+ texts; missing: en 0, fr \d+", run.stdout)
    assert re.search(r"events: \d+ texts; missing: en 0, fr 0", run.stdout)


def test_a_fault_is_an_annotation_at_its_line(project: Path) -> None:
    path = project / "data/innovations/toronto-311.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("stage: scaled", "stage: 100%, 'scaled'"), encoding="utf-8"
    )
    line = path.read_text(encoding="utf-8").splitlines().index("stage: 100%, 'scaled'") + 1
    run = portal(project, "check", "--format", "github")
    assert run.returncode == 1
    assert run.stdout.startswith(f'::error file=data/innovations/toronto-311.yml,line={line},title=stage::is "100%25,')


def test_faults_of_data_words_pages_and_macros_are_told_together(project: Path) -> None:
    for file, old, new in (
        ("data/terms.csv", ",high,", ",hihg,"),
        ("overrides/words/fr.yml", "home: Accueil\n", ""),
        ("docs/fr/a-propos.md", "page: about", "pgae: about"),
    ):
        path = project / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    run = portal(project, "check")
    assert run.returncode == 1
    assert re.search(r"data/terms.csv:\d+: french_confidence: is 'hihg'; did you mean 'high'\?", run.stderr)
    assert "overrides/words/fr.yml:1: home: is missing" in run.stderr
    assert "docs/fr/a-propos.md:4: pgae: unknown field; did you mean 'page'?" in run.stderr
    assert "4 problems" not in run.stderr
    assert "Traceback" not in run.stderr


def test_a_broken_template_is_told_at_its_line(project: Path) -> None:
    path = project / "overrides/records/events.html"
    path.write_text(path.read_text(encoding="utf-8") + '{{ t("sorces") }}\n', encoding="utf-8")
    line = len(path.read_text(encoding="utf-8").splitlines())
    run = portal(project, "check")
    assert f"overrides/records/events.html:{line}: no interface word 'sorces'; did you mean 'sources'?" in run.stderr


def test_a_template_that_asks_for_what_is_not_there_is_told_at_its_line(project: Path) -> None:
    path = project / "overrides/records/awards.html"
    path.write_text(path.read_text(encoding="utf-8").replace("record.about %}", "record.abuot %}", 1), encoding="utf-8")
    run = portal(project, "build")
    assert re.search(r"overrides/records/awards\.html:\d+: 'portal\.kinds\.award\.Award object' has no", run.stderr)
    assert "Traceback" not in run.stderr
    assert not (project / "site").exists()


def test_a_list_or_word_that_code_asks_for_and_that_is_missing_is_told(project: Path) -> None:
    path = project / "data/vocabulary.yml"
    text = path.read_text(encoding="utf-8").replace("- id: population-bands", "- id: bands")
    path.write_text(text.replace("- id: level-0", "- id: level-none"), encoding="utf-8")
    for command in ("check", "build"):
        run = portal(project, command)
        assert run.returncode == 1
        assert "data/vocabulary.yml:1: no list is called 'population-bands'" in run.stderr
        assert re.search(r"data/vocabulary\.yml:\d+: words: 'level-0' is missing from the list", run.stderr)
        assert "Traceback" not in run.stderr


def test_the_title_of_a_record_is_not_read_as_markdown_of_the_page(project: Path) -> None:
    title = r"a \\*b\\*{: onclick=alert(1) } \\[c\\](https://example.org) <i>"
    path = project / "data/innovations/toronto-311.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"(?m)^  en: .*", lambda _: f"  en: '{title}'".replace("\\\\", "\\"), text, count=1), encoding="utf-8"
    )
    with (project / "docs/en/about.md").open("a", encoding="utf-8") as page:
        page.write('\nSee {{ link("innovations", "toronto-311") }} there.\n')
    run = portal(project, "build")
    assert run.returncode == 0, run.stderr
    html = (project / "site/en/about/index.html").read_text(encoding="utf-8")
    [link] = re.findall(r'<a href="[^"]*toronto-311/">(.*?)</a>', html)
    assert "<" not in link
    assert unescape(link) == "a *b*{: onclick=alert(1) } [c](https://example.org) <i>"


def test_an_unknown_option_is_explained() -> None:
    run = portal(PROJECT, "check", "--fromat", "github")
    assert run.returncode == 2
    assert "--format" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_build_in_a_folder_without_a_project_says_what_is_missing(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "portal", "build"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env=environment(PROJECT),
    )
    assert run.returncode == 1
    assert "data:1: cannot be read (no such file or directory); name a folder of data files" in run.stderr
    assert "Traceback" not in run.stderr


def _fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=HANGS) as answer:  # noqa: S310
        return str(answer.read().decode())


@contextlib.contextmanager
def _served(project: Path, port: int) -> Iterator[Iterator[str]]:
    """Serve a project while the block runs, in a session of its own, of which nothing is left; yield what it says."""
    process = subprocess.Popen(
        [sys.executable, "-m", "portal", "serve", "--port", str(port)],
        cwd=project,
        env=environment(project) | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        # As a terminal starts it: what a shell has in the background hears no Ctrl+C, nor does what that starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    guard = threading.Timer(HANGS, os.killpg, (process.pid, signal.SIGKILL))
    guard.start()
    try:
        assert process.stdout
        yield iter(process.stdout)
        process.send_signal(signal.SIGINT)
        process.wait()
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
    finally:
        guard.cancel()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _free_port() -> int:
    with socket.create_server(("localhost", 0)) as taken:
        return int(taken.getsockname()[1])


def test_serve_shows_the_site_and_a_change_to_it(project: Path) -> None:
    port = _free_port()
    page = f"http://localhost:{port}/en/innovations/toronto-311/"
    with _served(project, port) as said:
        assert any(line.startswith("Serving ") for line in said)
        assert "roughly 300 phone numbers" in _fetched(page)
        data = project / "data/innovations/toronto-311.yml"
        data.write_text(data.read_text(encoding="utf-8").replace("300 phone", "300 telephone"), encoding="utf-8")
        assert any("drawn anew" in line for line in said)
        assert "300 telephone numbers" in _fetched(page)
        with pytest.raises(urllib.error.HTTPError) as missing:
            _fetched(f"http://localhost:{port}/en/nowhere/")
        assert "Page not found" in missing.value.read().decode()


def test_a_search_in_a_terminal_answers_as_the_site_does(built: Path) -> None:
    run = portal(built, "search", "--lang", "fr", "acueil", "telephone", "--size", "3")
    assert run.returncode == 0, run.stderr
    assert "'acueil'" in run.stderr
    assert "'accueil'" in run.stderr
    addresses = re.findall(r"^  (fr/\S+)$", run.stdout, re.MULTILINE)
    assert len(addresses) == 3
    assert all((built / "site" / address.partition("#")[0] / "index.html").exists() for address in addresses)


def test_a_search_that_finds_nothing_or_has_no_site_says_what_to_do(built: Path, tmp_path: Path) -> None:
    run = portal(built, "search", "bunchmurkeng")
    assert run.returncode == 1
    assert "Try: benchmarking" in run.stderr
    run = portal(tmp_path, "search", "permits")
    assert run.returncode == 1
    assert "run `portal build` first" in run.stderr
