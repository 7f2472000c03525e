"""The project's files, and what its operator set in the environment."""

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from portal.problem import DataError, Problem

CONFIG = Path("mkdocs.yml")
TEMPLATES = Path("overrides")

CHOICES = Path("portal.toml")
"""What an operator chooses: packs of kinds to leave out, kinds of their own. It may be absent."""

SITE = Path("site")
CACHE = Path(".cache")

SEARCH = "search"
"""The folder of a language's search, below that of the language."""

VARIABLES = ("PORTAL_URL", "PORTAL_REPOSITORY", "PORTAL_BRANCH")
"""What an operator may set in the environment."""


@dataclass(frozen=True)
class Settings:
    """Where the site will stand and where its data can be edited."""

    url: str
    """The address of the site, with a slash at its end."""

    repository: str
    """The address of the repository, or empty where it is not published."""

    branch: str

    @property
    def path(self) -> str:
        """The path of the site on its host: / or /portal/."""
        return urlsplit(self.url).path

    def edit_address(self, path: str, line: int) -> str:
        """Return where a line of a file can be edited, or nothing without a repository."""
        return f"{self.repository}/blob/{self.branch}/{path}#L{line}" if self.repository else ""


def own_kinds() -> Path | None:
    """Return the file of kinds of its own that a project names, as far as what it chooses can be read."""
    try:
        named = tomllib.loads(CHOICES.read_text(encoding="utf-8")).get("kinds")
    except (OSError, ValueError):
        return None
    return Path(named) if isinstance(named, str) else None


def settings() -> Settings:
    """Return the operator's settings; raise DataError where an address is none."""
    url = os.environ.get("PORTAL_URL", "http://localhost:8000/")
    repository = os.environ.get("PORTAL_REPOSITORY", "")
    branch = os.environ.get("PORTAL_BRANCH", "main")
    for name, value in (("PORTAL_URL", url), ("PORTAL_REPOSITORY", repository)):
        if value and not re.fullmatch(r"https?://[^\s\"'<>]+", value):
            message = f"is {value!r}; set an address that begins with https://"
            raise DataError([Problem(CONFIG, 1, name, message)])
    return Settings(url.rstrip("/") + "/", repository.rstrip("/"), branch)
