"""The project's pages and kinds into one page of every sort, in each language, to be looked at and measured."""

from pathlib import Path
from typing import NamedTuple

from portal.kinds import KINDS
from portal.prose.page import Page, read_pages
from portal.record import Kind, Record
from portal.text import LANGUAGES, Language

PROJECT = Path(__file__).parents[1]


class Sort(NamedTuple):
    """A sort of page: made by the same template, so what holds of one holds of its like."""

    name: str
    """The same in all languages but for its beginning: `fr-timeline`, `en-record-studies`."""

    language: Language | None
    """None where a page speaks both."""

    address: str
    """Below the root of the site; of records, that of the folder they stand in."""

    is_record: bool = False

    def richest(self, site: Path) -> str:
        """Return the address of the page, or of the largest of the records."""
        return self._by_size(site)[-1] if self.is_record else self.address

    def typical(self, site: Path) -> str:
        """Return the address of the page, or of a record of middling size."""
        return self._by_size(site)[len(self._by_size(site)) // 2] if self.is_record else self.address

    def _by_size(self, site: Path) -> list[str]:
        files = (site / self.address).glob("*/index.html")
        return [f"{self.address}{file.parent.name}/" for file in sorted(files, key=lambda file: file.stat().st_size)]


def sorts(project: Path = PROJECT) -> tuple[Sort, ...]:
    """Return every sort of page: those people write, lists, a record of each kind, and those outside the languages."""
    written = read_pages(project / "docs")
    found = [Sort("root", None, ""), Sort("404", None, "404.html")]
    for language in LANGUAGES:
        pages = [_written(page, language) for page in written[language]]
        lists = [_list(kind, language) for kind in KINDS if kind.section]
        found += pages
        found += [sort for sort in lists if sort.address not in {page.address for page in pages}]
        found += [_record(kind, language) for kind in KINDS if kind.pages]
        found.append(Sort(f"{language}-404", language, f"{language}/404.html"))
    return tuple(found)


def _written(page: Page, language: Language) -> Sort:
    name = page.name if page.address else "home"
    return Sort(f"{language}-{name}", language, f"{language}/{page.address}")


def _list(kind: Kind[Record], language: Language) -> Sort:
    return Sort(f"{language}-list-{kind.name}", language, _folder(kind, language))


def _record(kind: Kind[Record], language: Language) -> Sort:
    return Sort(f"{language}-record-{kind.name}", language, _folder(kind, language), is_record=True)


def _folder(kind: Kind[Record], language: Language) -> str:
    return f"{language}/{kind.section.say(language).text if kind.section else ''}/"
