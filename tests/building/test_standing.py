"""What was drawn stands until what it asked has another answer."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from portal.building.standing import FACTS as FACTS_NAME
from portal.building.standing import SHARED, Standing
from portal.dataset.changes import ANSWERS
from portal.dataset.head import part_numbers
from portal.dataset.trace import Drawn, Question, Trace, digest_of, number_of
from portal.outputs import OUTPUTS
from portal.record import Key
from portal.store import Row, Rows, Store, digest_of_bytes, packed

[TITLE] = part_numbers(Key("events", "one"), ["title"])
[SUMMARY] = part_numbers(Key("events", "one"), ["summary"])
COUNT, MENU = ("number", "events"), ("menu en",)
BODY, CARD, LINE, FACTS = ("body en", "one"), ("card en", "one"), ("line en", "one"), ("facts", "one")
RECORD, LIST, PROSE, OTHER = ("record", "one"), ("list", "events"), ("prose", "about"), ("record", "two")

READS: dict[Question, Iterable[int | Question]] = {
    BODY: [SUMMARY],
    CARD: [BODY],
    LINE: [TITLE],
    FACTS: [SUMMARY],
    RECORD: [BODY],
    LIST: [LINE, COUNT],
    PROSE: [CARD, MENU],
    OTHER: [MENU],
}
"""What each thing asked: parts, answers and other things."""


class Made:
    """A store of things drawn, and who would draw them again."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.answers: dict[Question, object] = {COUNT: 2, MENU: ("a", "b")}
        self.again: dict[Question, bytes | None] = {}
        """What comes of a thing that is drawn again, where that is not what it was."""
        self.redrawn: list[Question] = []
        Rows(store, "drawn").add(
            Row(number_of(question), question, digest_of_bytes(_first(question)), array("q", _numbers(reads)))
            for question, reads in READS.items()
        )
        store.put_values((number_of(question), packed(_first(question))) for question in READS)
        Rows(store, "answers").add(
            Row(number_of(name), name, digest_of(answer), array("q")) for name, answer in self.answers.items()
        )
        store.commit()

    def standing(self, *changes: int, is_same_project: bool = True) -> Standing:
        """Return what stands after some changes, looked for."""
        self.store.add_changes(changes)
        self.store.commit()
        trace = Trace()
        trace.answer_from_records(number=lambda kind: self.answers["number", kind])
        trace.answer_with(**{"menu en": lambda: self.answers[MENU]})
        standing = Standing(self.store, trace)
        self.has_other_files = standing.find(self.redraw, is_same_project=is_same_project)
        return standing

    def redraw(self, questions: Sequence[Question]) -> Iterator[Drawn | None]:
        for question in questions:
            self.redrawn.append(question)
            value = self.again.get(question, _first(question))
            reads = frozenset(_numbers(READS[question]))
            yield None if value is None else Drawn(question, digest_of_bytes(value), reads, value)


def _first(question: Question) -> bytes:
    return " ".join(question).encode()


def _numbers(reads: Iterable[int | Question]) -> list[int]:
    return [one if isinstance(one, int) else number_of(one) for one in reads]


def fallen(standing: Standing) -> set[Question]:
    """Return what stands no more."""
    found = {question for question in READS if not standing.stands(number_of(question))}
    assert {row.question for row in standing.fallen()} == {
        question for question in found if number_of(question) not in standing.gone
    }
    return found


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    with closing(Store(tmp_path / "store.sqlite", "these tests")) as store:
        yield Made(store)


def test_without_a_change_all_stands_and_is_given_out(made: Made) -> None:
    standing = made.standing()
    assert fallen(standing) == set()
    assert [standing.value(number_of(question)) for question in READS] == [_first(question) for question in READS]
    assert (made.redrawn, made.has_other_files) == ([], False)


def test_a_changed_part_takes_down_what_asked_for_it_and_what_asked_for_that(made: Made) -> None:
    standing = made.standing(SUMMARY)
    assert fallen(standing) >= {BODY, CARD, RECORD, PROSE}
    assert not fallen(standing) & {LINE, LIST, OTHER}
    assert standing.value(number_of(BODY)) is None
    assert standing.value(number_of(LINE)) == _first(LINE)


def test_a_change_that_nobody_asked_about_takes_nothing_down(made: Made) -> None:
    assert fallen(made.standing(*part_numbers(Key("events", "two"), ["title"]))) == set()


def test_what_is_shared_takes_down_nothing_if_it_is_drawn_as_it_was(made: Made) -> None:
    standing = made.standing(TITLE)
    assert made.redrawn == [LINE]
    assert fallen(standing) == {LINE}  # until what was drawn again is taken up
    assert not made.has_other_files


def test_what_is_shared_takes_down_the_pages_that_have_it_if_it_is_really_another(made: Made) -> None:
    made.again[LINE] = b"another line"
    assert fallen(made.standing(TITLE)) == {LINE, LIST}


