"""The colours of the style sheet keep the contrast that WCAG 2.2 asks for, in every scheme."""

from itertools import combinations
from math import dist

import pytest

from portal.pages.tokens import SCHEMES, contrast, tokens
from tests.project import PROJECT

COLOURS = {token.name: token.colours for token in tokens(PROJECT / "overrides")}
GROUNDS = ("paper", "soft", "raised", "accent-soft", "warn-soft")
TEXT = [(name, ground) for name in ("ink", "quiet", "link", "accent", "ember", "warn") for ground in GROUNDS]
TEXT += [("on-accent", "accent"), ("on-accent", "ember"), ("on-band", "band")]
TEXT += [(name, "paper") for name in COLOURS if name.startswith("kind-")]
SHAPES = [(name, ground) for name in ("edge", "focus") for ground in ("paper", "soft", "raised")] + [
    ("on-band", "band")
]

CHART = [name for name in COLOURS if name.startswith("chart-")]
SHAPES += [(name, ground) for name in CHART for ground in ("paper", "raised")]

SIGHT = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What is left of linear red, green and blue: Machado, Oliveira and Fernandes 2009, severity 1.0."""

APART = 20
"""The least distance of two colours in CIELAB: some twenty times what can just be told apart."""


def _lab(colour: str, sight: str) -> tuple[float, ...]:
    """Return a colour as somebody sees it, in CIELAB (D65)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    red, green, blue = (sum(a * b for a, b in zip(row, linear, strict=True)) for row in SIGHT[sight])
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (max(t, 0) ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert round(contrast("#0000ff", "#ffffff"), 2) == 8.59


def test_every_colour_is_known_in_every_scheme() -> None:
    assert len(COLOURS) > 25
    assert all(set(colours) == set(SCHEMES) for colours in COLOURS.values())
    assert COLOURS["paper"]["dark"].hex != COLOURS["paper"]["light"].hex


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("name", "ground"), TEXT)
def test_text_can_be_read(name: str, ground: str, scheme: str) -> None:
    assert contrast(COLOURS[name][scheme].hex, COLOURS[ground][scheme].hex) >= (7 if "contrast" in scheme else 4.5)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_colours_of_charts_are_told_apart_by_every_sort_of_sight(sight: str, scheme: str) -> None:
    seen = {name: _lab(COLOURS[name][scheme].hex, sight) for name in CHART}
    assert len(seen) == 8
    for one, other in combinations(CHART, 2):
        assert dist(seen[one], seen[other]) > APART, (one, other)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("name", "ground"), SHAPES)
def test_shapes_can_be_seen(name: str, ground: str, scheme: str) -> None:
    assert contrast(COLOURS[name][scheme].hex, COLOURS[ground][scheme].hex) >= 3
