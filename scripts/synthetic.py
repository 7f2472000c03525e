"""A copy of the project with any number of invented innovations, in a folder outside it.

Every record mixes the facts of real ones under a new id, in both languages, so that sizes, references
and shared words are as they are on the site. Same number, same bytes. Never for publishing.
"""

import argparse
import random
import shutil
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).parents[1]
LINKED = ("docs", "macros", "overrides", "portal", "mkdocs.yml")
INNOVATIONS = Path("data") / "innovations"
INVENTED = "synthetic-"
TEXTS = ("title", "problem", "practice", "cost", "lessons")


def make_project(folder: Path, count: int) -> None:
    """Write a project with `count` innovations into a folder; what stood there before is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in LINKED:
        (folder / name).symlink_to(PROJECT / name)
    shutil.copytree(PROJECT / "data", folder / "data")
    models = real_records(folder)
    for number in range(len(models), count):
        write_record(folder, invented(number, models))


def real_records(folder: Path) -> list[dict[str, Any]]:
    """Return the innovations of a project that were not invented here."""
    paths = sorted((folder / INNOVATIONS).glob("*.yml"))
    return [read_record(path) for path in paths if not path.name.startswith(INVENTED)]


def invented_records(folder: Path) -> list[Path]:
    """Return the files of the invented innovations of a project."""
    return sorted((folder / INNOVATIONS).glob(f"{INVENTED}*.yml"))


def record_path(folder: Path, id: str) -> Path:
    """Return the file of an innovation in a project."""
    return folder / INNOVATIONS / f"{id}.yml"


def read_record(path: Path) -> dict[str, Any]:
    """Return a record as its file has it, all scalars as text."""
    record: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return record


def write_record(folder: Path, record: dict[str, Any]) -> Path:
    """Write an innovation into a project; return its file."""
    path = record_path(folder, record["id"])
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def invented(number: int, models: list[dict[str, Any]]) -> dict[str, Any]:
    """Return one record, mixed from real ones; the number decides how."""
    chance = random.Random(number)
    record = dict(chance.choice(models)) | {"id": f"{INVENTED}{number:06}"}
    for name in ("places", "channels", "service_areas", "themes"):
        record[name] = chance.choice([model[name] for model in models if name in model])
    for name in TEXTS:
        if name in record:
            english = chance.choice([model[name]["en"] for model in models if name in model])
            record[name] = {"en": f"{english} ({number})", "fr": f"{english} ({number}, en français)"}
    return record


def main() -> None:
    """Read the arguments and write the project."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write; outside the project")
    parser.add_argument("--count", type=int, default=10_000, help="innovations in all (default: %(default)s)")
    options = parser.parse_args()
    make_project(options.folder, options.count)
    print(f"{options.count} innovations in {options.folder}")


if __name__ == "__main__":
    main()
