"""What an output is: a module that says which files it makes of a site, and draws each."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, Protocol

from portal.pages.site import Site


class File(NamedTuple):
    """A file that an output makes."""

    path: str
    """Where it stands, below the site."""

    arguments: tuple[str, ...] = ()
    """What tells it from the others of its output: what `draw` is given behind the site."""


class Output(Protocol):
    """A module of this room."""

    @property
    def files(self) -> Callable[[Site], Iterator[File]]:
        """Yields the files that it makes of a site."""

    @property
    def draw(self) -> Callable[..., bytes]:
        """Returns what is in a file, given the site and the file's arguments; what it reads, it asks for."""

    @property
    def __name__(self) -> Any:
        """The module's name: its last part is the name of the output."""
