"""Lines into names, and into refusals: those that may not share an axis, or are too many to be told apart."""

from collections.abc import Sequence

from portal.analysis.values import Line
from portal.graphics import describe, look
from portal.kinds.chart import Chart
from portal.language.voice import Voice

LABEL = 17
"""Letters in a line of a label beside the end of a line."""

BESIDE = 2 * LABEL
"""Letters of the longest label that stands there; longer ones are a letter, and the legend says which."""


def check_comparable(chart: Chart, lines: Sequence[Line], voice: Voice) -> None:
    """Raise ValueError, with the reason, where measures of different comparability groups would share an axis."""
    first = lines[0]
    for line in lines[1:]:
        if line.measure.group != first.measure.group and not chart.panels:
            reason = voice.plain(line.values[0].group.apart)
            raise ValueError(
                f"'{first.measure.id}' and '{line.measure.id}' may not share an axis: {reason} "
                "Draw them in two charts, or each in a panel (panels: true)"
            )


def check_number(chart: Chart, number: int) -> None:
    """Raise ValueError where lines or marks are too many to be told apart."""
    if number > look.MOST_SERIES:
        raise ValueError(
            f"{number} lines in the chart '{chart.id}' cannot be told apart; choose {look.MOST_SERIES} segments at most"
        )


def names_of(lines: Sequence[Line], voice: Voice) -> list[str]:
    """Return what tells each line from the others."""
    several = len({line.measure.id for line in lines}) > 1
    segments = [describe.plain_word(voice, line.segment, "segments") for line in lines]
    if not several:
        return segments
    titles = [voice.plain(line.measure.title) for line in lines]
    if len(set(titles)) == len(lines):
        return titles
    return [describe.SEPARATOR.join(parts) for parts in zip(titles, segments, strict=True)]


def by_letter(names: Sequence[str]) -> bool:
    """Return whether names are too long to stand beside their lines."""
    return len(names) > 1 and any(len(name) > BESIDE for name in names)
