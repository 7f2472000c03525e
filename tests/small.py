"""A small project cut out of the real one: every kind, every page, every template, built in seconds."""

import csv
import re
import shutil
from collections import Counter
from pathlib import Path

import yaml

from portal.dataset import Dataset, Item, load
from portal.record import Key
from tests.project import PROJECT

PARTS = ("docs", "macros", "overrides")
FEW = 3
"""Records a kind has at the least, where the real data has as many."""

CHARTS = {"studies-over-time", "kiwis-count-quality", "adoptions-over-time"}
"""The charts it keeps: drawing is what costs most."""

INSTEAD = {
    "drivers-by-edition": "studies-over-time",
    "most-frequent-way-of-contacting-government": "overall-service-quality-score-0-100",
    "citizens-first-3": "kiwis-count",
}
"""What pages call instead, where what they call would bring too much along."""


def make_project(folder: Path) -> Path:
    """Write the small project into a folder."""
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace(" portal,", ""), encoding="utf-8")  # the library is elsewhere
    for name in PARTS:
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    pages = sorted((folder / "docs").rglob("*.md"))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for called, instead in INSTEAD.items():
            text = text.replace(f'"{called}"', f'"{instead}"')
        page.write_text(text, encoding="utf-8")
    ids = {id for page in pages for id in re.findall(r'"([a-z0-9-]+)"', page.read_text(encoding="utf-8"))}
    _write(folder, _chosen(load(PROJECT / "data"), ids))
    return folder


def _chosen(dataset: Dataset, called: set[str]) -> list[Item]:
    """Return the records that pages call, a few of each kind, and all that these mention."""
    every = {item.key: item for kind in dataset.kinds for item in dataset.items(kind.name)}
    wanted = {key: item for key, item in every.items() if key.kind != "charts" or key.id in CHARTS}
    chosen: set[Key] = set()
    for key in wanted:
        if key.id in called or key.kind in ("charts", "vocabulary"):
            chosen |= _mentioned(key, every)
    drawn = {measure for id in CHARTS for measure in every[Key("charts", id)].references}
    for key in wanted:
        if key.kind == "points" and drawn & {*every[key].references}:
            chosen |= _mentioned(key, every)
    for kind in dataset.kinds:
        of_kind = [key for key in wanted if key.kind == kind.name and not kind.must_be_used]
        for _ in of_kind:
            left = [key for key in of_kind if key not in chosen]
            if not left or len(of_kind) - len(left) >= FEW:
                break
            chosen |= min((_mentioned(key, every) for key in left), key=lambda found: len(found - chosen))
    return [item for key, item in every.items() if key in chosen]


def _mentioned(key: Key, every: dict[Key, Item]) -> set[Key]:
    """Return a record and all that it mentions, directly or not."""
    found, left = {key}, [key]
    while left:
        new = set(every[left.pop()].references) - found
        found |= new
        left += new
    return found


def _write(folder: Path, items: list[Item]) -> None:
    """Write records as they stand in the real data, in files of the same names."""
    for path, count in Counter(item.origin.path for item in items).items():
        target = folder / path.relative_to(PROJECT)
        target.parent.mkdir(parents=True, exist_ok=True)
        of_file = sorted((item for item in items if item.origin.path == path), key=lambda item: item.origin.line)
        if path.suffix == ".csv":
            _write_rows(path, target, {item.key.id for item in of_file})
        elif path.parent.name == "data":
            values = [item.values for item in of_file]
            target.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
        else:
            assert count == 1
            shutil.copyfile(path, target)


def _write_rows(path: Path, target: Path, ids: set[str]) -> None:
    with path.open(encoding="utf-8", newline="") as real, target.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictReader(real)
        writer = csv.DictWriter(file, rows.fieldnames or (), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for row in rows if row["id"] in ids)
