"""One page of the site, in one language: where it stands, and what is said of it at its head."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """One page of the site, in one language."""

    address: str
    """Below the language's home page: `studies/<id>/`."""

    twin: str
    """The same page's address below the other language's home page."""

    title: str
    description: str
    section: str
    """The page of the menu it belongs to, by name."""

    exact: bool
    """Whether it is that page itself."""

    metadata: str = ""
    """What programs read of it in its head."""

    @property
    def home(self) -> str:
        """The way from the page to its language's home page."""
        return way_home(self.address)

    @property
    def path(self) -> str:
        """Its file, below the language's folder."""
        return f"{self.address}index.html"


def way_home(address: str) -> str:
    """Return the way from a page to its language's home page, given its address below it."""
    return "../" * address.count("/") or "./"
