"""Faults that only show when all files stand side by side: ids, references, words, translations."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from portal.dataset.faulty import Faulty
from portal.dataset.item import Item
from portal.dataset.reading import FileRead
from portal.kinds.vocabulary import VOCABULARY
from portal.problem import Problem
from portal.project import CHOICES
from portal.record import Kind, Record, Reference, Word
from portal.source.entry import Location
from portal.suggest import did_you_mean
from portal.text.bilingual import ENGLISH_NAMES

Checked: TypeAlias = Item | Faulty


def cross_check(
    kinds: Sequence[Kind[Record]],
    reads: Sequence[FileRead],
    items: Mapping[str, Sequence[Item]],
    looked_at: Callable[[Item], bool],
) -> Iterator[Problem]:
    """Yield the faults between records, given what each file gave and the sound records of each kind.

    What a sound record says of others is held against them only where it is to be `looked_at`; of a faulty one, what is
    sound in it. What stands in a faulty record still counts as known, and where a file, an id or the words of a list
    could not be read, nothing is said of what mentions them: one fault makes no others.
    """
    faulty: dict[str, list[Faulty]] = {kind.name: [] for kind in kinds}
    for read in reads:
        faulty[read.kind] += read.faulty
    known = _known(reads, faulty)
    for kind in kinds:
        yield from _repeated_ids(_in_order(items[kind.name], faulty[kind.name]))
        checked: Iterable[Checked] = (*filter(looked_at, items[kind.name]), *faulty[kind.name])
        for one in checked:
            yield from _misnamed(one)
            yield from _unknown_mentions(one, known)
            yield from _missing_texts(one, kind)
    if not any(read.problems for read in reads):
        yield from _unused(kinds, items)


def _in_order(items: Sequence[Item], faulty: Sequence[Faulty]) -> Sequence[Checked]:
    return sorted([*items, *faulty], key=lambda one: one.origin) if faulty else items


class _Known(NamedTuple):
    """What records may mention."""

    ids: Mapping[str, set[str]]
    """The ids of each kind."""
    words: Mapping[str, frozenset[str]]
    """The words of each list."""
    unread: set[str]
    """The kinds of which an id may be missing."""
    unlisted: set[str]
    """The lists of which a word may be missing."""


def _known(reads: Iterable[FileRead], faulty: Mapping[str, Sequence[Faulty]]) -> _Known:
    ids: dict[str, set[str]] = {kind: set() for kind in faulty}
    words: dict[str, frozenset[str]] = {}
    unread = {kind for kind, found in faulty.items() if not all(one.key.id for one in found)}
    for read in reads:
        ids[read.kind].update([known.id for known in read.known])
        if read.kind == VOCABULARY.name:
            words |= {known.id: known.words for known in read.known}
        if not read.parsed:
            unread.add(read.kind)
    lists = faulty.get(VOCABULARY.name, ())
    return _Known(ids, words, unread, {one.key.id for one in lists if any(map(_hides_words, one.faults))})


def _hides_words(fault: Location) -> bool:
    """Return whether a fault of a list is of its words as a whole, of one as a whole or of the id of one."""
    return fault[:1] == ("words",) and fault[2:] in ((), ("id",))


def _repeated_ids(every: Iterable[Checked]) -> Iterator[Problem]:
    first: dict[str, Checked] = {}
    for one in every:
        other = first.setdefault(one.key.id, one)
        if other is not one and one.key.id:
            path, line = other.origin
            yield one.problem(f"'{one.key.id}' is taken by {path}:{line}; give this record another id", ("id",))


def _misnamed(one: Checked) -> Iterator[Problem]:
    path, id = one.path, one.key.id
    if id and path.parent.name == one.key.kind and path.suffix == ".yml" and path.stem != id:
        yield one.problem(f"is '{id}' in the file {path.name}; call the file {id}.yml", ("id",))


def _unknown_mentions(one: Checked, known: _Known) -> Iterator[Problem]:
    ids, words, unread, unlisted = known
    for location, mark, value in one.mentioned.mentions:
        if isinstance(mark, Reference) and mark.name not in ids:
            message = f"this portal has no {mark.name}; leave the field out, or have them by {CHOICES}"
            yield one.problem(message, location)
        elif isinstance(mark, Reference) and mark.name not in unread and value not in ids[mark.name]:
            message = f"no {mark.name} record '{value}'; {did_you_mean(value, ids[mark.name])}"
            yield one.problem(message, location)
        if not isinstance(mark, Word) or VOCABULARY.name in unread or mark.name in unlisted:
            continue
        if value not in (listed := words.get(mark.name, frozenset())):
            message = f"'{value}' is not in the list '{mark.name}' of vocabulary.yml; {did_you_mean(value, listed)}"
            yield one.problem(message, location)


def _missing_texts(one: Checked, kind: Kind[Record]) -> Iterator[Problem]:
    for location, language in one.mentioned.missing:
        if language not in kind.untranslated:
            yield one.problem(f"has no {ENGLISH_NAMES[language]}; add '{language}:' with the text", location)


def _unused(kinds: Iterable[Kind[Record]], items: Mapping[str, Sequence[Item]]) -> Iterator[Problem]:
    used = {pair for found in items.values() for item in found for pair in item.head.references}
    for item in (item for kind in kinds if kind.must_be_used for item in items[kind.name]):
        if item.key not in used:
            yield item.problem(f"'{item.key.id}' is used by no record; cite it or remove it", ("id",))
