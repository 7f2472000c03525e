"""The whole build: loaded and checked, framed, written beside the old site, swapped in."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from portal.kinds.vocabulary import VOCABULARY
from portal.outputs.views import Views
from portal.site.builder import built_folder, run_builder
from portal.site.frame import Frame
from portal.site.making import Work, make_all, tasks
from portal.site.pages import Pages, list_length
from portal.site.prepare import Bind, Prepared, prepare
from portal.site.project import CONFIG, SITE
from portal.site.shell import Shell
from portal.site.store import close_store, open_store
from portal.site.swap import new_site
from portal.text import LANGUAGES, Language

OURS = "portal.css"
THEME = "theme.css"
CHARSET = '@charset "UTF-8";'
BUILDERS = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "Markdown")


@dataclass(frozen=True)
class Built:
    """What a build made."""

    records: int
    pages: int
    drawn: int
    """Record pages drawn; the others had not changed."""


@dataclass(frozen=True)
class Progress:
    """Whom the build tells how far it is."""

    stage: Callable[[str], None]
    """Called when a stage begins, with its name."""

    advance: Callable[[int, int], None]
    """Called with the record pages done and all there are."""


def build(bind: Bind, progress: Progress, site: Path = SITE) -> Built:
    """Build the site; raise DataError with every problem, and leave the old site as it is."""
    progress.stage("check")
    prepared = prepare(bind)
    progress.stage("frame")
    _frame(prepared)
    progress.stage("pages")
    made_with = _digest_of_files([Path("portal"), Path("overrides")])
    with new_site(site) as fresh:
        store = open_store(site, fresh)
        pages = {language: _pages(prepared, language, made_with) for language in LANGUAGES}
        kept = {path: store.put_text(path, text) for path, text in (*_style_sheets(), *_root(prepared))}
        for draft in (draft for language in LANGUAGES for draft in pages[language].handwritten()):
            kept[draft.path], _ = store.put(*draft)
        todo = list(tasks(prepared.dataset))
        done = make_all(Work(Views(prepared.dataset), pages, store), todo, _counter(prepared, progress))
        kept |= done.kept
        store.remove_others(kept)
    close_store(store, kept)
    return Built(len(prepared.dataset), sum(path.endswith(".html") for path in kept), done.drawn)


def _counter(prepared: Prepared, progress: Progress) -> Callable[[int], None]:
    dataset = prepared.dataset
    lists = sum(list_length(len(dataset.items(kind.name))) for kind in dataset.kinds if kind.section)
    records = sum(len(dataset.items(kind.name)) for kind in dataset.kinds if kind.pages)
    so_far = [0]

    def count(more: int) -> None:
        so_far[0] += more
        progress.advance(so_far[0], (lists + records) * len(LANGUAGES))

    return count


def _frame(prepared: Prepared) -> None:
    """Run the page builder for the languages whose pages, macros' answers or templates have changed."""
    versions = " ".join(f"{name} {version(name)}" for name in BUILDERS)
    made_with = _digest_of_files([CONFIG, Path("overrides"), Path("macros")])
    stale = {}
    for language in LANGUAGES:
        state = blake2b(prepared.digests[language] + made_with + versions.encode() + prepared.settings.url.encode())
        if _noted(language) != state.hexdigest():
            stale[language] = state.hexdigest()
    if not stale:
        return
    for language in stale:
        _note(language).unlink(missing_ok=True)
    run_builder({language: prepared.words[language]["site_name"] for language in stale}, prepared.settings)
    for language, state_now in stale.items():
        _note(language).write_text(state_now, encoding="utf-8")


def _note(language: Language) -> Path:
    return built_folder(language).with_suffix(".state")


def _noted(language: Language) -> str:
    try:
        return _note(language).read_text(encoding="utf-8")
    except OSError:
        return ""


def _digest_of_files(paths: Iterable[Path]) -> bytes:
    digest = blake2b(digest_size=16)
    for path in paths:
        files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
        for file in files:
            if file.suffix != ".pyc":
                digest.update(file.as_posix().encode() + file.read_bytes())
    return digest.digest()


def _basis(prepared: Prepared, language: Language, made_with: bytes) -> bytes:
    """Return what all pages of a language depend on beside their records: templates, code, words, menus, addresses."""
    dataset = prepared.dataset
    anchors = [
        item.key.id for kind in dataset.kinds if kind.section and not kind.pages for item in dataset.items(kind.name)
    ]
    menu = [
        (page.name, page.address, page.title, page.short, page.menu, page.footer) for page in prepared.pages[language]
    ]
    twins = [(page.name, page.address) for page in prepared.pages[_other(language)]]
    said = json.dumps([dict(prepared.words[language]), anchors, menu, twins, str(prepared.settings)])
    words = (item.digest for item in dataset.items(VOCABULARY.name))
    return blake2b(b"".join([made_with, said.encode(), *words])).digest()


def _other(language: Language) -> Language:
    return next(name for name in LANGUAGES if name != language)


def _style_sheets() -> Iterator[tuple[str, str]]:
    """Yield the style sheets by path, the builder's theme first.

    The theme goes into a cascade layer of its own, so that any rule of ours wins, however specific
    the theme's is.
    """
    built = built_folder(LANGUAGES[0]) / "assets" / "stylesheets"
    theme = "".join(path.read_text(encoding="utf-8") for path in sorted(built.glob("main*.css")))
    yield f"assets/stylesheets/{THEME}", f"@layer theme{{{theme.removeprefix(CHARSET)}}}"
    yield f"assets/stylesheets/{OURS}", (built / OURS).read_text(encoding="utf-8")


def _pages(prepared: Prepared, language: Language, made_with: bytes) -> Pages:
    written = prepared.pages[language]
    built = {page.name: built_folder(language) / page.address / "index.html" for page in written}
    return Pages(
        renderer=prepared.renderers[language],
        frame=Frame(prepared.renderers[language], prepared.settings, written, (THEME, OURS)),
        settings=prepared.settings,
        written={page.name: page for page in written},
        twins={page.name: page for page in prepared.pages[_other(language)]},
        shells={name: Shell.cut(path.read_text(encoding="utf-8")) for name, path in built.items()},
        basis=_basis(prepared, language, made_with),
    )


def _root(prepared: Prepared) -> Iterator[tuple[str, str]]:
    """Yield the choice of language, and the pages for addresses that lead nowhere: in each language, and in both."""
    renderer = prepared.renderers["en"]
    menus = {
        language: sorted((page for page in prepared.pages[language] if page.menu), key=lambda page: page.menu)
        for language in LANGUAGES
    }
    shown = {"words": prepared.words, "url": prepared.settings.url, "sheets": (THEME, OURS), "menus": menus}
    base = prepared.settings.path
    yield "index.html", renderer.page("index", base="", languages=LANGUAGES, **shown)
    for name, languages in {"404.html": LANGUAGES, "en/404.html": ("en",), "fr/404.html": ("fr",)}.items():
        yield name, renderer.page("404", base=base, languages=languages, **shown)
