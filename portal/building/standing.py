"""What of all that was drawn still stands: found from what has changed, by the questions that each thing asked."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from portal.dataset.changes import ANSWERS
from portal.dataset.trace import Drawn, Question, Trace, digest_of, number_of
from portal.store import Row, Rows, Store, digest_of_bytes

FACTS = "facts"
"""Drawn things that answers are computed from."""

SHARED = ("line", "facet", "groups", "about", "plots", "related")
"""Drawn things of which each stands on many pages: whether one is really another is found out before the pages."""

Redraw = Callable[[Sequence[Question]], Iterable[Drawn | None]]
"""Draws what is asked for; gives None for what can be drawn no more."""


class Standing:
    """What stands of what a store keeps; a trace looks kept things up in it."""

    def __init__(self, store: Store, trace: Trace) -> None:
        """Take what is kept, and who answers."""
        self.store = store
        self.rows = Rows(store, "drawn")
        """All that was drawn."""
        self.answers = Rows(store, "answers")
        """All that was answered."""
        self.gone: set[int] = set()
        """What was drawn and can be drawn no more."""
        self._trace = trace
        self._fallen: set[int] = set()
        self._changed: set[int] = set()
        self._outdated: set[int] = set()
        """Answers that have changed and have not been kept since."""
        trace.keeper = self

    def value(self, number: int) -> bytes | None:
        """Return what is kept for a question and still stands, or None."""
        return self.kept(number) if self.stands(number) else None

    def kept(self, number: int) -> bytes | None:
        """Return what was drawn for a question, whether or not it stands; None where that is not to be had."""
        value = self.store.value(number)
        return value if value is not None and digest_of_bytes(value) == self.rows.digest(number) else None

    def knows_answer(self, number: int) -> bool:
        """Return whether the answer to a question is the one that is kept."""
        return number in self.answers and number not in self._outdated

    def stands(self, number: int) -> bool:
        """Return whether something was drawn, and whatever it asked has the answer that it had."""
        return number in self.rows and number not in self._fallen

    def fallen(self) -> Iterator[Row]:
        """Yield what was drawn and stands no more."""
        return self.rows.some(self._fallen - self.gone)

    def absorb(self, rows: Iterable[Row], answers: Iterable[Row]) -> None:
        """Take up what has been drawn and answered since."""
        drawn, answered = list(rows), list(answers)
        self.rows.add(drawn)
        self._fallen.difference_update(row.number for row in drawn)
        self.answers.add(answered)
        self._outdated.difference_update(row.number for row in answered)

    def forget_outdated(self) -> None:
        """Forget what fell and was not drawn again, and the answers that changed and were not asked for again.

        The next build does not know of the changes of this one: to it, such things would seem to stand.
        """
        self.rows.remove(self._fallen)
        self.store.remove("kept", self._fallen)
        self.answers.remove(self._outdated)

    def find(self, redraw: Redraw, *, is_same_project: bool) -> bool:
        """Find what stands; return whether there may be files that there were not, or some no more.

        `is_same_project` says that nothing has changed but records.
        """
        changes = self.store.changes()
        self._change(changes)
        has_other_answers = self._draw_again(redraw, (FACTS,)) or ANSWERS in changes
        self._change({ANSWERS} if has_other_answers else ())
        if has_other_answers or not is_same_project:
            # What nobody answers is asked, too: it has no answer, and whatever asked for it falls.
            questions = [row.question for row in self.answers if not self._trace.is_later(row.question)]
            self.ask_again(
                question
                for question in questions
                if (not is_same_project if self._trace.is_of_project(question) else has_other_answers)
            )
        self._draw_again(redraw, SHARED)
        return has_other_answers or not is_same_project or not self.rows

    def ask_again(self, questions: Iterable[Question]) -> None:
        """Ask some questions again, as far as they were asked before."""
        asked = ((number_of(question), question) for question in questions)
        self._change(
            number
            for number, question in asked
            if number in self.answers and self._digest(question) != self.answers.digest(number)
        )

    def _digest(self, question: Question) -> bytes:
        """Return the digest of an answer; of none where what was asked about is no more, or where nobody answers."""
        try:
            return digest_of(self._trace.answer(question))
        except (LookupError, OSError):
            return b""

    def _draw_again(self, redraw: Redraw, names: Sequence[str]) -> bool:
        """Draw fallen things of some names; return whether any is another than it was."""
        fallen = [row for row in self.fallen() if _name(row) in names]
        changed = set()
        for row, drawn in zip(fallen, redraw([row.question for row in fallen]), strict=True):
            if drawn is None:
                self.gone.add(row.number)
            elif drawn.digest == row.digest:
                continue
            changed.add(row.number)
        self._change(changed)
        return bool(changed)

    def _change(self, numbers: Iterable[int]) -> None:
        """Take down whatever asked some questions, and whatever asked for that."""
        fresh = set(numbers) - self._changed
        while fresh:
            self._changed |= fresh
            self._outdated.update(number for number in fresh if number in self.answers)
            # Noted at once: what is drawn anew may be kept before the build is done, and then looks as if it stood.
            self.store.add_changes(fresh)
            fallen = [row for row in self.rows.asking(fresh) if row.number not in self._fallen]
            self._fallen.update(row.number for row in fallen)
            # Of what stands in one place it is not asked whether it has really changed: it is drawn with that place.
            fresh = {row.number for row in fallen if _name(row) not in (FACTS, *SHARED)}


def _name(row: Row) -> str:
    return row.question[0].partition(" ")[0]
