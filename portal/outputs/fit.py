"""The innovations, into what the fit finder loads: what its score needs to know, and in each language their names."""

from collections.abc import Iterator

from portal.kinds.innovation import INNOVATIONS
from portal.outputs.output import File
from portal.pages.fit_finder import NAMES_LENGTH, facts_file, names_file
from portal.pages.site import Site
from portal.text import LANGUAGES, Language


def files(site: Site) -> Iterator[File]:
    """Yield the facts of all innovations, and the files of their names."""
    if not site.dataset.has(INNOVATIONS.name):
        return
    yield File("fit.json")
    for number in range(-(-site.dataset.number(INNOVATIONS.name) // NAMES_LENGTH)):
        yield from (File(f"{language}/fit-{number}.json", (language, str(number))) for language in LANGUAGES)


def draw(site: Site, language: Language | None = None, number: str = "") -> bytes:
    """Return one file of names; or the facts, which are the same in each language."""
    return names_file(site.renderers[language], int(number)) if language else facts_file(site.renderers[LANGUAGES[0]])
