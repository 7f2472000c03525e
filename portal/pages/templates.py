"""The templates of `overrides/`, with the interface words of one language in them."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import Any, TypeVar

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.meta import find_referenced_templates
from jinja2.runtime import Context

from portal.dataset.trace import digest_of
from portal.problem import DataError, Problem
from portal.suggest import did_you_mean

T = TypeVar("T")

DRAWINGS = ".icons/"
"""Where the drawings stand that components take in by name."""

WORD = re.compile(r"\bt\(\"(\w+)\"(\))?")
"""A call of an interface word, and whether it has no more to it than its name."""


SMALL = ("emblem", "empty", "icon", "keep_told", "quantity", "sure", "tag", "tags")
"""Components that say the same on many pages, and lead nowhere: drawn once for each list of arguments."""


class FixedWords(Extension):
    """Puts the interface words that never change, `t("sources")`, into a template when it is loaded."""

    words: Mapping[str, str] = {}

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the template with its words; raise TemplateSyntaxError for one that does not exist."""

        def word(match: re.Match[str]) -> str:
            if match[1] not in self.words:
                line = source.count("\n", 0, match.start()) + 1
                message = f"no interface word '{match[1]}'; {did_you_mean(match[1], self.words)}"
                raise TemplateSyntaxError(message, line, name, filename)
            return json.dumps(self.words[match[1]], ensure_ascii=False) if match[2] else match[0]

        return WORD.sub(word, source)


def asking(function: Callable[..., T]) -> Callable[..., T]:
    """Return a filter that asks something: Jinja works out constants when it reads a template, but never this."""

    @pass_context
    def asked(_context: Context, *arguments: Any) -> T:
        return function(*arguments)

    return asked


class PlainContext(Context):
    """What templates call gets its arguments and no more: looking what else it may want takes a tenth of a page."""

    def call(self, obj: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
        """Return what something called returns."""
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return obj(*arguments, **named)


class Components:
    """The components, one file each: `ui.card(…)` calls the macro `card` of `components/card.html`."""

    def __init__(self, made: Environment, remember: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
        """Take them from an environment, each when it is first asked for; small ones are remembered."""
        self._made = made
        self._remember = remember

    def __getattr__(self, name: str) -> Any:
        """Return a component by name; raise AttributeError where there is none."""
        try:
            template = self._made.get_template(f"components/{name}.html")
        except TemplateNotFound:
            raise AttributeError(name) from None
        component = getattr(template.module, name)
        if name in SMALL:
            component = self._remember(component)
        setattr(self, name, component)
        return component


class Closures:
    """The templates with all that each may use: what changes when it, or a template or word that it uses, does."""

    def __init__(self, made: Environment) -> None:
        """Take the templates of an environment."""
        self._made = made
        self._names = frozenset(made.list_templates())
        self._sources: dict[str, tuple[str, frozenset[str]]] = {}

    def __call__(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return the digest of a template and of each that it uses, directly or not, by name."""
        found: dict[str, str] = {}
        wanted = [name]
        while wanted:
            one = wanted.pop()
            if one not in found:
                found[one], used = self._source(one)
                wanted += used
        return tuple(sorted(found.items()))

    def _source(self, name: str) -> tuple[str, frozenset[str]]:
        if name not in self._sources:
            self._sources[name] = self._read(name)
        return self._sources[name]

    def _read(self, name: str) -> tuple[str, frozenset[str]]:
        if name not in self._names:
            return "", frozenset()
        source = self._made.preprocess(self._made.loader.get_source(self._made, name)[0], name)  # type: ignore[union-attr]
        if not name.endswith(".html"):
            return digest_of(source).hex(), frozenset()
        tree = self._made.parse(source)
        used = set()
        for found in find_referenced_templates(tree):
            # A name that is worked out may be that of any drawing.
            used |= {found} if found else {other for other in self._names if other.startswith(DRAWINGS)}
        for call in tree.find_all(nodes.Getattr):
            if isinstance(call.node, nodes.Name) and call.node.name == "ui":
                used.add(f"components/{call.attr}.html")
        return digest_of(source).hex(), frozenset(used)


def faults(made: Environment, templates: Path) -> Iterator[Problem]:
    """Yield what keeps a template from being used, at its line."""
    for name in made.list_templates(["html"]):
        try:
            made.get_template(name)
        except TemplateSyntaxError as error:
            yield Problem(templates / name, error.lineno, "", error.message or "cannot be read")


def draw(template: Template, templates: Path, **values: Any) -> str:
    """Return what a template makes of some values; raise DataError at the line that asks for what is not there."""
    with told(templates):
        return template.render(**values)


@contextmanager
def told(templates: Path) -> Iterator[None]:
    """Raise DataError at the line of a template that asks for what is not there."""
    try:
        yield
    except UndefinedError as error:
        frames = [frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(templates)]
        path, line = (Path(frames[-1].filename), frames[-1].lineno or 1) if frames else (templates, 1)
        message = f"{error.message}; name a field of the record or a word the template is given"
        raise DataError([Problem(path, line, "", message)]) from None


class Compiled(BytecodeCache):
    """Keeps templates as Python runs them, by what they were made from: their source, the words of a language in it."""

    def __init__(self, read: Callable[[str], bytes | None], keep: Callable[[str, bytes], None]) -> None:
        """Take what keeps bytes by name."""
        self._read = read
        self._keep = keep

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return where a template is kept, with what is kept of it."""
        read = environment.preprocess(source, name, filename)
        bucket = Bucket(environment, digest_of((name, read)).hex(), self.get_source_checksum(read))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept of a template, if it is."""
        if (kept := self._read(f"template {bucket.key}")) is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._keep(f"template {bucket.key}", bucket.bytecode_to_string())


def environment(words: Mapping[str, str], templates: Path, compiled: Compiled | None = None) -> Environment:
    """Return what loads the templates of a folder: escaping, strict about what is missing."""
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
        extensions=[type("Words", (FixedWords,), {"words": words})],
    )
    made.context_class = PlainContext
    return made
