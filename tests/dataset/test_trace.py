"""What is drawn notes what it asked, however it came by the answer."""

import pytest

from portal.dataset.trace import Trace, digest_of, number_of, part_number
from portal.store import digest_of_bytes

COUNT = ("count", "events")
NAME = ("name",)


@pytest.fixture
def trace() -> Trace:
    """Return a trace that can answer two questions, and counts how often it must."""
    made = Trace()
    made.answer_with(count=lambda kind: len(kind), name=lambda: "The portal")
    return made


def test_a_question_is_noted_each_time_and_answered_once(trace: Trace) -> None:
    answers = iter(["first", "second"])
    trace.answer_with(once=lambda: next(answers))
    for _ in range(2):
        with trace.reading() as reads:
            assert trace.ask("once") == "first"
        assert reads == {number_of(("once",))}


def test_what_is_asked_to_find_an_answer_is_not_noted(trace: Trace) -> None:
    trace.answer_with(twice=lambda: 2 * trace.ask(*COUNT))
    with trace.reading() as reads:
        assert trace.ask("twice") == 12
    assert reads == {number_of(("twice",))}


def test_reading_collects_apart_from_what_was_asked_before(trace: Trace) -> None:
    with trace.reading() as outer:
        trace.ask(*COUNT)
        with trace.reading() as inner:
            trace.ask(*NAME)
        assert inner == {number_of(NAME)}
    assert outer == {number_of(COUNT)}


def test_what_was_computed_once_notes_each_time_what_it_asked(trace: Trace) -> None:
    runs = []

    def shout(word: str, *, end: str = "!") -> str:
        runs.append(word)
        return f"{word} {trace.ask(*COUNT)}{end}"

    remembered = trace.memo(shout)
    for _ in range(3):
        with trace.reading() as reads:
            assert remembered("a") == "a 6!"
        assert reads == {number_of(COUNT)}
    assert remembered("a", end="?") == "a 6?"
    assert remembered("b") == "b 6!"
    assert runs == ["a", "a", "b"]


def test_what_was_computed_once_within_another_notes_what_both_asked(trace: Trace) -> None:
    inner = trace.memo(lambda: trace.ask(*NAME))
    outer = trace.memo(lambda: (trace.ask(*COUNT), inner()))
    inner()
    for _ in range(2):
        with trace.reading() as reads:
            outer()
        assert reads == {number_of(NAME), number_of(COUNT)}


def test_who_goes_on_without_an_answer_depends_on_why_there_was_none(trace: Trace) -> None:
    def draw() -> str:
        trace.note(number_of(COUNT))
        raise LookupError("there is none")

    def leave() -> None:
        with trace.reading():
            trace.ask(*NAME)
            raise LookupError("there is none")

    with trace.reading() as reads:
        for fail in (trace.memo(draw), leave):
            with pytest.raises(LookupError):
                fail()
    assert reads == {number_of(COUNT), number_of(NAME)}
    trace.ask(*NAME)
    assert number_of(NAME) in trace.reads  # it collects where it did before


class Kept:
    """Keeps one thing, and counts how often it is looked for."""

    def __init__(self, **kept: bytes) -> None:
        self.kept = {number_of((name,)): value for name, value in kept.items()}
        self.looked_for: list[int] = []
        self.answered: set[int] = set()

    def value(self, number: int) -> bytes | None:
        self.looked_for.append(number)
        return self.kept.get(number)

    def knows_answer(self, number: int) -> bool:
        return bool(self.answered.intersection({number}))


def never() -> bytes:
    raise AssertionError("what is kept is not drawn")


def test_what_is_kept_and_stands_is_looked_up_once_and_noted_each_time(trace: Trace) -> None:
    keeper = trace.keeper = Kept(card=b"<p>A card</p>")
    for _ in range(3):
        with trace.reading() as reads:
            assert trace.kept(("card",), never, held=True) == b"<p>A card</p>"
        assert reads == {number_of(("card",))}
    assert keeper.looked_for == [number_of(("card",))]
    assert trace.take_made() == []


def test_what_is_not_kept_is_drawn_once_with_what_it_asked(trace: Trace) -> None:
    trace.keeper = Kept()
    drawings = iter([b"<p>first</p>"])

    def draw() -> bytes:
        trace.ask(*COUNT)
        return next(drawings)

    for _ in range(2):
        with trace.reading() as reads:
            assert trace.kept(("card",), draw) == b"<p>first</p>"
        assert reads == {number_of(("card",))}  # and not what the card asked: it has a trace of its own
    [made] = trace.take_made()
    assert made.question == ("card",)
    assert made.reads == {number_of(COUNT)}
    assert (made.value, made.digest) == (b"<p>first</p>", digest_of_bytes(b"<p>first</p>"))
    assert trace.take_made() == []


def test_answers_are_handed_over_once_with_their_digests(trace: Trace) -> None:
    trace.ask(*COUNT)
    trace.ask(*COUNT)
    assert trace.take_asked() == [(number_of(COUNT), COUNT, digest_of(6))]
    trace.ask(*COUNT)
    assert trace.take_asked() == []


def test_it_is_known_who_answers(trace: Trace) -> None:
    trace.answer_from_records(order=lambda: ())
    trace.answer_later("theme")
    assert trace.is_of_project(COUNT)
    assert not trace.is_of_project(("order",))
    assert not trace.is_of_project(("gone", "events"))
    assert trace.is_later(("theme",))
    assert not trace.is_later(COUNT)


def test_questions_have_numbers_of_their_own_that_fit_a_column() -> None:
    questions = [("a",), ("b",), ("a", "b"), ("ab",), ("a", ""), ("", "a")]
    numbers = {number_of(question) for question in questions}
    assert len(numbers) == len(questions)
    assert all(0 <= number < 2**63 for number in numbers)
    assert part_number("a") != part_number("b")
