"""Faults that only show when all files stand side by side: ids, references, words, translations."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from portal.dataset.item import Item
from portal.dataset.reading import FileRead
from portal.kinds.vocabulary import VOCABULARY
from portal.problem import Problem
from portal.record import Kind, Record, Reference, Word
from portal.suggest import did_you_mean


def cross_check(
    kinds: Sequence[Kind[Record]],
    reads: Sequence[FileRead],
    items: Mapping[str, Sequence[Item]],
    looked_at: Callable[[Item], bool],
) -> Iterator[Problem]:
    """Yield the faults between records, given what each file gave and the sound records of each kind.

    What a record says of others is held against them only where it is to be `looked_at`. What stands in a faulty record
    still counts as known, and where a whole file could not be read nothing is said of references to its kind: one fault
    makes no others.
    """
    unread = {read.kind for read in reads if not read.parsed}
    ids = _ids(kinds, reads)
    words = _words(reads)
    for kind in kinds:
        yield from _repeated_ids(items[kind.name])
        for item in filter(looked_at, items[kind.name]):
            yield from _misnamed(item)
            yield from _unknown_mentions(item, ids, words, unread)
            yield from _missing_texts(item, kind)
    if not any(read.problems for read in reads):
        yield from _unused(kinds, items)


def _ids(kinds: Iterable[Kind[Record]], reads: Iterable[FileRead]) -> dict[str, set[str]]:
    ids: dict[str, set[str]] = {kind.name: set() for kind in kinds}
    for read in reads:
        ids[read.kind].update([known.id for known in read.known])
    return ids


def _words(reads: Iterable[FileRead]) -> dict[str, frozenset[str]]:
    return {known.id: known.words for read in reads if read.kind == VOCABULARY.name for known in read.known}


def _repeated_ids(items: Iterable[Item]) -> Iterator[Problem]:
    first: dict[str, Item] = {}
    for item in items:
        other = first.setdefault(item.key.id, item)
        if other is not item:
            path, line = other.origin
            yield item.problem(f"'{item.key.id}' is taken by {path}:{line}; give this record another id", ("id",))


def _misnamed(item: Item) -> Iterator[Problem]:
    path, id = item.path, item.key.id
    if path.parent.name == item.key.kind and path.suffix == ".yml" and path.stem != id:
        yield item.problem(f"is '{id}' in the file {path.name}; call the file {id}.yml", ("id",))


def _unknown_mentions(
    item: Item, ids: Mapping[str, set[str]], words: Mapping[str, frozenset[str]], unread: set[str]
) -> Iterator[Problem]:
    for location, mark, value in item.mentioned.mentions:
        if isinstance(mark, Reference) and mark.name not in unread and value not in ids[mark.name]:
            message = f"no {mark.name} record '{value}'; {did_you_mean(value, ids[mark.name])}"
            yield item.problem(message, location)
        if isinstance(mark, Word) and VOCABULARY.name not in unread and value not in words.get(mark.name, ()):
            known = words.get(mark.name, frozenset())
            message = f"'{value}' is not in the list '{mark.name}' of vocabulary.yml; {did_you_mean(value, known)}"
            yield item.problem(message, location)


def _missing_texts(item: Item, kind: Kind[Record]) -> Iterator[Problem]:
    for location, language in item.mentioned.missing:
        if language not in kind.untranslated:
            name = {"en": "English", "fr": "French"}[language]
            yield item.problem(f"has no {name}; add '{language}:' with the text", location)


def _unused(kinds: Iterable[Kind[Record]], items: Mapping[str, Sequence[Item]]) -> Iterator[Problem]:
    used = {pair for found in items.values() for item in found for pair in item.head.references}
    for item in (item for kind in kinds if kind.must_be_used for item in items[kind.name]):
        if item.key not in used:
            yield item.problem(f"'{item.key.id}' is used by no record; cite it or remove it", ("id",))
