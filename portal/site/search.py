"""The search of each language, brought up to date."""

from dataclasses import dataclass, field

from portal.outputs.search import page_document, search_files
from portal.site.folders import Folders
from portal.site.loading import Project
from portal.site.plan import Plan, is_of_search
from portal.site.project import SEARCH
from portal.store import Published, digest_of_bytes
from portal.text import LANGUAGES


@dataclass
class Found:
    """What became of the files of the search."""

    files: dict[str, Published] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)


def draw_search(project: Project, folders: Folders, plan: Plan) -> Found:
    """Draw the files of the search."""
    found, there = Found(), set()
    for language in LANGUAGES:
        renderer = project.renderers[language]
        written = tuple(
            page_document(
                renderer.voice,
                page.name,
                page.address,
                page.front.title,
                page.front.description or "",
                project.pages[language].text(page.name),
            )
            for page in project.written[language]
        )
        for name, content in search_files(renderer, written):
            path = f"{language}/{SEARCH}/{name}"
            there.add(path)
            number = int.from_bytes(digest_of_bytes(content)) >> 1
            known = plan.published.get(path)
            if known is None or known.number != number or path in plan.wrong:
                found.files[path] = Published(number, *folders.write(path, content))
    found.gone = {path for path in plan.published if is_of_search(path) and path not in there}
    for path in found.gone:
        folders.remove(path)
    return found
