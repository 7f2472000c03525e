"""The source code into the interface words that it asks for, so that none is missed only when a page is drawn.

Templates say for themselves, when they are loaded, which of the words they ask for do not exist.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from portal.analysis.facets import BY_NAME
from portal.language.words import Asked
from portal.search.table import KIND

CODE = Path(__file__).parents[1]
SOURCES = (CODE, CODE.with_name("macros"))

ASKING = ("filled", "worded")
"""What a voice is asked by: `voice.worded("sources")`."""

COMPUTED: Mapping[str, tuple[str, ...]] = {"facet_": (KIND, *BY_NAME)}
"""Names put together in the code, by their beginning, with what may end them."""


def asked_for() -> Iterator[Asked]:
    """Yield the words that code asks for, each as often as it does."""
    for folder in SOURCES:
        for path in sorted(folder.rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            if any(f".{name}(" in text for name in ASKING):
                yield from _in_code(text, path.relative_to(folder.parent))


def _in_code(text: str, path: Path) -> Iterator[Asked]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKING:
            yield from (Asked(key, path, node.lineno) for key in _keys(node.args[0]))


def _keys(name: ast.expr) -> Iterator[str]:
    match name:
        case ast.Constant(str(key)):
            yield key
        case ast.IfExp(body=one, orelse=other):
            yield from (*_keys(one), *_keys(other))
        case ast.JoinedStr([ast.Constant(str(start)), *_]):
            yield from (start + end for end in COMPUTED.get(start, ("",)))
