"""The published forms of a site, in the order in which they are drawn: pages that take longest first."""

from collections.abc import Iterator, Mapping

from portal.dataset.trace import Question
from portal.outputs import assets, charts, citations, fit, lists, prose, records, root, values
from portal.outputs.output import Output
from portal.pages.site import Site

_MODULES: tuple[Output, ...] = (lists, values, records, prose, charts, citations, fit, assets, root)

OUTPUTS: Mapping[str, Output] = {module.__name__.rpartition(".")[2]: module for module in _MODULES}
"""All outputs but the search, by name."""


def all_files(site: Site) -> Iterator[tuple[str, Question]]:
    """Yield where each file stands, and what it is drawn for: the name of its output, and its arguments."""
    for name, output in OUTPUTS.items():
        yield from ((file.path, (name, *file.arguments)) for file in output.files(site))


def draw_file(site: Site, question: Question) -> bytes:
    """Return what is in a file."""
    name, *arguments = question
    return OUTPUTS[name].draw(site, *arguments)
