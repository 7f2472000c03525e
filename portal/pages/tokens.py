"""The style sheet's colour tokens into rows: each colour in each scheme, and its contrast with the page."""

import re
from pathlib import Path
from typing import NamedTuple

from portal.project import TEMPLATES

SHEET = Path("assets/stylesheets/tokens.css")
"""The sheet, below the templates."""

DARK = "screen and (prefers-color-scheme: dark)"
CONTRAST = "(prefers-contrast: more)"
SCHEMES = {
    "light": ("",),
    "dark": ("", DARK),
    "contrast": ("", CONTRAST),
    "contrast_dark": ("", DARK, CONTRAST, f"{CONTRAST} and (prefers-color-scheme: dark)"),
    "print": ("", "print"),
}
"""The schemes by the conditions of the sheet that hold in each: a later one covers an earlier one."""

BLOCK = re.compile(r"(?:@media ([^{]+?) )?\{\s*(?::root \{)?([^{}]*)\}")
COLOUR = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")
GROUND = "paper"


class Colour(NamedTuple):
    """A colour in one scheme."""

    hex: str
    contrast: float
    """Against the ground of its scheme, from 1 to 21."""


class Token(NamedTuple):
    """A colour by its name."""

    name: str
    colours: dict[str, Colour]
    """By scheme."""


def tokens(templates: Path = TEMPLATES) -> tuple[Token, ...]:
    """Return the colours that the style sheet of some templates names, in its order."""
    set_under: dict[str, dict[str, str]] = {}
    for condition, body in BLOCK.findall((templates / SHEET).read_text(encoding="utf-8")):
        set_under.setdefault(condition, {}).update(COLOUR.findall(body))
    schemes = {
        scheme: {name: colour for condition in conditions for name, colour in set_under[condition].items()}
        for scheme, conditions in SCHEMES.items()
    }
    return tuple(
        Token(name, {scheme: _colour(colours, name) for scheme, colours in schemes.items()}) for name in set_under[""]
    )


def _colour(colours: dict[str, str], name: str) -> Colour:
    return Colour(colours[name], contrast(colours[name], colours[GROUND]))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours written #rrggbb, from 1 to 21.

    (L1 + 0.05) / (L2 + 0.05), L1 being the lighter's relative luminance: WCAG 2.2, definition of contrast ratio.
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1: WCAG 2.2, definition of relative luminance (sRGB)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
