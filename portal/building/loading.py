"""A project that is loaded: the site that it makes, and what is kept and still stands of it."""

from dataclasses import dataclass

from portal.building.standing import Standing
from portal.dataset import Dataset
from portal.graphics.pictures import Pictures
from portal.language.words import Words
from portal.pages.site import Bind, Site, site_of
from portal.pages.templates import Compiled
from portal.project import Settings
from portal.prose.page import Page
from portal.store import Store
from portal.text import LANGUAGES, Language


@dataclass(frozen=True)
class Project:
    """What a build needs, without a fault."""

    store: Store
    site: Site
    standing: Standing
    has_other_files: bool = True
    """Whether there may be files that the site does not have, or some no more."""


def project_of(
    bind: Bind,
    store: Store,
    dataset: Dataset,
    words: Words,
    written: dict[Language, tuple[Page, ...]],
    set_up: Settings,
) -> Project:
    """Return the project of some records, words, pages and settings."""
    compiled = Compiled(store.blob, lambda name, made: store.put_blobs([(name, made)]))
    site = site_of(bind, dataset, words, written, set_up, Pictures(store), compiled)
    # What the page builder makes is known when it has made it.
    dataset.trace.answer_later("theme", "policy", *(f"built {language}" for language in LANGUAGES))
    return Project(store, site, Standing(store, dataset.trace))
