"""The door: what an author may call in a page of `docs/`."""

import os
from typing import Any


def define_env(env: Any) -> None:
    """Give every page the macros, each already holding the records in the page's language.

    Some builders run this again for every page: nothing is kept here, and `load_current` rereads
    only what has changed. The imports stand inside so that importing this package costs nothing.
    """
    from macros.families import bind
    from portal.dataset import load_current
    from portal.outputs.render import Renderer
    from portal.outputs.words import load_words
    from portal.text import Language

    language: Language = "fr" if os.environ.get("PORTAL_LANGUAGE") == "fr" else "en"
    renderer = Renderer(load_current(), language, load_words()[language])
    for name, macro in bind(renderer).items():
        env.macro(macro, name)
