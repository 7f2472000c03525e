"""The whole build: loaded and checked, framed, written beside the old site, swapped in."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from portal.kinds.vocabulary import VOCABULARY
from portal.outputs.facets import narrowed
from portal.outputs.views import Views
from portal.site.beside import beside_pages
from portal.site.builder import built_folder, run_builder
from portal.site.figures import Figures, figures, files
from portal.site.frame import Frame
from portal.site.handwritten import Page
from portal.site.making import Work, make_all, tasks
from portal.site.pages import Pages, list_length
from portal.site.policy import policy as policy_of
from portal.site.prepare import Bind, Prepared, prepare
from portal.site.project import SITE, digest_of_files
from portal.site.root import assets, root_files
from portal.site.shell import Shell
from portal.site.store import close_store, open_store
from portal.site.swap import new_site
from portal.text import LANGUAGES, Language


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
    names = {language: words["site_name"] for language, words in prepared.words.items()}
    run_builder(prepared.digests, names, prepared.settings)
    built = {language: _built(prepared, language) for language in LANGUAGES}
    policy = policy_of(
        {built_folder(name) / page.address: html for name, pages in built.items() for page, html in pages.items()}
    )
    made_with = digest_of_files([Path("portal"), Path("overrides")]) + policy.encode()
    progress.stage("charts")
    drawn = figures(
        prepared.renderers, prepared.settings, {language: pages.values() for language, pages in built.items()}
    )
    pages = {
        language: _pages(prepared, language, built[language], drawn[language], policy, made_with)
        for language in LANGUAGES
    }
    progress.stage("pages")
    with new_site(site) as fresh:
        store = open_store(site, fresh)
        others = (
            *assets(),
            *root_files(prepared, policy),
            *beside_pages(prepared, built),
            *files(drawn),
        )
        kept = {path: store.put_bytes(path, content) for path, content in others}
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
    values = sum(list_length(len(one.items)) for kind in dataset.kinds for one in narrowed(dataset, kind))
    records = sum(len(dataset.items(kind.name)) for kind in dataset.kinds if kind.pages)
    so_far = [0]

    def count(more: int) -> None:
        so_far[0] += more
        progress.advance(so_far[0], (lists + values + records) * len(LANGUAGES))

    return count


def _basis(prepared: Prepared, language: Language, made_with: bytes) -> bytes:
    """Return what all pages of a language depend on beside their records: templates, code, words, menus, addresses."""
    dataset = prepared.dataset
    addresses = prepared.renderers[language].addresses
    anchors = [
        addresses.of(item, language)
        for kind in dataset.kinds
        if kind.section and not kind.pages
        for item in dataset.items(kind.name)
    ]
    menu = [(page.name, page.address, page.front.model_dump()) for page in prepared.pages[language]]
    twins = [(page.name, page.address) for page in prepared.pages[_other(language)]]
    said = json.dumps([dict(prepared.words[language]), anchors, menu, twins, str(prepared.settings)])
    words = (item.digest for item in dataset.items(VOCABULARY.name))
    return blake2b(b"".join([made_with, said.encode(), *words])).digest()


def _other(language: Language) -> Language:
    return next(name for name in LANGUAGES if name != language)


def _built(prepared: Prepared, language: Language) -> dict[Page, str]:
    """Return what the page builder made of each page of a language."""
    folder = built_folder(language)
    return {
        page: (folder / page.address / "index.html").read_text(encoding="utf-8") for page in prepared.pages[language]
    }


def _pages(
    prepared: Prepared,
    language: Language,
    built: Mapping[Page, str],
    drawn: Figures,
    policy: str,
    made_with: bytes,
) -> Pages:
    written = prepared.pages[language]
    return Pages(
        renderer=prepared.renderers[language],
        frame=Frame(prepared.renderers[language], prepared.settings, written, policy),
        figures=drawn,
        settings=prepared.settings,
        written={page.name: page for page in written},
        twins={page.name: page for page in prepared.pages[_other(language)]},
        shells={page.name: Shell.cut(html) for page, html in built.items()},
        basis=_basis(prepared, language, made_with),
    )
