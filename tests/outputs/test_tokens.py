"""The colours of the style sheet keep the contrast that WCAG 2.2 asks for, in every scheme."""

import pytest

from portal.outputs.tokens import SCHEMES, contrast, tokens
from tests.project import PROJECT

COLOURS = {token.name: token.colours for token in tokens(PROJECT / "overrides")}
GROUNDS = ("paper", "soft", "raised", "accent-soft", "warn-soft")
TEXT = [(name, ground) for name in ("ink", "quiet", "link", "accent", "ember", "warn") for ground in GROUNDS]
TEXT += [("on-accent", "accent"), ("on-accent", "ember"), ("on-band", "band")]
TEXT += [(name, "paper") for name in COLOURS if name.startswith("kind-")]
SHAPES = [(name, ground) for name in ("edge", "focus") for ground in ("paper", "soft", "raised")] + [
    ("on-band", "band")
]


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
@pytest.mark.parametrize(("name", "ground"), SHAPES)
def test_shapes_can_be_seen(name: str, ground: str, scheme: str) -> None:
    assert contrast(COLOURS[name][scheme].hex, COLOURS[ground][scheme].hex) >= 3
