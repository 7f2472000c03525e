"""What is drawn into what it asked: each question with the digest of its answer, noted while it is drawn.

Nothing says beforehand what a page depends on. Whoever draws asks through the trace; a drawn thing stands as long as
every question that it asked has the answer that it had (verifying traces: Mokhov, Mitchell and Peyton Jones 2018,
"Build systems à la carte"). There are three sorts of question:

- a **part** of a record, which is one of its fields, or what is told of it without reading it (`Item`);
- an **answer**, computed from all records or from the project, and cheap to compute anew: an order, a count, a word;
- what was **kept**, which was drawn itself and has a trace of its own: a card, the body of a page.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from typing import Any, NamedTuple, Protocol, TypeAlias, TypeVar

from portal.store import digest_of_bytes

T = TypeVar("T")

Question: TypeAlias = tuple[str, ...]
"""The name of what is asked, and what it is asked about."""

Reads: TypeAlias = frozenset[int]
"""The questions that were asked, by number."""


def number_of(question: Question) -> int:
    """Return the number of a question: the same in every process, and small enough for a column of a store."""
    return int.from_bytes(blake2b("\x1f".join(question).encode(), digest_size=8).digest()) >> 1


@cache
def part_number(name: str) -> int:
    """Return what tells a part of a record from its others: combined with the record's own number by exclusive or."""
    return number_of(("part", name))


def digest_of(answer: object) -> bytes:
    """Return what changes when an answer does."""
    return blake2b(repr(answer).encode(), digest_size=8).digest()


class Drawn(NamedTuple):
    """What was drawn for a question, and what it asked."""

    question: Question
    digest: bytes
    reads: Reads
    value: bytes


class Keeper(Protocol):
    """Where drawn things are kept from build to build."""

    def value(self, number: int) -> bytes | None:
        """Return what is kept for a question and still stands, or None."""

    def knows_answer(self, number: int) -> bool:
        """Return whether the answer to a question is the one that is kept."""


class Trace:
    """Answers questions, and notes which were asked."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self.reads: set[int] = set()
        """The questions asked for what is being drawn, by number."""
        self._answering: dict[str, Callable[..., Any]] = {}
        self._of_records: set[str] = set()
        self._later: set[str] = set()
        self._answers: dict[Question, tuple[int, Any]] = {}
        self._mentioned: dict[Question, int] = {}
        self._held: dict[Question, tuple[int, bytes]] = {}
        self._drawn: dict[Question, tuple[int, bytes]] = {}
        self.keeper: Keeper | None = None
        self.asked: dict[int, Question] = {}
        """The answers asked for, by number: what a later build asks again."""
        self.made: list[Drawn] = []
        """What was drawn to be kept and is not kept yet."""

    def answer_with(self, **answering: Callable[..., Any]) -> None:
        """Say what answers the questions of some names from the project's files and settings."""
        self._answering |= answering

    def answer_from_records(self, **answering: Callable[..., Any]) -> None:
        """Say what answers the questions of some names from what is told of all records."""
        self._answering |= answering
        self._of_records |= answering.keys()

    def answer_later(self, *names: str) -> None:
        """Say of which names questions are answered only when part of the work is done."""
        self._later.update(names)

    def is_later(self, question: Question) -> bool:
        """Return whether a question is answered only later."""
        return question[0] in self._later

    def is_of_project(self, question: Question) -> bool:
        """Return whether a question is answered from the project's files and settings alone."""
        return question[0] in self._answering and question[0] not in self._of_records

    def note(self, number: int) -> None:
        """Note a question by its number."""
        self.reads.add(number)

    def ask(self, *question: str) -> Any:
        """Return the answer to a question, and note it."""
        known = self._answers.get(question)
        if known is None:
            known = self._answers[question] = (number_of(question), self.answer(question))
            self.asked[known[0]] = question
        self.reads.add(known[0])
        return known[1]

    def mention(self, *question: str) -> None:
        """Note a question whose answer is not needed now: it is found only if it is not kept yet."""
        number = self._mentioned.get(question)
        if number is None:
            number = self._mentioned[question] = number_of(question)
            self.asked[number] = question
        self.reads.add(number)

    def answer(self, question: Question) -> Any:
        """Return the answer to a question without noting it, nor anything that is asked to find it."""
        with self.reading():
            return self._answering[question[0]](*question[1:])

    @contextmanager
    def reading(self) -> Iterator[set[int]]:
        """Collect the questions that are asked while the block runs, apart from those asked before."""
        outer, self.reads = self.reads, set()
        try:
            yield self.reads
        except BaseException:
            outer |= self.reads  # whoever goes on without an answer depends on why there was none
            raise
        finally:
            self.reads = outer

    def take_asked(self) -> list[tuple[int, Question, bytes]]:
        """Return the questions asked since this was last called, by number, with the digests of the answers.

        Those whose answers are kept are left out.
        """
        asked, self.asked = self.asked, {}
        keeper = self.keeper
        new = [one for one in asked.items() if keeper is None or not keeper.knows_answer(one[0])]
        return [(number, question, digest_of(self._answer_of(question))) for number, question in new]

    def _answer_of(self, question: Question) -> Any:
        return self._answers[question][1] if question in self._answers else self.answer(question)

    def take_made(self) -> list[Drawn]:
        """Return what was drawn to be kept since this was last called."""
        made, self.made = self.made, []
        self._drawn.clear()
        return made

    def memo(self, function: Callable[..., T]) -> Callable[..., T]:
        """Return a function that computes once for each list of arguments, and each time notes what it asked."""
        known: dict[Hashable, tuple[T, Reads]] = {}

        def remembered(*arguments: Hashable, **named: Hashable) -> T:
            asked = (*arguments, *named.items()) if named else arguments
            found = known.get(asked)
            if found is None:
                with self.reading() as reads:
                    value = function(*arguments, **named)
                found = known[asked] = (value, frozenset(reads))
            self.reads.update(found[1])
            return found[0]

        return remembered

    def kept(self, question: Question, draw: Callable[[], bytes], *, held: bool = False) -> bytes:
        """Return what is drawn for a question: as it is kept, where that still stands.

        What is asked for again and again is also `held` in memory; what was drawn is, until it is taken to be kept.
        """
        known = self._held.get(question) or self._drawn.get(question)
        if known is None:
            number = number_of(question)
            value = self.keeper.value(number) if self.keeper else None
            if value is None:
                value = self.draw(question, draw).value
                self._drawn[question] = (number, value)
            known = (number, value)
            if held:
                self._held[question] = known
        self.reads.add(known[0])
        return known[1]

    def draw(self, question: Question, draw: Callable[[], bytes]) -> Drawn:
        """Return something drawn, with what it asked."""
        with self.reading() as reads:
            value = draw()
        drawn = Drawn(question, digest_of_bytes(value), frozenset(reads), value)
        self.made.append(drawn)
        return drawn
