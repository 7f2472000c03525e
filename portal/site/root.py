"""What stands beside the languages: the style sheets, the choice of language, the pages for lost readers."""

from collections.abc import Iterator

from portal.site.builder import built_folder
from portal.site.handwritten import in_menu
from portal.site.prepare import Prepared
from portal.text import LANGUAGES

OURS = "portal.css"
THEME = "theme.css"
SHEETS = (THEME, OURS)
CHARSET = '@charset "UTF-8";'


def style_sheets() -> Iterator[tuple[str, str]]:
    """Yield the style sheets by path, the builder's theme first.

    The theme goes into a cascade layer of its own, so that any rule of ours wins, however specific
    the theme's is.
    """
    built = built_folder(LANGUAGES[0]) / "assets" / "stylesheets"
    theme = "".join(path.read_text(encoding="utf-8") for path in sorted(built.glob("main*.css")))
    yield f"assets/stylesheets/{THEME}", f"@layer theme{{{theme.removeprefix(CHARSET)}}}"
    yield f"assets/stylesheets/{OURS}", (built / OURS).read_text(encoding="utf-8")


def root_pages(prepared: Prepared) -> Iterator[tuple[str, str]]:
    """Yield the choice of language, and the pages for addresses that lead nowhere: in each language, and in both."""
    renderer = prepared.renderers["en"]
    menus = {language: in_menu(prepared.pages[language]) for language in LANGUAGES}
    shown = {"words": prepared.words, "url": prepared.settings.url, "sheets": SHEETS, "menus": menus}
    base = prepared.settings.path
    yield "index.html", renderer.page("index", base="", languages=LANGUAGES, **shown)
    for name, languages in {"404.html": LANGUAGES, "en/404.html": ("en",), "fr/404.html": ("fr",)}.items():
        yield name, renderer.page("404", base=base, languages=languages, **shown)
