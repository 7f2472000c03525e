"""What a command took is counted for all of its processes."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.measure import Taken, measured, middle

BUSY = "import time\nheld = bytearray({size})\nwhile time.process_time() < {seconds}: pass"
MANY = """import subprocess, sys
started = [subprocess.Popen([sys.executable, "-c", sys.argv[1]]) for _ in range({number})]
[one.wait() for one in started if {wait}]
for one in started: one.returncode = 0
"""


def test_the_time_of_an_orphan_is_counted_and_the_wait_is_not(tmp_path: Path) -> None:
    busy = BUSY.format(size=1, seconds=0.5)

    taken = measured(tmp_path, sys.executable, "-c", MANY.format(number=1, wait=False), busy)

    assert taken.cpu >= 0.5
    assert taken.seconds < taken.cpu


def test_time_and_memory_of_processes_side_by_side_are_added_up(tmp_path: Path) -> None:
    busy = BUSY.format(size=100_000_000, seconds=0.5)

    taken = measured(tmp_path, sys.executable, "-c", MANY.format(number=2, wait=True), busy)

    assert taken.cpu >= 1
    assert taken.megabytes > 190


def test_a_command_that_fails_tells_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        measured(tmp_path, sys.executable, "-c", "raise SystemExit('no such record')")

    assert "no such record" in caught.value.output


def test_of_several_runs_the_middle_counts() -> None:
    assert middle([Taken(1, 9, 100), Taken(50, 2, 300), Taken(2, 3, 200)]) == Taken(2, 3, 200)
