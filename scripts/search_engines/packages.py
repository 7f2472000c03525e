"""The node packages that the comparisons need: installed from the lock, where they are not there yet."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PACKAGES = PROJECT / "node_modules"
TOOLS = Path(sys.executable).parent


def install() -> None:
    """Install lunr and Pagefind from the lock, where one of them is missing."""
    if not all((PACKAGES / name).exists() for name in ("lunr", "pagefind")):
        environment = os.environ | {"PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}"}
        subprocess.run([TOOLS / "npm", "ci"], cwd=PROJECT, check=True, env=environment)


def node(*arguments: str | Path, said: str = "") -> str:
    """Run node on a text; return what it prints, or raise CalledProcessError."""
    command = [TOOLS / "node", *arguments]
    return subprocess.run(command, input=said, stdout=subprocess.PIPE, text=True, check=True, cwd=PROJECT).stdout
