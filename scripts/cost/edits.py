"""What a person changes between two builds: one record of a project with invented innovations, another each round.

All edits of a round are decided by its number: same number, same bytes.
"""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from scripts.synthetic import INVENTED, invented, invented_records, read_record, real_records, record_path, write_record

FIRST_ADDED = 900_000
"""The number of the first record added: above that of any in a project."""

SYLLABLES = [first + second for first in "bdfgklmnprtvz" for second in "aeiou"]


class Edited(NamedTuple):
    """A record that was changed."""

    id: str
    word: str = ""
    """A word that now stands in it and nowhere else."""


Edit: TypeAlias = Callable[[Path, int], Edited]
"""Changes the project in a folder, in a round."""


def change_body(folder: Path, number: int) -> Edited:
    """Write a new word, which nobody ever wrote, at the end of what they did."""
    record, word = _record(folder, number), new_word(number)
    record["practice"] = {language: f"{text} {word}." for language, text in record["practice"].items()}
    write_record(folder, record)
    return Edited(record["id"], word)


def change_facet(folder: Path, number: int) -> Edited:
    """Move a record to another stage, which is a facet of the lists."""
    record = _record(folder, number)
    stages = sorted({str(model["stage"]) for model in real_records(folder)} - {record["stage"]})
    record["stage"] = stages[number % len(stages)]
    write_record(folder, record)
    return Edited(record["id"])


def add(folder: Path, number: int) -> Edited:
    """Add one record; lists that it comes into go on after it."""
    record = invented(FIRST_ADDED + number, real_records(folder))
    write_record(folder, record)
    return Edited(record["id"])


def remove(folder: Path, number: int) -> Edited:
    """Remove the record that the same round added."""
    id = f"{INVENTED}{FIRST_ADDED + number:06}"
    record_path(folder, id).unlink()
    return Edited(id)


def new_word(number: int) -> str:
    """Return a word that no record has, of letters only."""
    return "".join(random.Random(f"word {number}").choices(SYLLABLES, k=6))


def _record(folder: Path, number: int) -> dict[str, Any]:
    """Return a record from the middle of the project, each round another."""
    found = invented_records(folder)
    if not found:
        raise LookupError(f"{folder} has no invented innovations to change; make it with more than the real ones")
    return read_record(found[(len(found) // 3 + number) % len(found)])


EDITS: dict[str, Edit] = {
    "one body changed": change_body,
    "one facet value changed": change_facet,
    "one record added": add,
    "one record removed": remove,
}
"""In this order: what is removed was added before."""
