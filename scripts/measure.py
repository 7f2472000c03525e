"""Running a command and noting what it took."""

import os
import subprocess
import time
from pathlib import Path
from typing import NamedTuple


class Taken(NamedTuple):
    """What a command took."""

    seconds: float
    megabytes: float
    """Peak memory of its largest process, as the kernel counts it."""

    def __str__(self) -> str:
        """Return both, for a person."""
        return f"{self.seconds:.1f} s, {self.megabytes:.0f} MB"


def measured(folder: Path, *command: str) -> Taken:
    """Run a command in a folder; raise CalledProcessError with what it said when it fails."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    start = time.monotonic()
    timed = ["/usr/bin/time", "-f", "%M", *command]
    run = subprocess.run(timed, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    seconds = time.monotonic() - start
    if run.returncode:
        raise subprocess.CalledProcessError(run.returncode, command, run.stdout, run.stderr)
    return Taken(seconds, int(run.stderr.strip().splitlines()[-1]) / 1024)
