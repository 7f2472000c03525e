"""What a large catalogue costs: builds of the project with invented innovations, from nothing and after one change.

Prints, for each number of innovations, the seconds and peak memory of a first build, of `portal check`, of a
build after one record has changed (a new process, and the two folders both up to date), the mean size of a
page, and at the end the cost of one more record. Needs Debian's `time`.
"""

import argparse
import shutil
import sys
from pathlib import Path

from scripts.measure import measured
from scripts.synthetic import make_project

PORTAL = str(Path(sys.executable).parent / "portal")


def cost(folder: Path, count: int) -> float:
    """Build a project of so many innovations, print what it took, and return the seconds of the first build."""
    make_project(folder, count)
    print(f"{count} innovations")
    first = measured(folder, PORTAL, "build")
    print(f"  first build: {first}")
    print(f"  check: {measured(folder, PORTAL, 'check')}")
    measured(folder, PORTAL, "build")
    print(f"  nothing changed: {measured(folder, PORTAL, 'build')}")
    changed = sorted((folder / "data" / "innovations").glob("synthetic-*.yml"))[count // 4]
    changed.write_text(
        changed.read_text(encoding="utf-8") + "verification: {en: To check., fr: À vérifier.}\n", "utf-8"
    )
    print(f"  one record changed: {measured(folder, PORTAL, 'build')}")
    sizes = [path.stat().st_size for path in (folder / "site").rglob("*.html")]
    print(f"  {len(sizes)} pages of {sum(sizes) / len(sizes) / 1000:.1f} kB on average")
    return first.seconds


def main() -> None:
    """Read the arguments and measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write the projects; outside this one")
    parser.add_argument("--counts", type=int, nargs="+", default=[1_000, 10_000], help="innovations (%(default)s)")
    options = parser.parse_args()
    taken = {count: cost(options.folder / str(count), count) for count in options.counts}
    few, many = min(taken), max(taken)
    if few < many:
        print(f"one more record: {1000 * (taken[many] - taken[few]) / (many - few):.2f} ms between {few} and {many}")
        print(f"all, a record: {1000 * taken[few] / few:.2f} ms at {few}, {1000 * taken[many] / many:.2f} ms at {many}")
    for count in options.counts:
        shutil.rmtree(options.folder / str(count))


if __name__ == "__main__":
    main()
