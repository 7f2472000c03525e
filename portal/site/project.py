"""The project's files, and what its operator set in the environment."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit

from portal.problem import DataError, Problem

CONFIG = Path("mkdocs.yml")
SITE = Path("site")
CACHE = Path(".cache")


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

    def edit_address(self, path: Path, line: int) -> str:
        """Return where a line of a file can be edited, or nothing without a repository."""
        return f"{self.repository}/blob/{self.branch}/{path.as_posix()}#L{line}" if self.repository else ""


def digest_of_files(paths: Iterable[Path]) -> bytes:
    """Return what changes when a file, or a file in a folder, does."""
    digest = blake2b(digest_size=16)
    for path in paths:
        files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
        for file in files:
            if file.suffix != ".pyc":
                digest.update(file.as_posix().encode() + file.read_bytes())
    return digest.digest()


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
