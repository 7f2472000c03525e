"""Faults that only show when all files stand side by side: ids, references, words, translations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from portal.dataset.reading import FileRead, Item
from portal.kinds.vocabulary import VOCABULARY
from portal.problem import Problem
from portal.record import Kind, Record, Reference, Word
from portal.suggest import did_you_mean


def cross_check(kinds: Sequence[Kind[Record]], reads: Sequence[FileRead]) -> Iterator[Problem]:
    """Yield the faults between records.

    What stands in a faulty record still counts as known, and where a whole file could not be read
    nothing is said of references to its kind: one fault makes no others.
    """
    unread = {read.kind for read in reads if not read.parsed}
    ids = _ids(kinds, reads)
    words = _words(reads)
    for kind in kinds:
        of_kind = [read for read in reads if read.kind == kind.name]
        yield from _repeated_ids(kind, of_kind)
        for item in (item for read in of_kind for item in read.items):
            yield from _unknown_mentions(item, ids, words, unread)
            yield from _missing_texts(item, kind)
    if not any(read.problems for read in reads):
        yield from _unused(kinds, reads)


def _ids(kinds: Iterable[Kind[Record]], reads: Iterable[FileRead]) -> dict[str, set[str]]:
    ids: dict[str, set[str]] = {kind.name: set() for kind in kinds}
    for read in reads:
        ids[read.kind] |= {str(entry.values.get("id")) for entry in read.entries}
    return ids


def _words(reads: Iterable[FileRead]) -> dict[str, set[str]]:
    words: dict[str, set[str]] = {}
    for entry in (entry for read in reads if read.kind == VOCABULARY.name for entry in read.entries):
        listed = entry.values.get("words")
        found = listed if isinstance(listed, list) else []
        words[str(entry.values.get("id"))] = {str(word.get("id")) for word in found if isinstance(word, dict)}
    return words


def _repeated_ids(kind: Kind[Record], reads: Iterable[FileRead]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for item in (item for read in reads for item in read.items):
        entry, id = item.entry, item.key.id
        if id in first:
            yield entry.problem(f"'{id}' is taken by {first[id]}; give this record another id", ("id",))
        first.setdefault(id, f"{entry.path}:{entry.line}")
        if entry.path.parent.name == kind.name and entry.path.suffix == ".yml" and entry.path.stem != id:
            yield entry.problem(f"is '{id}' in the file {entry.path.name}; call the file {id}.yml", ("id",))


def _unknown_mentions(
    item: Item, ids: Mapping[str, set[str]], words: Mapping[str, set[str]], unread: set[str]
) -> Iterator[Problem]:
    for location, mark, value in item.mentioned.mentions:
        if isinstance(mark, Reference) and mark.name not in unread and value not in ids[mark.name]:
            message = f"no {mark.name} record '{value}'; {did_you_mean(value, ids[mark.name])}"
            yield item.entry.problem(message, location)
        if isinstance(mark, Word) and VOCABULARY.name not in unread and value not in words.get(mark.name, ()):
            known = words.get(mark.name, set())
            message = f"'{value}' is not in the list '{mark.name}' of vocabulary.yml; {did_you_mean(value, known)}"
            yield item.entry.problem(message, location)


def _missing_texts(item: Item, kind: Kind[Record]) -> Iterator[Problem]:
    for location, language in item.mentioned.missing:
        if language not in kind.untranslated:
            name = {"en": "English", "fr": "French"}[language]
            yield item.entry.problem(f"has no {name}; add '{language}:' with the text", location)


def _unused(kinds: Iterable[Kind[Record]], reads: Iterable[FileRead]) -> Iterator[Problem]:
    items = [item for read in reads for item in read.items]
    used = {key for item in items for key in item.references}
    must = {kind.name for kind in kinds if kind.must_be_used}
    for item in items:
        if item.key.kind in must and item.key not in used:
            yield item.entry.problem(f"'{item.key.id}' is used by no record; cite it or remove it", ("id",))
