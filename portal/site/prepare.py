"""Everything a build stands on, loaded and checked: records, words, pages and their macros."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias, TypeVar

from portal.dataset import Dataset, load_current
from portal.outputs.render import Renderer
from portal.outputs.words import Words, load_words
from portal.problem import DataError, Problem
from portal.site.calls import Macros, call_macros, misplaced_lists
from portal.site.handwritten import Page, read_pages
from portal.site.policy import refused_in
from portal.site.project import Settings, settings
from portal.text import LANGUAGES, Language

T = TypeVar("T")

Bind: TypeAlias = Callable[[Renderer], Macros]
"""Gives the macros that pages may call, each holding a renderer."""


@dataclass(frozen=True)
class Prepared:
    """What a build needs, without a fault."""

    dataset: Dataset
    words: Words
    settings: Settings
    renderers: dict[Language, Renderer]
    pages: dict[Language, tuple[Page, ...]]
    digests: dict[Language, bytes]
    """Change when the pages of a language, or what their macros return, do."""


def prepare(bind: Bind) -> Prepared:
    """Load and check the whole project; raise DataError with every problem of every part."""
    problems: list[Problem] = []

    def collect(part: Callable[[], T]) -> T | None:
        try:
            return part()
        except DataError as error:
            problems.extend(error.problems)
            return None

    dataset, words, pages, set_up = collect(load_current), collect(load_words), collect(read_pages), collect(settings)
    if dataset is None or words is None or pages is None or set_up is None:
        raise DataError(problems)
    problems += misplaced_lists(pages, dataset)
    for page in (page for language in LANGUAGES for page in pages[language]):
        problems += refused_in(page.path, page.body, page.first_line)
    renderers = {language: Renderer(dataset, language, words[language]) for language in LANGUAGES}
    if broken := (*renderers["en"].faults(), *renderers["en"].charts.faults()):
        raise DataError([*problems, *broken])  # macros draw with the templates and charts, so they cannot be tried
    digests = {}
    for language in LANGUAGES:
        call = partial(call_macros, pages[language], bind(renderers[language]))
        digests[language] = collect(call) or b""
    if problems:
        raise DataError(problems)
    return Prepared(dataset, words, set_up, renderers, pages, digests)
