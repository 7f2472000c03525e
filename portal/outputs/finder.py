"""All records that have a place on the site into what the search page looks through, in one language.

One file of titles and abstracts: enough for some thousand records.
"""

import json

from portal.dataset import Dataset
from portal.kinds.source import Source
from portal.outputs.addresses import HERE
from portal.outputs.render import Renderer
from portal.outputs.shortened import shortened
from portal.record import Kind, Record
from portal.text import Language

ABSTRACT_LENGTH = 240
"""Characters of a record's abstract that are looked through and shown."""


def search_index(renderer: Renderer) -> bytes:
    """Return JSON: the names of the kinds, and for each record its kind, title, address, abstract and language.

    Addresses are below the language's home page; the language is empty where it is that of the page. No
    character of it could begin a tag, wherever it is shown.
    """
    kinds: list[str] = []
    records: list[tuple[int, str, str, str, str]] = []
    for kind in renderer.dataset.kinds:
        for item in renderer.dataset.items(kind.name):
            address = renderer.link(item)
            if address is None:
                continue
            one = renderer.voice.plain(kind.one)
            if one not in kinds:
                kinds.append(one)
            title = renderer.voice.plain(item.record.label)
            abstract = shortened(renderer.voice.plain(item.record.abstract), ABSTRACT_LENGTH)
            language = _language(item.record, renderer.language)
            records.append((kinds.index(one), title, address.removeprefix(HERE), abstract, language))
    said = json.dumps({"kinds": kinds, "records": records}, ensure_ascii=False, separators=(",", ":"))
    return said.replace("<", "\\u003c").encode()


def _language(record: Record, language: Language) -> str:
    said = record.language if isinstance(record, Source) else record.label.say(language).language
    return "" if said == language else said


def kinds_to_browse(dataset: Dataset) -> tuple[tuple[Kind[Record], int], ...]:
    """Return the kinds that have a list of their own, each with the number of its records."""
    return tuple((kind, len(dataset.items(kind.name))) for kind in dataset.kinds if kind.section)
