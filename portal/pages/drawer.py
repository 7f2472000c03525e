"""The templates of a folder, drawn for a page: those asked for are noted, and ways home are ways from there."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from portal.dataset.trace import Trace
from portal.pages.templates import Closures, Compiled, Components, draw, environment, told
from portal.text import Language


class Way:
    """The way home from the page that is being drawn."""

    def __init__(self) -> None:
        """Begin on the home page."""
        self.home = "./"

    def __str__(self) -> str:
        """Return the way."""
        return self.home

    def __html__(self) -> str:
        """Return the way: dots and slashes need no escape."""
        return self.home


class Drawer:
    """Draws templates in one language."""

    def __init__(
        self,
        language: Language,
        words: Mapping[str, str],
        templates: Path,
        trace: Trace,
        compiled: Compiled | None = None,
    ) -> None:
        """Load the templates of a folder when they are asked for."""
        self.templates = templates
        self.environment = environment(words, templates, compiled)
        self.components = Components(self.environment, trace.memo)
        self.way = Way()
        self._mention = trace.mention
        self._question = f"template {language}"
        self._names = frozenset(self.environment.list_templates(["html"]))
        trace.answer_with(**{self._question: Closures(self.environment)})

    @contextmanager
    def on(self, home: str) -> Iterator[None]:
        """Draw for a page, given the way from it to the language's home page, while the block runs."""
        before, self.way.home = self.way.home, home
        try:
            yield
        finally:
            self.way.home = before

    def draw(self, *names: str, **values: Any) -> str:
        """Return what the first of some templates that there is makes of some values."""
        for name in names:
            self._mention(self._question, name)  # one that is not there too: it may come
            if name in self._names:
                break
        return draw(self.environment.get_template(name), self.templates, **values)

    def component(self, name: str, **values: Any) -> str:
        """Return one component with its values."""
        self._mention(self._question, f"components/{name}.html")
        with told(self.templates):
            return str(getattr(self.components, name)(**values)).strip()
