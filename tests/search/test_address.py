"""What is chosen on a page of results, to and from its address: the plain functions, in node."""

import json
import subprocess

import pytest

from tests.search.conftest import NODE, SCRIPTS

FOLDER = SCRIPTS.parent / "explore"


def _in_node(code: str) -> str:
    """Return what some code that has the two modules prints."""
    imports = "".join(
        f"import * as {name} from {json.dumps((FOLDER / f'{name}.js').as_uri())};" for name in ("address", "state")
    )
    command = [str(NODE), "--input-type=module", "--eval", f"{imports}console.log({code});"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _kept(query: str) -> str:
    """Return the address that a page makes of one it was opened with."""
    offered = {"topic": ["permits", "parks"], "year": ["2019", "2020"]}
    sorts = ["", "newest", "near"]
    said = f"...address.saidIn({json.dumps(query)}, {sorts}), chosen: address.chosenIn({json.dumps(query)}, {offered})"
    return _in_node(f"address.queryOf({{ {said} }})")


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", ""),
        ("?q=+snow+&topic=parks", "q=snow&topic=parks"),
        ("?year=2020&topic=permits&topic=parks", "topic=parks&topic=permits&year=2020"),  # in one order
        ("?topic=parks&topic=parks&topic=none&other=1", "topic=parks"),  # once, and only what there is
        ("?sort=newest&near=5000", "sort=newest"),
        ("?near=5000&sort=near", "near=5000&sort=near"),
        ("?near=-5&sort=near", "sort=near"),
        ("?near=9999999999&sort=near", "near=100000000&sort=near"),
        ("?sort=upside-down", ""),
    ],
)
def test_an_address_says_what_is_chosen_in_one_way(query: str, kept: str) -> None:
    assert _kept(query) == kept
    assert _kept(f"?{kept}") == kept


def test_a_choice_makes_another_state_and_leaves_the_first() -> None:
    code = """(() => {
      const { isEmpty, NOTHING, without, withValue } = state;
      const one = withValue(withValue(NOTHING, "topic", "parks", true), "year", "2019", true);
      const less = withValue(one, "topic", "parks", false);
      return JSON.stringify([one.chosen, less.chosen, without(less, "year").chosen, isEmpty(NOTHING), isEmpty(less)]);
    })()"""
    assert json.loads(_in_node(code)) == [
        {"topic": ["parks"], "year": ["2019"]},
        {"year": ["2019"]},
        {},
        True,
        False,
    ]
