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


@pytest.mark.parametrize("form", ["text", "github"])
def test_the_first_problems_are_printed_and_the_others_counted(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_problems([Problem(Path(f"data/{number % 3}.csv"), number, "", "is wrong") for number in range(1, 1001)], form)
    out, err = capsys.readouterr()
    assert (out + err).count("is wrong") == 50
    assert err.splitlines()[-2:] == [
        "… and 950 more in 3 files; mend these first",
        "1000 problems found in 3 files; nothing was published",
    ]


def test_a_few_problems_are_all_printed(capsys: pytest.CaptureFixture[str]) -> None:
    print_problems([Problem(Path("data/a.csv"), 1, "", "is wrong")], "text")
    assert capsys.readouterr().err.splitlines() == [
        "data/a.csv:1: is wrong",
        "1 problem found in 1 file; nothing was published",
    ]
