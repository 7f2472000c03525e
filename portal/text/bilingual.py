"""Text in English and French, and what is said where one of them is missing."""

from typing import Annotated, Literal, NamedTuple, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, field_validator, model_validator

from portal.text.markdown import wrong_links

Language: TypeAlias = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")


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

    @field_validator("en", "fr", mode="after")
    @classmethod
    def _safe(cls, text: str) -> str:
        if "]" in text or "<" in text:  # without them no Markdown links
            for wrong in wrong_links(text):
                raise ValueError(wrong)
        return text.strip()

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not (self.en or self.fr):
            raise ValueError("has no text; write it in both languages, as 'en:' and 'fr:'")
        return self

    def say(self, language: Language) -> Said:
        """Return the text in a language, or in the other where it is missing."""
        first, other = (self.en, self.fr) if language == "en" else (self.fr, self.en)
        if first:
            return Said(first, language)
        return Said(other, "fr" if language == "en" else "en")

    @property
    def missing(self) -> tuple[Language, ...]:
        """The languages without a text."""
        return tuple(language for language in LANGUAGES if not getattr(self, language))


def _same_in_both(value: object) -> object:
    return {"en": value, "fr": value} if isinstance(value, str) else value


Name = Annotated[Text, BeforeValidator(_same_in_both)]
"""A name: one text where both languages use the same, else `en` and `fr`."""
