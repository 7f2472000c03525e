"""Macros about the look: colours, icons, files of the style."""

from typing import NamedTuple

from portal.outputs.addresses import HERE
from portal.outputs.assets import ASSETS, published
from portal.outputs.assets import icons as icon_names
from portal.outputs.render import Renderer
from portal.outputs.tokens import tokens as read_tokens
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
    return renderer.component("swatches", tokens=read_tokens(renderer.templates))


def icons(renderer: Renderer) -> str:
    """Show all icons with their names:
    `{{ icons() }}`.

    Montrer toutes les icônes avec leur nom :
    `{{ icons() }}`.
    """
    return renderer.component("icons", names=icon_names(renderer.templates))


def downloads(renderer: Renderer, *paths: str) -> str:
    """List files of `overrides/assets/` that readers can take:
    `{{ downloads("images/emblem.svg") }}`.

    Énumérer des fichiers de `overrides/assets/` que l'on peut télécharger :
    `{{ downloads("images/emblem.svg") }}`.
    """
    there = published(renderer.templates)
    if not paths:
        raise ValueError("no file is named; name one of overrides/assets/")
    for name in paths:
        if name not in there:
            raise LookupError(f"no file '{name}' is published from overrides/assets/; {did_you_mean(name, there)}")
    files = [(there[name], f"{HERE}../{(ASSETS / name).as_posix()}") for name in paths]
    found = [Download(path.name, address, path.suffix[1:].upper(), path.stat().st_size) for path, address in files]
    return renderer.component("downloads", files=found)
