"""The HTML of every sort of page, as the standard wants it."""

import json
import subprocess
import sys
from pathlib import Path

from tests.browser.reader import SORTS
from tests.project import PROJECT

NODE = Path(sys.executable).with_name("node")
VALIDATOR = PROJECT / "node_modules/html-validate/bin/html-validate.mjs"
RULES = Path(__file__).with_name("html-validate.mjs")


def test_every_sort_of_page_is_valid_html(built: Path) -> None:
    site = built / "site"
    places = [site / sort.richest(site) for sort in SORTS]
    files = [str(place / "index.html" if place.is_dir() else place) for place in places]
    command = [str(NODE), str(VALIDATOR), "--config", str(RULES), "--formatter", "json", *files]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.stdout, run.stderr
    told = [
        f"{Path(page['filePath']).relative_to(site)}:{fault['line']}: {fault['ruleId']}: {fault['message']}"
        for page in json.loads(run.stdout)
        for fault in page["messages"]
    ]
    assert not told, "\n".join(told)
    assert run.returncode == 0