def test_what_is_shared_and_can_be_drawn_no_more_takes_down_the_pages_that_had_it(made: Made) -> None:
    made.again[LINE] = None
    standing = made.standing(TITLE)
    assert fallen(standing) == {LINE, LIST}
    assert standing.gone == {number_of(LINE)}


def test_facts_that_are_what_they_were_ask_for_no_answer_again(made: Made) -> None:
    made.answers[COUNT] = 3
    standing = made.standing(SUMMARY)
    assert made.redrawn == [FACTS]
    assert LIST not in fallen(standing)
    assert not made.has_other_files


def test_other_facts_have_every_answer_asked_for_again(made: Made) -> None:
    made.answers[COUNT] = 3
    made.again[FACTS] = b"other facts"
    assert LIST in fallen(made.standing(SUMMARY))
    assert made.has_other_files


def test_records_that_came_or_went_have_every_answer_asked_for_again(made: Made) -> None:
    made.answers[COUNT] = 3
    assert fallen(made.standing(ANSWERS)) == {LIST}
    assert made.has_other_files


def test_answers_that_are_what_they_were_take_nothing_down(made: Made) -> None:
    assert fallen(made.standing(ANSWERS)) == set()
    assert made.has_other_files  # there may be


def test_another_project_has_its_own_answers_asked_for_again_and_not_those_of_records(made: Made) -> None:
    made.answers |= {COUNT: 3, MENU: ("a",)}
    assert fallen(made.standing(is_same_project=False)) == {PROSE, OTHER}
    assert made.has_other_files


def test_an_answer_that_there_is_none_to_any_more_takes_down_what_asked_for_it(made: Made) -> None:
    del made.answers[COUNT]
    assert fallen(made.standing(ANSWERS)) == {LIST}


def test_what_somebody_answers_only_later_is_asked_when_it_is_wanted(made: Made) -> None:
    trace = Trace()
    trace.answer_from_records(number=lambda kind: made.answers["number", kind])
    trace.answer_later("menu en")
    later = Standing(made.store, trace)
    later.find(made.redraw, is_same_project=False)
    assert fallen(later) == set()
    trace.answer_with(**{"menu en": lambda: ("another",)})
    later.ask_again([MENU, ("nobody asked this",)])
    assert fallen(later) == {PROSE, OTHER}


def test_what_nobody_answers_is_not_believed(made: Made) -> None:
    made.store.add_changes({ANSWERS})
    standing = Standing(made.store, Trace())
    standing.find(made.redraw, is_same_project=True)
    assert fallen(standing) == {LIST, PROSE, OTHER}


def test_what_is_drawn_again_stands_again(made: Made) -> None:
    standing = made.standing(SUMMARY)
    row = standing.rows.get(number_of(BODY))
    assert row
    standing.absorb([row], [])
    assert BODY not in fallen(standing)
    assert RECORD in fallen(standing)


def test_what_fell_and_was_not_drawn_again_is_not_there_for_the_next_build(made: Made) -> None:
    standing = made.standing(SUMMARY)
    row = standing.rows.get(number_of(BODY))
    assert row
    standing.absorb([row], [])
    standing.forget_outdated()
    made.store.forget_changes()
    later = made.standing()
    assert {question for question in READS if not later.stands(number_of(question))} == {CARD, FACTS, RECORD, PROSE}
    assert list(later.fallen()) == []
    assert later.kept(number_of(CARD)) is None
    assert later.value(number_of(BODY)) == _first(BODY)


def test_an_answer_that_changed_and_was_not_asked_for_again_is_not_known_to_the_next_build(made: Made) -> None:
    made.answers[COUNT] = 3
    standing = made.standing(ANSWERS)
    assert not standing.knows_answer(number_of(COUNT))
    standing.forget_outdated()
    made.store.forget_changes()
    assert not made.standing().knows_answer(number_of(COUNT))


def test_an_answer_that_changed_and_was_asked_for_again_is_known(made: Made) -> None:
    made.answers[COUNT] = 3
    standing = made.standing(ANSWERS)
    standing.absorb([], [Row(number_of(COUNT), COUNT, digest_of(3), array("q"))])
    assert standing.knows_answer(number_of(COUNT))
    standing.forget_outdated()
    made.store.forget_changes()
    assert made.standing().knows_answer(number_of(COUNT))


def test_where_nothing_was_ever_drawn_there_are_other_files(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "empty.sqlite", "these tests")) as store:
        standing = Standing(store, Trace())
        assert standing.find(lambda _questions: (), is_same_project=True)
        assert not standing.stands(number_of(RECORD))


def test_what_is_kept_and_is_not_what_was_drawn_is_not_used(made: Made) -> None:
    made.store.put_values([(number_of(BODY), packed(b"of another day"))])
    standing = made.standing()
    assert standing.value(number_of(BODY)) is None
    assert standing.value(number_of(CARD)) == _first(CARD)


def test_nothing_that_is_kept_is_called_like_an_output() -> None:
    assert {FACTS_NAME, *SHARED}.isdisjoint(OUTPUTS)
