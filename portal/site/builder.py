"""The page builder, run once for each language: `docs/<language>` into HTML with marked places.

The only module that knows which builder it is. MkDocs runs in a process of its own, forked where the
system can, so that it finds the loaded dataset in place.
"""

import contextlib
import logging
import multiprocessing
import os
import re
import shutil
from collections.abc import Mapping
from hashlib import blake2b
from importlib.metadata import version
from multiprocessing.process import BaseProcess
from pathlib import Path

from portal.problem import DataError, Problem
from portal.processes import can_fork
from portal.site.project import CACHE, CONFIG, Settings, digest_of_files
from portal.text import Language

PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "Markdown")
CHARSET = '@charset "UTF-8";'
SAYS_WHAT_IS_WRONG = re.compile(r"WARNING|ERROR|Error")


def built_folder(language: Language) -> Path:
    """Return where the builder puts a language."""
    return CACHE / "builder" / language


def theme_sheet(language: Language) -> str:
    """Return the style sheet of the builder's theme; raise LookupError where it made none."""
    sheets = sorted((built_folder(language) / "assets" / "stylesheets").glob("main*.css"))
    if not sheets:
        raise LookupError("the page builder's theme has no style sheet main*.css any more")
    return "".join(path.read_text(encoding="utf-8") for path in sheets).removeprefix(CHARSET)


def run_builder(inputs: Mapping[Language, bytes], names: Mapping[Language, str], settings: Settings) -> None:
    """Build the pages of each language whose inputs have changed; raise DataError with what the builder said.

    `inputs` change when the pages of a language do, or what their macros return; templates, macros,
    settings and the builder itself are looked at here.
    """
    made_with = digest_of_files([CONFIG, Path("overrides"), Path("macros")])
    versions = " ".join(f"{package} {version(package)}" for package in PACKAGES)
    states = {
        language: blake2b(given + made_with + versions.encode() + settings.url.encode()).hexdigest()
        for language, given in inputs.items()
    }
    stale = [language for language, state in states.items() if _built_state(language) != state]
    for language in stale:
        _note(language).unlink(missing_ok=True)
    _run({language: names[language] for language in stale}, settings)
    for language in stale:
        _note(language).write_text(states[language], encoding="utf-8")


def _run(names: Mapping[Language, str], settings: Settings) -> None:
    start = multiprocessing.get_context("fork").Process if can_fork() else multiprocessing.get_context("spawn").Process
    runs: dict[Language, BaseProcess] = {}
    for language, name in names.items():
        shutil.rmtree(built_folder(language), ignore_errors=True)
        built_folder(language).mkdir(parents=True)
        runs[language] = start(target=_build, args=(language, name, settings))
        runs[language].start()
    for run in runs.values():
        run.join()
    problems = [
        Problem(CONFIG, 1, language, message)
        for language, run in runs.items()
        if run.exitcode
        for message in _said(language)
    ]
    if problems:
        raise DataError(problems)


def environment(language: Language, name: str, settings: Settings) -> dict[str, str]:
    """Return the variables that make `mkdocs.yml` the settings of one language."""
    return {
        "PORTAL_LANGUAGE": language,
        "PORTAL_NAME": name,
        "PORTAL_DOCS": f"docs/{language}",
        "PORTAL_OUT": str(built_folder(language)),
        "PORTAL_URL": f"{settings.url}{language}/",
        "NO_MKDOCS_2_WARNING": "1",
    }


def _build(language: Language, name: str, settings: Settings) -> None:
    """Run MkDocs; what it says goes to a file beside its output."""
    os.environ.update(environment(language, name, settings))
    with (
        _log(language).open("w", encoding="utf-8") as said,
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
    ):
        logging.basicConfig(stream=said, level=logging.WARNING, force=True, format="%(levelname)s %(message)s")
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        config = load_config(str(CONFIG), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()


def _note(language: Language) -> Path:
    """Return where it is noted what a language was built from."""
    return built_folder(language).with_suffix(".state")


def _built_state(language: Language) -> str:
    try:
        return _note(language).read_text(encoding="utf-8")
    except OSError:
        return ""


def _log(language: Language) -> Path:
    return built_folder(language).with_suffix(".log")


def _said(language: Language) -> list[str]:
    """Return the warnings and errors of a failed run, or the end of what it said."""
    lines = _log(language).read_text(encoding="utf-8").strip().splitlines()
    telling = [line.strip() for line in lines if SAYS_WHAT_IS_WRONG.search(line)]
    return list(dict.fromkeys(telling or lines[-5:] or ["the page builder stopped without a word"]))
