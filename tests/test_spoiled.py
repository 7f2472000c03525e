"""Files spoiled at random, alone in their folder: always told, never a traceback."""

import random
from pathlib import Path

import pytest

from portal.dataset import load
from portal.problem import DataError
from tests.project import PROJECT

FILES = ("events.yml", "awards.yml", "findings.csv", "vocabulary.yml")
PIECES = [
    piece.encode()
    for piece in (
        "\t",
        ": ",
        "- ",
        '"',
        "'",
        "\n",
        "{",
        "[",
        "}",
        "]",
        "&a ",
        "*a",
        "!!x ",
        "|",
        ">",
        "#",
        "%",
        "@",
        "`",
        "? ",
        "---\n",
        "...\n",
        ",",
        "<<: ",
        "null",
        "~",
        "\0",
        "\u2028",
        ".nan",
        ";",
    )
] + [b"\xff"]


@pytest.mark.parametrize("name", FILES)
def test_a_spoiled_file_is_told(name: str, tmp_path: Path) -> None:
    chance = random.Random(name)
    sound = (PROJECT / "data" / name).read_bytes()[:6000]
    for round_ in range(60):
        folder = tmp_path / str(round_)
        folder.mkdir()
        text = bytearray(sound)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(text))
            if chance.random() < 0.5:
                text[at:at] = chance.choice(PIECES)
            else:
                del text[at : at + chance.randint(1, 30)]
        (folder / name).write_bytes(text)
        with pytest.raises(DataError) as caught:
            load(folder)
        assert all(problem.line >= 1 and problem.message for problem in caught.value.problems)
