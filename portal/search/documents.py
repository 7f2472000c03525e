"""Records, steps of playbooks and hand-written pages into documents: what is looked through, and what a hit shows."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from portal.analysis.facets import year_of
from portal.dataset import Dataset, Item
from portal.dataset.mentions import texts
from portal.kinds.place import PLACES
from portal.kinds.playbook import PLAYBOOKS, Playbook
from portal.kinds.source import Source
from portal.language.voice import Voice
from portal.pages.renderer import Renderer
from portal.record import Key, Record, Reference, Subject, Word
from portal.text import LANGUAGES, Language, Text, other_of
from portal.text.bilingual import Said
from portal.text.shortened import shortened

ABSTRACT_LENGTH = 240
"""Characters of a document's abstract that a hit shows."""

NUMBER = re.compile(r"-?\d+(\.\d+)?")


STEPS = "steps"
PAGES = "pages"
"""The kinds of documents that are no records."""

BOOST = 0.8
"""What one of them counts for, where a record counts for 1."""


class Document(NamedTuple):
    """One thing that can be found."""

    kind: str
    """The kind of record, STEPS or PAGES."""

    key: str
    """The same in both languages: `innovations/toronto-311`, `steps/<playbook>/2`, `pages/about`."""

    sort: str
    """What it is called: the name of its kind in the singular, as readers see it."""

    address: str
    """Below the language's home page."""

    title: str
    where: str
    """Its place, its year, or what it is part of."""

    abstract: str
    language: Language
    """The language of its title and abstract."""

    item: Item | None
    """The record whose facets it has; None for a page."""

    head: tuple[Said, ...]
    """The texts of its title."""

    summary: tuple[Said, ...]
    body: tuple[Said, ...]
    translation: tuple[Said, ...]
    """Its title and summary in the other language."""

    boost: float

    @property
    def shown(self) -> tuple[str, ...]:
        """What a hit shows: key, sort, address, title, where, abstract, language."""
        return self.key, self.sort, self.address, self.title, self.where, self.abstract, self.language


def documents(renderer: Renderer, item: Item) -> Iterator[Document]:
    """Yield what can be found of a record, in the language of the renderer: itself, and the steps of a playbook."""
    if renderer.addresses.of(item, renderer.language) is None or _is_nameless(item.record):
        return
    yield _document(renderer, item)
    if item.key.kind == PLAYBOOKS.name:
        yield from _steps(renderer, item)


def page_document(voice: Voice, name: str, address: str, title: str, description: str, text: str) -> Document:
    """Return a hand-written page as a document, given the text that a reader sees on it."""
    return Document(
        kind=PAGES,
        key=f"{PAGES}/{name}",
        sort=voice.worded("page"),
        address=address,
        title=title,
        where="",
        abstract=shortened(description, ABSTRACT_LENGTH),
        language=voice.language,
        item=None,
        head=(Said(title, voice.language),),
        summary=(Said(description, voice.language),),
        body=(Said(text, voice.language),),
        translation=(),
        boost=BOOST,
    )


def _document(renderer: Renderer, item: Item) -> Document:
    record, language, voice = item.record, renderer.language, renderer.voice
    head = (_said(record, record.label, language),)
    summary = (record.abstract.say(language),) if record.abstract else ()
    shown = head[0] if not summary or head[0].language != language else summary[0]
    return Document(
        kind=item.key.kind,
        key="/".join(item.key),
        sort=voice.plain(renderer.dataset.kind(item.key.kind).one),
        address=renderer.addresses.of(item, renderer.language) or "",
        title=voice.plain(record.label),
        where=_where(renderer, item),
        abstract=shortened(voice.plain(record.abstract), ABSTRACT_LENGTH),
        language=shown.language,
        item=item,
        head=head,
        summary=summary,
        body=tuple(_body(renderer, item)),
        translation=tuple(_translation(record, language)),
        boost=renderer.dataset.kind(item.key.kind).boost,
    )


