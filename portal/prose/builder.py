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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing.process import BaseProcess
from pathlib import Path

from portal.dataset.trace import digest_of
from portal.problem import DataError, Problem
from portal.processes import can_fork, end_with_parent
from portal.project import CACHE, CONFIG, TEMPLATES, Settings
from portal.prose.content import content_of
from portal.prose.page import Page
from portal.store import Store
from portal.text import LANGUAGES, Language

FOLDER = CACHE / "builder"
"""Where the builder works: emptied when what it made has been taken."""

OUR_TEMPLATES = ("components", "facts", "items", "lists", "records", "root")
"""The folders of templates that the builder does not read."""

PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "Markdown")
CHARSET = '@charset "UTF-8";'
SAYS_WHAT_IS_WRONG = re.compile(r"WARNING|ERROR|Error")


@dataclass(frozen=True)
class Built:
    """What the builder made of the pages of all languages."""

    contents: Mapping[Language, Mapping[str, str]]
    """The content of each page, by language and name."""

    sheet: str
    """The style sheet of the builder's theme."""


def run_builder(
    store: Store, pages: Mapping[Language, Sequence[Page]], names: Mapping[Language, str], settings: Settings
) -> Built:
    """Build the pages of each language that have changed since they were built, or whose theme has.

    What the builder made is kept in the store. Raise DataError with what the builder said.
    """
    states = {language: _state(language, pages[language], names[language], settings) for language in pages}
    stale = [language for language in pages if not _stands(store, language, pages[language], states[language])]
    try:
        _run({language: names[language] for language in stale}, settings)
        for language in stale:
            store.put_blobs(_made(language, pages[language]))
            store.put_note(f"builder {language}", states[language])
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
    contents = {
        language: {page.name: (store.blob(_name(language, page)) or b"").decode() for page in pages[language]}
        for language in pages
    }
    return Built(contents, (store.blob(f"sheet {LANGUAGES[0]}") or b"").decode())


def _state(language: Language, pages: Sequence[Page], name: str, settings: Settings) -> bytes:
    """Return what changes when anything does that the builder reads."""
    versions = [(package, version(package)) for package in PACKAGES]
    read = [(page.path.as_posix(), page.path.read_bytes()) for page in pages]
    theme = [(path.as_posix(), path.read_bytes()) for path in [CONFIG, *_theme_files()]]
    return digest_of((language, name, settings.url, versions, read, theme))


def _theme_files() -> list[Path]:
    """Return the templates that the builder's theme takes from the project: ours are no part of it."""
    found = (path for path in sorted(TEMPLATES.rglob("*.html")) if path.is_file())
    return [path for path in found if path.relative_to(TEMPLATES).parts[0] not in OUR_TEMPLATES]


def _stands(store: Store, language: Language, pages: Sequence[Page], state: bytes) -> bool:
    names = [*(_name(language, page) for page in pages), f"sheet {language}"]
    return store.note(f"builder {language}") == state and all(store.blob(name) is not None for name in names)


def _made(language: Language, pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """Yield what the builder made: the content of each page, and the style sheet of its theme."""
    folder = built_folder(language)
    for page in pages:
        html = (folder / page.address / "index.html").read_text(encoding="utf-8")
        yield _name(language, page), content_of(html).encode()
    sheets = sorted((folder / "assets" / "stylesheets").glob("main*.css"))
    if not sheets:
        raise DataError([Problem(CONFIG, 1, "theme", "has no style sheet main*.css; use Material for MkDocs")])
    sheet = "".join(path.read_text(encoding="utf-8") for path in sheets)
    yield f"sheet {language}", sheet.removeprefix(CHARSET).encode()


def _name(language: Language, page: Page) -> str:
    return f"built {language} {page.name}"


def built_folder(language: Language) -> Path:
    """Return where the builder puts a language."""
    return FOLDER / language


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
    end_with_parent()
    os.environ.update(environment(language, name, settings))
    with (
        _log(language).open("w", encoding="utf-8") as said,
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
    ):
        logging.basicConfig(stream=said, level=logging.WARNING, force=True, format="%(levelname)s %(message)s")
        try:
            _run_mkdocs()
        except OSError as error:
            said.write(f"ERROR {error.filename or CONFIG}: {error.strerror}\n")
            raise SystemExit(1) from None


def _run_mkdocs() -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(str(CONFIG), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()


def _log(language: Language) -> Path:
    return built_folder(language).with_suffix(".log")


def _said(language: Language) -> list[str]:
    """Return the warnings and errors of a failed run, or the end of what it said."""
    lines = _log(language).read_text(encoding="utf-8").strip().splitlines()
    telling = [line.strip() for line in lines if SAYS_WHAT_IS_WRONG.search(line)]
    return list(dict.fromkeys(telling or lines[-5:] or ["the page builder stopped without a word"]))
