"""How much of the content each language has."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from portal.dataset import Dataset
from portal.record import Kind, Record
from portal.text import LANGUAGES, Language


@dataclass(frozen=True)
class Count:
    """The texts of one kind."""

    kind: Kind[Record]
    texts: int
    missing: dict[Language, int]
    """Texts without a translation, by the language they lack."""


def counts(dataset: Dataset) -> Iterator[Count]:
    """Yield the texts of each kind that has any, in site order."""
    for kind in dataset.kinds:
        found = [item.said for item in dataset.items(kind.name)]
        texts = sum(said.texts for said in found)
        if texts:
            lacks = Counter(language for said in found for _, language in said.missing)
            yield Count(kind, texts, {language: lacks[language] for language in LANGUAGES})
