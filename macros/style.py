"""Macros about the look: colours, icons, files of the style."""

from pathlib import Path
from typing import NamedTuple

from portal.pages.assets import ASSETS
from portal.pages.renderer import Renderer
from portal.suggest import did_you_mean


class Download(NamedTuple):
    """A file that readers can take."""

    name: str
    address: str
    form: str
    size: int
    """In bytes."""


def tokens(renderer: Renderer) -> str:
    """Show the colours of the style sheet in every scheme, each with its contrast against the page:
    `{{ tokens() }}`.

    Montrer les couleurs de la feuille de style dans chaque mode, chacune avec son contraste par rapport à la page :
    `{{ tokens() }}`.
    """
    return renderer.component("swatches", tokens=renderer.assets.tokens)


def icons(renderer: Renderer) -> str:
    """Show all icons with their names:
    `{{ icons() }}`.

    Montrer toutes les icônes avec leur nom :
    `{{ icons() }}`.
    """
    return renderer.component("icons", names=renderer.assets.icons)


def downloads(renderer: Renderer, *paths: str) -> str:
    """List files of `overrides/assets/` that readers can take:
    `{{ downloads("images/emblem.svg") }}`.

    Énumérer des fichiers de `overrides/assets/` que l'on peut télécharger :
    `{{ downloads("images/emblem.svg") }}`.
    """
    there = renderer.assets.names
    if not paths:
        raise ValueError("no file is named; name one of overrides/assets/")
    for name in paths:
        if name not in there:
            raise LookupError(f"no file '{name}' is published from overrides/assets/; {did_you_mean(name, there)}")
    found = [
        Download(
            name=Path(name).name,
            address=f"{renderer.way}../{(ASSETS / name).as_posix()}",
            form=Path(name).suffix[1:].upper(),
            size=renderer.assets.size(name),
        )
        for name in paths
    ]
    return renderer.component("downloads", files=found)
