"""How problems reach a terminal or the log of a CI run."""

from pathlib import Path

import pytest

from portal.cli.report import print_problems
from portal.problem import Problem

FORGED = Problem(
    Path("data/\x1b[2Jevents.yml"), 3, "a\n::error::forged", "is '\x1b]0;x\x07\u202e', ##[add-mask]e; remove it"
)


@pytest.mark.parametrize("form", ["text", "github"])
def test_no_text_of_a_file_acts_on_what_shows_it(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_problems([FORGED], form)
    out, err = capsys.readouterr()
    said = out if form == "github" else err
    assert len(said.splitlines()) == (1 if form == "github" else 2)
    assert (out + err).replace("\n", "").isprintable()
    assert "##[" not in said
    assert "\\u202e" in said
