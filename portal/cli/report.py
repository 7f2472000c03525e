"""How problems and progress reach the person at the terminal, or the log of a CI run."""

import sys
from collections.abc import Iterable

import click

from portal.building.progress import Progress
from portal.problem import Problem, printable

STAGES = {
    "check": "Checking data and pages",
    "frame": "Building the frame",
    "charts": "Drawing charts",
    "pages": "Writing pages",
}


SHOWN = 50
"""Problems printed at most: enough to begin with, and few enough to be read."""


def print_problems(problems: Iterable[Problem], form: str, outcome: str = "nothing was published") -> None:
    """Print the first problems, each on its line, and how many there are and what came of them."""
    found = tuple(problems)
    for problem in found[:SHOWN]:
        click.echo(_annotation(problem) if form == "github" else str(problem), err=form == "text")
    if rest := found[SHOWN:]:
        click.echo(f"… and {len(rest)} more in {_files(rest)}; mend these first", err=True)
    noun = "problem" if len(found) == 1 else "problems"
    click.echo(f"{len(found)} {noun} found in {_files(found)}; {outcome}", err=True)


def _files(problems: Iterable[Problem]) -> str:
    number = len({problem.path for problem in problems})
    return f"{number} file" if number == 1 else f"{number} files"


def progress() -> Progress:
    """Return what shows a build's progress: a line that fills on a terminal, a line a stage elsewhere."""
    return Progress(_stage, _advance if sys.stderr.isatty() else _silent)


def _stage(name: str) -> None:
    click.echo(f"{STAGES[name]} …", err=True)


def _advance(done: int, total: int) -> None:
    end = "\n" if done == total else ""
    click.echo(f"\r  {done} of {total} pages", err=True, nl=False)
    click.echo(end, err=True, nl=False)


def _silent(done: int, total: int) -> None:
    """Say nothing: a log needs no moving line."""


def _annotation(problem: Problem) -> str:
    """Return the workflow command that marks a line in a pull request.

    Escapes as GitHub's "Workflow commands" page asks: % everywhere, : and , in properties; no line break is left.
    """
    title = problem.field or "file"
    where = f"file={_property(str(problem.path))},line={problem.line},title={_property(title)}"
    return f"::error {where}::{_text(problem.message)}"


def _text(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
