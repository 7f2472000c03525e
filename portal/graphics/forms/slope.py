"""Two editions into slopes: where each segment stood, and where it came to stand."""

from portal.analysis.values import Line, Value, Values
from portal.graphics import describe, drawings, look
from portal.graphics.forms.of_values import plot_of
from portal.graphics.lines import LABEL, by_letter, check_comparable, check_number, names_of
from portal.graphics.plot import Plot, Series
from portal.kinds.chart import Chart
from portal.language.voice import Voice


def slope(chart: Chart, values: Values, voice: Voice) -> Plot:
    """Draw slopes between two editions; raise ValueError where they may not be joined, with the reason."""
    lines = values.lines(chart)
    check_comparable(chart, lines, voice)
    check_number(chart, len(lines))
    for line in lines:
        if len(line.values) != 2:
            raise ValueError(
                f"'{line.segment}' has {len(line.values)} values; a slope joins two: choose two years or studies"
            )
        for one, other in line.breaks:
            raise ValueError(
                f"'{one.point.id}' and '{other.point.id}' may not be joined: {voice.plain(other.group.apart)}"
            )
    drawn = [value for line in lines for value in line.values]
    names = names_of(lines, voice)
    letters = by_letter(names)
    sides = [_edition(line_value, voice) for line_value in lines[0].values]
    told = voice.worded("told_slope", first=" ".join(sides[0]), last=" ".join(sides[1]))
    changes = [_said(line, name, voice) for line, name in zip(lines, names, strict=True)]
    return plot_of(
        chart,
        drawn,
        voice,
        told=" ".join([told, *changes]),
        legend=(Series(name, at, look.LETTERS[at]) for at, name in enumerate(names)) if letters else (),
        spec=lambda: drawings.slope.spec(lines, names, sides, voice),
    )


def _edition(value: Value, voice: Voice) -> list[str]:
    """Return the words over a side: the study, and its year where its name does not say it."""
    name, year = describe.study_name(voice, value), str(value.point.year)
    return look.wrapped(name if year in name else f"{name} ({year})" if name else year, LABEL, 3)


def _said(line: Line, name: str, voice: Voice) -> str:
    first, last = (describe.with_unit(voice, value) for value in line.values)
    change = voice.worded("from_to", first=first, last=last)
    return f"{name}{voice.worded('colon')} {change}."
