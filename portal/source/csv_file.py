"""CSV files: rows into entries. `title_en` and `title_fr` become the two languages of `title`."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from portal.problem import DataError, Problem
from portal.source.entry import Entry, Lines, Location, Value
from portal.source.file import read_text

LANGUAGE = re.compile(r"(.+)_(en|fr)$")


class Table(NamedTuple):
    """What a CSV file holds."""

    entries: tuple[Entry, ...]
    """One a row."""

    blank: tuple[str, ...]
    """The fields whose columns have no cell with anything in it: no entry says that they are there."""


def read_csv(path: Path) -> Table:
    """Return the entries of a file; raise DataError with every row that does not fit the header."""
    names, rows = _table(path)
    filled = {name for _, cells in rows for name, cell in zip(names, cells, strict=True) if cell.strip()}
    return Table(
        tuple(
            Entry(path, position, line, _nested(names, cells), locate_csv)
            for position, (line, cells) in enumerate(rows)
        ),
        tuple(dict.fromkeys(LANGUAGE.sub(r"\1", name) for name in names if name not in filled)),
    )


def locate_csv(path: Path) -> tuple[Lines, ...]:
    """Return the lines of every row: all cells stand on the line where the row starts."""
    _, rows = _table(path)
    at: Location = ()
    return tuple({at: line} for line, _ in rows)


def _table(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    problem = partial(Problem, path)
    reader = csv.reader(StringIO(read_text(path), newline=""), strict=True)
    rows, problems, start = [], [], 1
    try:
        names = [name.strip() for name in next(reader)]
        problems += [problem(1, "", message) for message in _header_faults(names)]
        start = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(names):
                message = f"{len(cells)} cells under {len(names)} columns; {_advice(cells, names)}"
                problems.append(problem(start, "", message))
            elif any(cells):
                rows.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        problems.append(problem(start, "", f"{error}; close the quotes that open in this row"))
    if not (problems or rows):
        problems.append(problem(1, "", "has a header and no row; write at least one record or delete the file"))
    if problems:
        raise DataError(problems)
    return names, rows


def _header_faults(names: list[str]) -> Iterator[str]:
    if len(names) == 1 and ";" in names[0]:
        yield "cells are separated by ';'; save with commas"
        return
    for name, times in Counter(names).items():
        if not name:
            yield "a column has no name; name it or remove it"
        elif times > 1:
            yield f"column '{name}' stands {times} times; keep one"
    for name in sorted({match[1] for name in names if (match := LANGUAGE.fullmatch(name))} & set(names)):
        yield f"column '{name}' stands beside '{name}_en' or '{name}_fr'; keep it, or one for each language"


def _advice(cells: list[str], names: list[str]) -> str:
    if len(cells) > len(names):
        return "put a cell with a comma in it in double quotes"
    return f"add {len(names) - len(cells)} empty cells (commas) or the missing ones"


def _nested(names: list[str], cells: list[str]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name, cell in zip(names, cells, strict=True):
        if not cell.strip():
            continue
        match = LANGUAGE.fullmatch(name)
        if match is None:
            values[name] = cell
            continue
        texts = values.setdefault(match[1], {})
        if isinstance(texts, dict):
            texts[match[2]] = cell
    return values
