"""What stands beside the languages: the assets, the choice of language, the pages for lost readers, the headers."""

from collections.abc import Iterator

from portal.outputs.assets import ASSETS, SHEET, published, style_sheet
from portal.outputs.templates import TEMPLATES
from portal.site.builder import theme_sheet
from portal.site.handwritten import in_menu
from portal.site.policy import HEADERS, headers_file
from portal.site.prepare import Prepared
from portal.text import LANGUAGES


def assets() -> Iterator[tuple[str, bytes]]:
    """Yield the files that pages load, by path: one style sheet, and scripts, fonts and images as they are.

    The builder's theme goes into a cascade layer of its own, so that any rule of ours wins, however
    specific the theme's is.
    """
    yield SHEET.as_posix(), f"@layer theme{{{theme_sheet(LANGUAGES[0])}}}\n{style_sheet(TEMPLATES)}".encode()
    for name, path in published(TEMPLATES).items():
        yield (ASSETS / name).as_posix(), path.read_bytes()


def root_files(prepared: Prepared, policy: str) -> Iterator[tuple[str, bytes]]:
    """Yield the choice of language, the pages for addresses that lead nowhere, by language and in both, the headers."""
    renderer = prepared.renderers["en"]
    menus = {language: in_menu(prepared.pages[language]) for language in LANGUAGES}
    shown = {"words": prepared.words, "url": prepared.settings.url, "menus": menus, "policy": policy}
    base = prepared.settings.path
    yield "index.html", renderer.page("index", base="", languages=LANGUAGES, **shown).encode()
    for name, languages in {"404.html": LANGUAGES, "en/404.html": ("en",), "fr/404.html": ("fr",)}.items():
        yield name, renderer.page("404", base=base, languages=languages, **shown).encode()
    yield HEADERS, headers_file(policy).encode()
