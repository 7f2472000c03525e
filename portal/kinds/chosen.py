"""What an operator says in `portal.toml` into the kinds of record that a portal has."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from runpy import run_path
from traceback import extract_tb
from typing import Any

from portal.kinds import CORE, KINDS, PACKS
from portal.problem import DataError, Problem
from portal.project import CHOICES
from portal.record import Kind, Record
from portal.source import read_text
from portal.suggest import did_you_mean

MODULE = "portal_own_kinds"
"""What the module of a project's own kinds is called."""

BROKEN = (SyntaxError, ImportError, NameError, AttributeError, TypeError, ValueError, LookupError, RuntimeError)
"""What is raised by a Python file in which something is wrong; pydantic's own is a RuntimeError."""

EXAMPLE = {"without": 'without = ["awards"]', "kinds": 'kinds = "kinds.py"'}
"""What may be said, with an example of each."""


def chosen_kinds(path: Path = CHOICES) -> tuple[Kind[Record], ...]:
    """Return the kinds of a portal, in the order of the site: all of the library where nothing is said.

    `without` names packs that are left out; `kinds` a Python file of the project's own, whose `KINDS` come behind the
    packs. Raise DataError with everything that is wrong in the file.
    """
    if not path.exists():
        return KINDS
    text = read_text(path)
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise DataError([Problem(path, int(line[1]) if line else 1, "", f"is no TOML: {error}")]) from None
    problems = [Problem(path, _line(text, word), field, message) for field, word, message in _faults(said, path.parent)]
    if problems:
        raise DataError(problems)
    own = _own(path.parent / said["kinds"]) if "kinds" in said else ()
    packs = (kind for name, pack in PACKS.items() if name not in said.get("without", ()) for kind in pack)
    kinds = (*packs, *own, *CORE)
    names = [kind.name for kind in kinds]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        message = f"has a second kind '{twice[0]}'; call it something else, or leave out the pack that has one"
        raise DataError([Problem(path, _line(text, "kinds"), "kinds", message)])
    return kinds


def _faults(said: Mapping[str, Any], folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong in some choices: the field, the word at whose line it is told, and the message."""
    for field in (field for field in said if field not in EXAMPLE):
        yield field, field, f"is no choice; {did_you_mean(field, EXAMPLE)}"
    without = said.get("without", [])
    if not isinstance(without, list) or not all(isinstance(name, str) for name in without):
        yield "without", "without", f"is no list of packs; write {EXAMPLE['without']}"
    else:
        for name in (name for name in without if name not in PACKS):
            yield "without", name, f"no pack is called '{name}'; {did_you_mean(name, PACKS)}"
    if "kinds" not in said:
        return
    if not isinstance(said["kinds"], str):
        yield "kinds", "kinds", f"is no file; write {EXAMPLE['kinds']}"
    elif not (folder / said["kinds"]).is_file():
        yield "kinds", "kinds", f"there is no file '{said['kinds']}'; put one there that defines KINDS"


def _own(path: Path) -> tuple[Kind[Record], ...]:
    """Return the kinds that a Python file defines; raise DataError where it defines none."""
    try:
        kinds = tuple(run_path(str(path), run_name=MODULE).get("KINDS", ()))
    except BROKEN as error:
        raise DataError([Problem(path, _line_of(error, path), "", f"cannot be run: {_said(error)}")]) from None
    if not kinds or not all(isinstance(kind, Kind) for kind in kinds):
        raise DataError([Problem(path, 1, "KINDS", "is no tuple of kinds; write KINDS = (TOOLS,)")])
    return kinds


def _line_of(error: Exception, path: Path) -> int:
    """Return the line of a file at which it went wrong."""
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    lines = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == str(path)]
    return (lines[-1] if lines else None) or 1


def _said(error: Exception) -> str:
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    return (text.splitlines() or [type(error).__name__])[0]


def _line(text: str, word: str) -> int:
    """Return the line on which a word first stands."""
    return text.count("\n", 0, max(text.find(word), 0)) + 1
