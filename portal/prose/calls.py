"""The macros that pages call: the page builder makes marks of the calls, and what fills these is made here."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from inspect import getdoc, signature
from typing import Any, TypeAlias

from jinja2 import Environment, TemplateSyntaxError, nodes

from portal.dataset import Dataset
from portal.marks import Mark
from portal.problem import DataError, Problem
from portal.prose.page import Page
from portal.suggest import did_you_mean
from portal.text import LANGUAGES, Language

EXAMPLE = re.compile(r"`(\{\{.*?\}\})`")

ONCE = {
    ("search_box",): "search box",
    ("finder",): "search box",
    ("fit_finder",): "fit finder",
    ("map_of_places",): "map of places",
    ("part", "steps"): "list of steps",
    ("part", "related"): "list of related records",
}
"""Calls, by macro and first argument, whose result has anchors of its own: what they make stands on a page once."""

Macros: TypeAlias = Mapping[str, Callable[..., str]]


def misplaced_lists(pages: Mapping[Language, tuple[Page, ...]], dataset: Dataset) -> Iterator[Problem]:
    """Yield the pages that list two kinds, or a kind whose addresses are not below the page."""
    for language, page in ((name, page) for name in LANGUAGES for page in pages[name]):
        for number, (line, name) in enumerate(_listings(page)):
            section = next((kind.section for kind in dataset.kinds if kind.name == name), None)
            place = section.say(language).text if section else None
            problem = partial(Problem, page.path, page.first_line + line - 1, "listing")
            if number:
                yield problem("is called twice; give each list a page of its own")
            if place and page.address != f"{place}/":
                yield problem(f"the {name} stand below {place}/; call this file {place}.md")


def _listings(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the line of each list that a page calls for, and its kind; what else is wrong with a call is told later."""
    for line, call in _calls(page):
        if isinstance(call, nodes.Call) and isinstance(call.node, nodes.Name) and call.node.name == "listing":
            named = (pair.value for pair in call.kwargs if pair.key == "kind")
            kind = next((node.value for node in (*call.args, *named) if isinstance(node, nodes.Const)), None)
            if isinstance(kind, str):
                yield line, kind


def listed(page: Page) -> Iterator[str]:
    """Yield the kinds that a page lists, as far as its calls can be read."""
    if "listing" in page.body:
        yield from (kind for _, kind in _listings(page))


def mark_of(name: str) -> Callable[..., str]:
    """Return what the page builder calls for a macro: it gives the mark of the call."""

    def mark(*arguments: str, **named: str) -> str:
        return str(Mark("macro", (_said(name, arguments, named),)))

    return mark


def called(page: Page, macros: Macros) -> dict[str, str]:
    """Return what each macro that a page calls makes there, by the argument of the call's mark.

    Raise DataError with each call that cannot be made, at its line.
    """
    problems, results = [], {}
    made: set[str] = set()
    for line, call in _calls(page):
        result = _call(call, macros, made)
        if isinstance(result, _Fault):
            problems.append(Problem(page.path, page.first_line + line - 1, result.macro, result.message))
        else:
            results[result[0]] = result[1]
    if problems:
        raise DataError(problems)
    return results


def _said(name: str, arguments: Sequence[object], named: Mapping[str, object]) -> str:
    return json.dumps([name, [*arguments], {**named}], ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True)
class _Fault:
    macro: str
    message: str


def _calls(page: Page) -> Iterator[tuple[int, nodes.Call | _Fault]]:
    try:
        tree = Environment(autoescape=True).parse(page.body)
    except TemplateSyntaxError as error:
        yield error.lineno, _Fault("", f'{error.message}; write a macro as {{{{ name("…") }}}}')
        return
    yield from ((call.lineno, call) for call in tree.find_all(nodes.Call))
    called = {id(call.node) for call in tree.find_all(nodes.Call)}
    for name in tree.find_all(nodes.Name):
        if id(name) not in called:
            message = f"is no macro call; write {{{{ {name.name}(…) }}}}, or {{% raw %}} around braces that are text"
            yield name.lineno, _Fault(name.name, message)


def _call(call: nodes.Call | _Fault, macros: Macros, made: set[str]) -> tuple[str, str] | _Fault:
    """Return a call as its mark has it, and what it makes; what is in `made` may not stand on the page again."""
    if isinstance(call, _Fault):
        return call
    name = call.node.name if isinstance(call.node, nodes.Name) else "?"
    if name not in macros:
        return _Fault(name, f"no macro is called so; {did_you_mean(name, macros)}")
    try:
        arguments = [_constant(node) for node in call.args]
        named = {pair.key: _constant(pair.value) for pair in call.kwargs}
        for value in (*arguments, *named.values()):
            if not isinstance(value, str):
                return _Fault(name, f"{value!r} is no text; write it in quotes, as in {example(macros[name])}")
        makes = ONCE.get((name, *arguments[:1])) or ONCE.get((name,))
        if makes in made:
            return _Fault(name, f"makes a second {makes} on this page; keep one")
        made |= {makes} if makes else set()
        signature(macros[name]).bind(*arguments, **named)
        return _said(name, arguments, named), macros[name](*arguments, **named)
    except nodes.Impossible:
        return _Fault(name, "an argument is not a plain value; write texts in quotes")
    except (TypeError, LookupError, ValueError) as error:
        reason = error.args[0] if error.args else str(error)
        return _Fault(name, f"{reason}; as in {example(macros[name])}")


def _constant(node: nodes.Expr) -> Any:
    return node.as_const()


def example(macro: Callable[..., str]) -> str:
    """Return the call that a macro's docstring shows."""
    shown = EXAMPLE.search(getdoc(macro) or "")
    return shown[1] if shown else ""
