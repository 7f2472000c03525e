"""A model's complaint into a problem that an editor understands."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from portal.problem import Problem
from portal.source.entry import Entry, Location
from portal.suggest import did_you_mean
from portal.text import LANGUAGES, scalar


def explain(error: ValidationError, entry: Entry, model: type[BaseModel], noun: str) -> Iterator[Problem]:
    """Yield a problem for each fault of an entry, at the line of its field; `noun` is what the entry is."""
    for fault in error.errors(include_url=False):
        location = _location(fault["loc"], entry.values, missing=fault["type"] == "missing")
        message = _message(fault, location, model, noun)
        if fault["type"] == "value_error":
            field, colon, rest = message.partition(": ")
            if colon and field in model.model_fields:
                location, message = (field,), rest
        yield entry.problem(message, location)


def unknown_columns(blank: Iterable[str], path: Path, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield a problem for each column of a table that names no field, where no row says anything of it either."""
    for name in blank:
        if name not in model.model_fields:
            yield Problem(path, 1, name, f"unknown field; {did_you_mean(name, model.model_fields)}")


def _location(parts: Location, values: Any, *, missing: bool) -> Location:
    """Return the place of a fault in the values; pydantic names validators and choices among the fields."""
    found: list[str | int] = []
    for part in parts:
        if isinstance(part, int) or (isinstance(values, Mapping) and part in values):
            found.append(part)
            inside = isinstance(values, Mapping) or (isinstance(values, list) and isinstance(part, int))
            values = values[part] if inside else None  # a list in a CSV cell is one text
    return (*found, parts[-1]) if missing else tuple(found)


def _message(fault: Any, location: Location, model: type[BaseModel], noun: str) -> str:
    given = fault["input"]
    match fault["type"]:
        case "missing":
            return f"is missing; every {noun} has one"
        case "extra_forbidden":
            return f"unknown field; {did_you_mean(str(location[-1]), _fields(model, location[:-1]))}"
        case "literal_error":
            words = [word.strip("'") for word in fault["ctx"]["expected"].replace(" or ", ", ").split(", ")]
            return f"is {given!r}; {did_you_mean(str(given), words)}"
        case "model_type" if {*LANGUAGES} <= set(_fields(model, location)):
            return "is one text; write it in both languages, as 'en:' and 'fr:' (in a CSV, in two columns)"
        case "model_type":
            return f"is {_sort(given)}; write its fields: {', '.join(_fields(model, location))}"
        case "tuple_type":
            return f"is {_sort(given)}; write a list, each item on a line that starts with '- '"
        case "string_type":
            return f"is {_sort(given)}; write plain text"
        case "string_pattern_mismatch" | "string_too_short":
            return "is empty or has a line break; write it on one line"
        case "value_error":
            return str(fault["ctx"]["error"])
        case scalar.REFUSED:
            return f"is {given!r}; {fault['msg']}"
    return f"{fault['msg'][0].lower()}{fault['msg'][1:]}; see this field in the contributor guide"


def _sort(value: object) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    return "a list" if isinstance(value, list) else repr(value)


def _fields(model: type[BaseModel], location: Location) -> list[str]:
    """Return the fields at a place below a model."""
    for part in location:
        if isinstance(part, str):
            inner = _model_in(model.model_fields[part].annotation) if part in model.model_fields else None
            if inner is None:
                return []
            model = inner
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for inner in get_args(annotation) if (model := _model_in(inner))), None)