def _steps(renderer: Renderer, item: Item) -> Iterator[Document]:
    playbook, language, voice = item.record, renderer.language, renderer.voice
    if not isinstance(playbook, Playbook):
        return
    for number, step in enumerate(playbook.steps, start=1):
        other = voice.other
        yield Document(
            kind=STEPS,
            key=f"{STEPS}/{playbook.id}/{number}",
            sort=voice.worded("step"),
            address=f"{renderer.addresses.of(item, renderer.language) or ''}#step-{number}",
            title=voice.plain(step.name),
            where=voice.plain(playbook.title),
            abstract=shortened(voice.plain(step.purpose), ABSTRACT_LENGTH),
            language=step.name.say(language).language,
            item=None,
            head=(step.name.say(language),),
            summary=(step.purpose.say(language),),
            body=tuple(text.say(language) for text in (*step.actions, step.worksheet, *step.measures)),
            translation=(step.name.say(other), step.purpose.say(other)),
            boost=BOOST,
        )


def _said(record: Record, text: Text, language: Language) -> Said:
    """Return a text in the language it is in: that of a source's title is known, and is not both."""
    said = text.say(language)
    own: Language | None = next((name for name in LANGUAGES if name == getattr(record, "language", "")), None)
    return Said(said.text, own) if isinstance(record, Source) and own else said


def _body(renderer: Renderer, item: Item) -> Iterator[Said]:
    """Yield all else that the record says: texts, numbers, controlled words, the names of what it mentions."""
    dataset, language = renderer.dataset, renderer.language
    yield from (text.say(language) for text in texts(item.record))
    yield Said(" ".join(_numbers(item.values)), language)
    for _, mark, value in item.mentioned.mentions:
        if isinstance(mark, Word) and mark.name != "languages":
            yield dataset.vocabulary[mark.name][value].title.say(language)
        elif isinstance(mark, Subject):
            yield Said(value, language)
        elif isinstance(mark, Reference) and mark.name != "sources":
            yield from _name_of(dataset, Key(mark.name, value), language)
    for other in dataset.mentioning(item.key):
        # Values have no name of their own: who looks for one finds the measure.
        if dataset.kind(other.key.kind).parent and _is_nameless(other.record):
            yield Said(" ".join(_numbers(other.values)), language)


def _name_of(dataset: Dataset, key: Key, language: Language) -> Iterator[Said]:
    record = dataset.item(key).record
    if not _is_nameless(record):
        yield record.label.say(language)
    if jurisdiction := getattr(record, "jurisdiction", None):
        yield dataset.vocabulary["jurisdictions"][jurisdiction].title.say(language)


def _translation(record: Record, language: Language) -> Iterator[Said]:
    other = other_of(language)
    for text in (record.label, record.abstract):
        if text and not text.is_same and text.say(other).language == other:
            yield text.say(other)


def _numbers(values: object) -> list[str]:
    """Return the numbers among the values of an entry, as they are written."""
    found: list[str] = []
    waiting = [values]
    for value in waiting:  # grows on the way
        if isinstance(value, str):
            if value and (value[0].isdigit() or value[0] == "-") and NUMBER.fullmatch(value):
                found.append(value)
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
    return found


def _where(renderer: Renderer, item: Item) -> str:
    """Return where and when: places with their province, the year, or the record it is part of."""
    dataset, voice = renderer.dataset, renderer.voice
    parts = []
    for key in item.references:
        if key.kind == PLACES.name:
            place = dataset.item(key).record
            parts.append(voice.plain(place.label))
    owner = dataset.kind(item.key.kind).parent or "study"
    for location, mark, value in item.mentioned.mentions:
        if location == (owner,):
            parts.append(voice.plain(dataset.item(Key(mark.name, value)).record.label))
    if year := year_of(dataset, item):
        parts.append(str(year))
    return " · ".join(parts)


def _is_nameless(record: Record) -> bool:
    return set(record.label.texts) == {record.id}
