"""The pages people write in `docs/`, and what each says of itself."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from portal.dataset import explain
from portal.problem import DataError, Problem
from portal.record import Part
from portal.source import files_below, read_text, yaml_lines, yaml_mapping
from portal.source.entry import Lines
from portal.text import LANGUAGES, Count, Language, Line, Slug, other_of

DOCS = Path("docs")

LED_TO = ("find", "shortlist", "compare")
"""The pages, by name, that others lead to: where searches go, what is kept, what is set side by side."""

REQUIRED = {"index", *LED_TO}
"""The pages, by name, without which no other can be made."""

PLACE = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.md")
"""Where a page stands in its folder: its address is made of it."""

FENCE = re.compile(r"^---\n", re.MULTILINE)


class FrontMatter(Part):
    """What a page says of itself, between the lines of three hyphens at its top."""

    title: Line
    """Its title."""

    short: Line | None = None
    """What menus call it, where the title is too long for them."""

    description: Line | None = None
    """What search engines show of it."""

    page: Slug | None = None
    """On a French page: the name of its English twin."""

    menu: Count = 0
    """Its place in the main menu, from 1; 0 where it has none."""

    footer: Count = 0
    """Its place at the foot of every page, from 1; 0 where it has none."""


@dataclass(frozen=True)
class Page:
    """One page of `docs/`."""

    path: Path
    name: str
    """The same in both languages: the English file's name."""

    address: str
    """Below the language's home page: `about/`, or empty for the home page itself."""

    front: FrontMatter
    body: str
    first_line: int
    """The line of the file on which the body begins."""

    @property
    def short(self) -> str:
        """What menus call it."""
        return self.front.short or self.front.title


def read_pages(folder: Path = DOCS) -> dict[Language, tuple[Page, ...]]:
    """Return the pages of each language; raise DataError with every page that cannot be used."""
    pages: dict[Language, tuple[Page, ...]] = {}
    problems: list[Problem] = []
    for language in LANGUAGES:
        found = []
        try:
            paths = files_below(folder / language, ".md")
        except DataError as error:
            paths, problems = [], [*problems, *error.problems]
        for path in paths:
            try:
                found.append(_page(path, folder / language))
            except DataError as error:
                problems += error.problems
        pages[language] = tuple(found)
    problems = problems or [*_missing(pages, folder), *_untranslated(pages), *_twice(pages)]
    if problems:
        raise DataError(problems)
    return pages


def in_menu(pages: Iterable[Page]) -> list[Page]:
    """Return the pages of the main menu, in order."""
    return sorted((page for page in pages if page.front.menu), key=lambda page: page.front.menu)


def at_foot(pages: Iterable[Page]) -> list[Page]:
    """Return the pages named at the foot of every page, in order."""
    return sorted((page for page in pages if page.front.footer), key=lambda page: page.front.footer)


def _page(path: Path, folder: Path) -> Page:
    if not PLACE.fullmatch(path.relative_to(folder).as_posix()):
        message = f"is called '{path.name}'; call it lower-case letters a to z, digits and single hyphens, and .md"
        raise DataError([Problem(path, 1, "", message)])
    front, body = _halves(path)
    entry = yaml_mapping(path, front, _locate)
    try:
        said = FrontMatter.model_validate(entry.values)
    except ValidationError as error:
        raise DataError(explain(error, entry, FrontMatter, "page")) from None
    first_line = front.count("\n") + 3
    stem = path.relative_to(folder).with_suffix("").as_posix()
    address = f"{stem}/".removesuffix("index/") if stem.rpartition("/")[2] == "index" else f"{stem}/"
    return Page(path, said.page or stem, address, said, body, first_line)


def _halves(path: Path) -> tuple[str, str]:
    """Return the front matter of a page, on the lines it has in the file, and what stands below it."""
    parts = FENCE.split(read_text(path), maxsplit=2)
    if len(parts) < 3 or parts[0]:
        raise DataError([Problem(path, 1, "", "has no front matter; begin with '---', 'title: …' and '---'")])
    return f"\n{parts[1].rstrip()}", parts[2]


def _locate(path: Path) -> tuple[Lines, ...]:
    return yaml_lines(path, _halves(path)[0])


def _missing(pages: Mapping[Language, tuple[Page, ...]], folder: Path) -> Iterator[Problem]:
    for language in LANGUAGES:
        for name in REQUIRED - {page.name for page in pages[language]}:
            message = f"no page '{name}' in '{language}'; every page needs it, so write one"
            yield Problem(folder / language, 1, "page", message)


def _untranslated(pages: Mapping[Language, tuple[Page, ...]]) -> Iterator[Problem]:
    for language in LANGUAGES:
        names = {page.name for page in pages[language]}
        for page in pages[other_of(language)]:
            if page.name not in names:
                message = f"has no page in '{language}'; write one with 'page: {page.name}' in its front matter"
                yield Problem(page.path, 1, "page", message)


def _twice(pages: Mapping[Language, tuple[Page, ...]]) -> Iterator[Problem]:
    for language in LANGUAGES:
        names: dict[str, Page] = {}
        addresses: dict[str, Page] = {}
        for page in pages[language]:
            if (first := names.setdefault(page.name, page)) is not page:
                message = f"is '{page.name}', which {first.path.name} is already; name another page, or none"
                yield Problem(page.path, 1, "page", message)
            if (first := addresses.setdefault(page.address, page)) is not page:
                yield Problem(page.path, 1, "", f"has the address of {first.path}; move or rename one of them")
