"""Text in English and French, and what is said where one of them is missing."""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal, NamedTuple, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, field_validator, model_validator

from portal.text.markdown import wrong_links

Language: TypeAlias = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")
"""The languages of a portal; the first is that of its messages to those who work on it."""

ENGLISH_NAMES: Mapping[Language, str] = {"en": "English", "fr": "French"}


def other_of(language: Language) -> Language:
    """Return the language into which a reader of one may switch."""
    return LANGUAGES[1 - LANGUAGES.index(language)]


class Said(NamedTuple):
    """A text as one language's reader gets it."""

    text: str
    language: Language
    """The language it is in: not the reader's own where a translation is missing."""


class Text(BaseModel):
    """Text in both languages, in Markdown without raw HTML."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    en: str = ""
    """The English text."""

    fr: str = ""
    """The French text."""

    @classmethod
    def made(cls, say: Callable[[Language], str]) -> Self:
        """Return the text of which each language says its own."""
        return cls.model_validate({language: say(language) for language in LANGUAGES})

    @classmethod
    def sound(cls, texts: Iterable[str]) -> "Text":
        """Return the text of the texts of another, which are not checked again."""
        values: dict[str, Any] = dict(zip(LANGUAGES, texts, strict=True))
        return cls.model_construct(None, **values)

    @field_validator(*LANGUAGES, mode="after")
    @classmethod
    def _safe(cls, text: str) -> str:
        if "]" in text or "<" in text:  # without them no Markdown links
            for wrong in wrong_links(text):
                raise ValueError(wrong)
        return text.strip()

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not any(self.texts):
            raise ValueError("has no text; write it in both languages, as 'en:' and 'fr:'")
        return self

    def say(self, language: Language) -> Said:
        """Return the text in a language, or in the other where it is missing."""
        if own := getattr(self, language):
            return Said(own, language)
        other = other_of(language)
        return Said(getattr(self, other), other)

    @property
    def texts(self) -> tuple[str, ...]:
        """The text in each language, empty where it is missing."""
        return tuple([getattr(self, language) for language in LANGUAGES])

    @property
    def is_same(self) -> bool:
        """Whether all languages say the same."""
        return len(set(self.texts)) == 1

    @property
    def missing(self) -> tuple[Language, ...]:
        """The languages without a text."""
        return tuple([language for language in LANGUAGES if not getattr(self, language)])


def _same_in_both(value: object) -> object:
    return dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else value


Name = Annotated[Text, BeforeValidator(_same_in_both)]
"""A name: one text where both languages use the same, else `en` and `fr`."""
