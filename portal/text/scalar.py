"""Single values: what a text in a data file may mean, decided here and not by YAML."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, StringConstraints
from pydantic_core.core_schema import CoreSchema, custom_error_schema

from portal.text.markdown import NAMED, wrong_link

T = TypeVar("T")

NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
SOUGHT = re.compile(r"(?<!['’])[^\W_](?!['’])")
REFUSED = "refused"
"""The type of error of a value whose message says what would be right."""

FLAGS = {"true": True, "false": False}


def _number(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not NUMBER.fullmatch(value):
        raise ValueError(f"is {value!r}; write a number with digits and at most one point, as 1250 or 4.7")
    return float(value) if "." in value else int(value)


def _count(value: object) -> object:
    number = _number(value)
    if not isinstance(number, int) or number < 0:
        raise ValueError(f"is {value!r}; write a whole number, as 1250")
    return number


def _year(value: object) -> object:
    year = _count(value)
    if not isinstance(year, int) or not 1800 <= year <= 2100:
        raise ValueError(f"is {value!r}; write a year, as 1998")
    return year


def _flag(value: object) -> object:
    if not isinstance(value, str):
        return value
    if value not in FLAGS:
        raise ValueError(f"is {value!r}; write true or false")
    return FLAGS[value]


def _link(value: object) -> object:
    wrong = wrong_link(value) if isinstance(value, str) else "no text"
    if NAMED in wrong:
        raise ValueError(f"is {value!r}; {NAMED}")
    if wrong or re.search(r"[\s<>\"]", str(value)):
        raise ValueError(f"is {value!r}; write an address that begins with https:// or http://")
    return value


def _many(value: object) -> object:
    if isinstance(value, str):
        return [part.strip() for part in value.split(";") if part.strip()]
    return value


def can_be_found(text: str) -> bool:
    """Return whether a search finds a text by a word: what stands at an apostrophe, as in l' or 's, is none."""
    return bool(SOUGHT.search(text))


def _sought(text: str) -> str:
    if not can_be_found(text):
        raise ValueError(f"is {text!r}; write a word that readers can look for, with letters or digits")
    return text


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]+$")]
"""Plain text on one line."""

Sought = Annotated[Line, AfterValidator(_sought)]
"""Plain text on one line that readers look for."""

Number = Annotated[int | float, BeforeValidator(_number)]
"""A finite number."""

Count = Annotated[int, BeforeValidator(_count)]
"""A whole number from 0."""

Year = Annotated[int, BeforeValidator(_year)]
"""A year from 1800 to 2100."""

Flag = Annotated[bool, BeforeValidator(_flag)]
"""true or false; `no`, `on` and `1` are not flags."""


@dataclass(frozen=True)
class Refusal:
    """Says of a value that its type refuses, for whatever reason, what would be right."""

    right: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Put the refusal in the place of pydantic's own ones."""
        return custom_error_schema(handler(source), custom_error_type=REFUSED, custom_error_message=self.right)


Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$"),
    Refusal("write lower-case letters a to z, digits and single hyphens"),
]
"""An id: it stands in addresses, so it has only a to z, digits and hyphens."""

Link = Annotated[str, BeforeValidator(_link)]
"""A web address: http, https or mailto."""

Many = Annotated[tuple[T, ...], BeforeValidator(_many)]
"""A list; in a CSV cell its items are separated by semicolons."""
