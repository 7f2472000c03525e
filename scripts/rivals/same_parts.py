"""Innovations as a Hugo site whose pages have the same parts as ours: the templates stand in `hugo/`.

Records become content with their fields in the front matter; what they refer to, and the words of the interface,
become Hugo's data files. Everything else is Hugo's own: lists, terms, related pages, the pages before and after.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.analysis.facets import FACETS
from portal.analysis.narrowing import Narrowing
from portal.dataset import Dataset, Item
from portal.kinds.innovation import INNOVATIONS, Innovation
from portal.kinds.place import PLACES
from portal.kinds.source import SOURCES
from portal.language.words import load_words
from portal.record import Key
from portal.text import LANGUAGES, Language, Text
from scripts.synthetic import PROJECT

SITE = Path(__file__).with_name("hugo")
TEXTS = ("problem", "practice", "cost", "lessons", "verification")
DESCRIPTION_LENGTH = 160


def write_hugo(folder: Path, dataset: Dataset) -> None:
    """Write a Hugo site of all innovations in both languages, with the templates of `hugo/`."""
    shutil.copytree(SITE, folder)
    shared = {"sources": dict(_sources(dataset)), "places": dict(_places(dataset))}
    for name, content in shared.items():
        _write(folder / "data" / f"{name}.json", content)
    values = _values(dataset)
    for language, words in load_words(PROJECT / "overrides" / "words").items():
        _write(folder / "data" / "words" / f"{language}.json", dict(words))
        _write(folder / "data" / "labels" / f"{language}.json", _labels(dataset, language))
        for item in dataset.items(INNOVATIONS.name):
            if isinstance(item.record, Innovation):
                path = folder / "content" / language / "innovations" / f"{item.record.id}.md"
                _write(path, _front(item, item.record, values[item.key], language))


def _values(dataset: Dataset) -> Mapping[Key, Mapping[str, list[str]]]:
    """Return the values of each facet that each innovation has."""
    narrowing = Narrowing(dataset)
    facets = [facet.name for facet in narrowing.facets(INNOVATIONS)]
    return {
        item.key: {facet: list(narrowing.facts(item).get(facet, ())) for facet in facets}
        for item in dataset.items(INNOVATIONS.name)
    }


def _front(item: Item, record: Innovation, values: Mapping[str, list[str]], language: Language) -> dict[str, Any]:
    """Return the front matter of a page: what templates show, and the terms that Hugo lists it under."""
    front: dict[str, Any] = {
        "title": record.title.say(language).text,
        "description": record.problem.say(language).text[:DESCRIPTION_LENGTH],
        "place": list(record.places),
        "file": f"data/innovations/{item.origin.path.name}",
        "systems": list(record.systems),
        "works": [
            {"source": cited.source, "locator": _said(cited.locator, language), "confidence": cited.confidence}
            for cited in record.sources
        ],
        "results": [
            {
                "statement": result.statement.say(language).text,
                "value": float(result.value),
                "unit": result.unit,
                "shows": result.shows,
                "note": _said(result.note, language),
            }
            for result in record.results
        ],
        "reviewed": str(record.reviewed or ""),
    }
    texts = {name: _said(getattr(record, name), language) for name in TEXTS}
    return front | texts | dict(values)


def _said(text: Text | None, language: Language) -> str:
    return text.say(language).text if text else ""


def _labels(dataset: Dataset, language: Language) -> dict[str, dict[str, str]]:
    """Return what each word of the vocabulary, and each value of a facet, is called."""
    labels = {
        list: {id: word.title.say(language).text for id, word in words.items()}
        for list, words in dataset.vocabulary.items()
    }
    for facet in FACETS:
        if facet.of in dataset.vocabulary:
            labels[facet.name] = labels[facet.of]
        elif facet.of:
            labels[facet.name] = {item.key.id: item.record.label.say(language).text for item in dataset.items(facet.of)}
    return labels


def _sources(dataset: Dataset) -> Iterator[tuple[str, dict[str, Any]]]:
    for work in dataset[SOURCES]:
        yield (
            work.id,
            {
                "title": work.title,
                "url": "" if work.do_not_link else str(work.url or ""),
                "language": work.language,
                "publisher": {language: work.publisher.say(language).text for language in LANGUAGES},
                "date": str(work.date or ""),
                "confidence": work.confidence,
            },
        )


def _places(dataset: Dataset) -> Iterator[tuple[str, dict[str, Any]]]:
    for place in dataset[PLACES]:
        yield (
            place.id,
            {
                "title": {language: place.title.say(language).text for language in LANGUAGES},
                "jurisdiction": place.jurisdiction,
                "population": place.population or 0,
                "sources": [cited.source for cited in place.sources],
            },
        )


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
