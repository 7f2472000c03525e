"""The charts that records and pages show, into the files that readers take of them; and what makes charts answer."""

from collections.abc import Iterator

from portal.kinds.chart import CHARTS
from portal.outputs.output import File
from portal.pages.figures import FORMS, SCRIPT
from portal.pages.site import Site
from portal.text import LANGUAGES, Language


def files(site: Site) -> Iterator[File]:
    """Yield each form of each chart in each language, and the script."""
    if not site.dataset.has(CHARTS.name):
        return
    for language in LANGUAGES:
        shown = site.pages[language].charts(site.written[language])
        for name in dict.fromkeys([*site.renderers[language].charts.names, *shown]):
            for form in FORMS:
                yield File(f"{language}/{site.figures[language].address(name, form)}", (language, name, form))
    yield File(SCRIPT)


def draw(site: Site, language: Language | None = None, name: str = "", form: str = "") -> bytes:
    """Return a form of a chart; or the script, which is the same for all."""
    return site.figures[language].file(name, form) if language else site.pictures.bundle()
