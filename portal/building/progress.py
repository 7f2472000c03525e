"""Whom a build tells how far it is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """Whom the build tells how far it is."""

    stage: Callable[[str], None]
    """Called when a stage begins, with its name."""

    advance: Callable[[int, int], None]
    """Called with the files done and all there are."""
