"""The pictures of charts, drawn once: kept under what they were drawn from."""

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from portal.graphics.drawing import Asked, NumberFormat, Picture, bundle_now, drawn_now, painted_now
from portal.graphics.plot import Plot
from portal.store import Store, digest_of_bytes

BUNDLE = "bundle"

MOST_KEPT = 5000
"""Things that other programs made: some dozen states of a portal of this size. With more, all are made again."""


class Pictures:
    """The pictures in a store."""

    def __init__(self, store: Store) -> None:
        """Take the store; a process that only reads replaces it by its own."""
        self.store = store

    def draw(self, asked: Sequence[Asked]) -> None:
        """Draw some plots that have not been drawn before."""
        self.store.forget_blobs(MOST_KEPT)
        missing = {_name(one.plot, one.number_format): one for one in asked}
        missing = {name: one for name, one in missing.items() if self.store.blob(name) is None}
        drawn = drawn_now(list(missing.values()))
        self.store.put_blobs(
            (name, json.dumps([one.spec, one.svg]).encode()) for name, one in zip(missing, drawn, strict=True)
        )

    def paint(self, svgs: Iterable[str]) -> None:
        """Paint some drawings that have not been painted before."""
        missing = {_painting(svg): svg for svg in svgs}
        missing = {name: svg for name, svg in missing.items() if self.store.blob(name) is None}
        self.store.put_blobs(zip(missing, painted_now(list(missing.values())), strict=True))

    def of(self, plot: Plot, number_format: NumberFormat) -> Picture:
        """Return the picture of a plot that has been drawn."""
        kept = self.store.blob(_name(plot, number_format))
        if kept is None:
            return drawn_now([Asked(plot, number_format)])[0]
        spec, svg = json.loads(kept)
        return Picture(spec, svg)

    def painting(self, svg: str) -> bytes:
        """Return a drawing, painted."""
        return self.store.blob(_painting(svg)) or painted_now([svg])[0]

    def bundle(self) -> bytes:
        """Return the script that makes charts answer."""
        return self.store.blob(BUNDLE) or bundle_now()

    def keep_bundle(self) -> None:
        """Keep the script that makes charts answer."""
        if self.store.blob(BUNDLE) is None:
            self.store.put_blobs([(BUNDLE, bundle_now())])


def _name(plot: Plot, number_format: NumberFormat) -> str:
    return blake2b(f"{plot.key} {sorted(number_format.items())}".encode(), digest_size=16).hexdigest()


def _painting(svg: str) -> str:
    return f"painting {digest_of_bytes(svg.encode()).hex()}"
