"""What is wrong in `portal.toml`, or in the file of kinds that it names, is told at its line."""

from pathlib import Path

import pytest

from portal.kinds import KINDS, PACKS
from portal.kinds.chosen import chosen_kinds
from portal.problem import DataError
from tests.tools import OWN


def told(folder: Path) -> list[str]:
    """Return what is said of the choices of a folder, paths shortened to file names."""
    with pytest.raises(DataError) as caught:
        chosen_kinds(folder / "portal.toml")
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


def test_where_nothing_is_chosen_a_portal_has_every_kind(tmp_path: Path) -> None:
    assert chosen_kinds(tmp_path / "portal.toml") == KINDS


def test_own_kinds_stand_behind_the_packs_and_before_what_every_portal_has(tmp_path: Path) -> None:
    (tmp_path / "portal.toml").write_text("without = ['awards']\nkinds = 'kinds.py'", encoding="utf-8")
    (tmp_path / "kinds.py").write_text(OWN, encoding="utf-8")
    names = [kind.name for kind in chosen_kinds(tmp_path / "portal.toml")]
    assert names[-6:] == ["playbooks", "tools", "terms", "synonyms", "sources", "vocabulary"]
    assert not {kind.name for kind in PACKS["awards"]} & {*names}


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ('without = ["award"]', "portal.toml:1: without: no pack is called 'award'; did you mean 'awards'?"),
        ("without = 'awards'", 'portal.toml:1: without: is no list of packs; write without = ["awards"]'),
        ("\nexclude = []", "portal.toml:2: exclude: is no choice; use one of: kinds, without"),
        ("kinds = 3", 'portal.toml:1: kinds: is no file; write kinds = "kinds.py"'),
        ("kinds = 'ours.py'", "portal.toml:1: kinds: there is no file 'ours.py'; put one there that defines KINDS"),
        ("#\n\x07", "portal.toml:2: the control character U+0007 is not allowed; remove it"),
        ("a = 1\n= 2", "portal.toml:2: is no TOML: Invalid statement (at line 2, column 1)"),
    ],
)
def test_what_is_wrong_in_the_choices_is_told(tmp_path: Path, text: str, promised: str) -> None:
    (tmp_path / "portal.toml").write_text(text, encoding="utf-8")
    assert told(tmp_path) == [promised]


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("\ndef (", "kinds.py:2: cannot be run: invalid syntax"),
        ("\nimport nosuch", "kinds.py:2: cannot be run: No module named 'nosuch'"),
        (OWN.replace("title: Text", "title: Txet"), "kinds.py:10: cannot be run: name 'Txet' is not defined"),
        ("", "kinds.py:1: KINDS: is no tuple of kinds; write KINDS = (TOOLS,)"),
        (OWN.replace('"tools"', '"terms"'), "portal.toml:1: kinds: has a second kind 'terms'; call it something else,"),
    ],
)
def test_what_is_wrong_in_a_file_of_kinds_is_told(tmp_path: Path, text: str, promised: str) -> None:
    (tmp_path / "portal.toml").write_text("kinds = 'kinds.py'", encoding="utf-8")
    (tmp_path / "kinds.py").write_text(text, encoding="utf-8")
    [said] = told(tmp_path)
    assert said.startswith(promised)
