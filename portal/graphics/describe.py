"""Values into words and numbers of one language: for labels, tables, tooltips and the text beside a picture."""

from collections.abc import Iterable, Sequence
from typing import Any

from portal.analysis.values import Value
from portal.graphics.plot import NONE, Cell, Table
from portal.kinds.measure import MEASURES
from portal.kinds.study import STUDIES
from portal.language.voice import Voice
from portal.record import CitedWork

SEPARATOR = " · "


def number(voice: Voice, value: float, unit: str) -> str:
    """Return a number as an axis or label shows it: with its sign where the unit is a per cent."""
    written = voice.number(value)
    return f"{written}{voice.worded('percent_sign')}" if unit == "percent" else written


def quantity(voice: Voice, value: Value) -> str:
    """Return a value with what the source says of its precision: at least 5,600."""
    written = number(voice, value.point.value, value.measure.unit)
    return f"{voice.word(value.point.qualifier, 'qualifiers')} {written}" if value.point.qualifier else written


def with_unit(voice: Voice, value: Value) -> str:
    """Return a value with its precision and unit: 53 out of 100."""
    unit = value.measure.unit
    bare = unit in ("percent", "count", "rank")
    return quantity(voice, value) if bare else f"{quantity(voice, value)} {plain_word(voice, unit, 'units')}"


def plain_word(voice: Voice, id: str, list: str) -> str:
    """Return a controlled word without markup."""
    return voice.word(id, list).striptags()


def study_name(voice: Voice, value: Value) -> str:
    """Return the study of a value, or nothing where it is none of ours."""
    return voice.plain(value.study.title) if value.study else ""


def label(voice: Voice, value: Value, values: Sequence[Value]) -> str:
    """Return what tells a value from the others: its measure, segment, study or year, whichever differ."""
    parts = []
    if len({other.measure.id for other in values}) > 1:
        parts.append(voice.plain(value.measure.title))
    if len({other.point.segment for other in values}) > 1:
        parts.append(plain_word(voice, value.point.segment, "segments"))
    if len({(other.point.study, other.point.year) for other in values}) > 1:
        name = study_name(voice, value)
        year = str(value.point.year)
        parts.append(name if year in name else f"{name} ({year})" if name else year)
    return SEPARATOR.join(parts) or plain_word(voice, value.point.segment, "segments")


def listed(voice: Voice, values: Sequence[Value]) -> str:
    """Return all values in one sentence, each behind its label."""
    colon = voice.worded("colon")
    said = (f"{label(voice, value, values)}{colon} {with_margin(voice, value)}" for value in values)
    return f"{', '.join(said)}."


def with_margin(voice: Voice, value: Value) -> str:
    """Return a value with its precision, unit and the margin of error that its source states."""
    margin = "" if value.point.margin is None else f" ± {voice.number(value.point.margin)}"
    return f"{with_unit(voice, value)}{margin}"


def tooltip(voice: Voice, value: Value, values: Sequence[Value]) -> str:
    """Return what a value says when it is pointed at."""
    parts = [label(voice, value, values), with_margin(voice, value)]
    if value.confidence:
        level = plain_word(voice, value.confidence, "confidence").lower()
        parts.append(voice.worded("confidence_is", level=level))
    return SEPARATOR.join(parts)


def subtitle(voice: Voice, values: Sequence[Value]) -> str:
    """Return what is drawn: the measure, its unit, its base and on how many answers it rests."""
    measures = list(dict.fromkeys(value.measure for value in values))
    units = dict.fromkeys(plain_word(voice, measure.unit, "units") for measure in measures)
    bases = dict.fromkeys(voice.plain(measure.base).removesuffix(".") for measure in measures if measure.base)
    parts = [voice.plain(measures[0].title)] if len(measures) == 1 else []
    parts += [", ".join(units), *(bases if len(bases) == 1 else ())]
    return SEPARATOR.join([*parts, samples(voice, values)])


def samples(voice: Voice, values: Sequence[Value]) -> str:
    """Return on how many answers the values rest, as far as that is known."""
    if {value.measure.unit for value in values} == {"count"}:
        return voice.worded("n_counts")
    known = sorted({value.n for value in values if value.n is not None})
    if not known:
        return voice.worded("sample_unknown")
    said = f"n = {voice.number(known[0])}"
    if len(known) > 1:
        said = voice.worded("n_range", first=voice.number(known[0]), last=voice.number(known[-1]))
    unknown = sum(value.n is None for value in values)
    return f"{said} ({voice.worded('n_unknown', number=voice.number(unknown))})" if unknown else said


def doubts(voice: Voice, values: Sequence[Value]) -> list[str]:
    """Return what the marks of uncertain values mean, where there are any."""
    said = []
    if any(value.confidence != "high" for value in values):
        said.append(voice.worded("chart_uncertain"))
    if any(value.point.qualifier == "planned" for value in values):
        said.append(voice.worded("chart_planned"))
    return said


def sources(values: Iterable[Value]) -> tuple[CitedWork, ...]:
    """Return the works that the values rest on, each once."""
    cited = {citation.source: citation for value in values for citation in value.point.sources}
    return tuple(cited.values())


def table(voice: Voice, values: Sequence[Value]) -> Table:
    """Return the values as a table: what, when, how much, on how many answers, how sure."""
    columns: list[tuple[str, list[Cell], bool]] = [
        (voice.worded("segment"), [plain_word(voice, value.point.segment, "segments") for value in values], False),
        (voice.worded("year"), [str(value.point.year) for value in values], True),
        (voice.worded("study"), [STUDIES.key(value.study.id) if value.study else NONE for value in values], False),
        (voice.worded("value"), [with_unit(voice, value) for value in values], True),
        (voice.worded("n"), [NONE if value.n is None else voice.number(value.n) for value in values], True),
        (voice.worded("confidence"), [_sure(voice, value) for value in values], False),
    ]
    if len({value.measure.id for value in values}) > 1:
        columns.insert(0, (voice.worded("measure"), [MEASURES.key(value.measure.id) for value in values], False))
    if any(value.point.margin is not None for value in values):
        margins = [NONE if value.point.margin is None else f"± {voice.number(value.point.margin)}" for value in values]
        columns.insert(-2, (voice.worded("margin"), [*margins], True))
    return Table(
        heads=tuple(head for head, _, _ in columns),
        rows=tuple(zip(*(cells for _, cells, _ in columns), strict=True)),
        numeric=frozenset(at for at, (_, _, is_number) in enumerate(columns) if is_number),
    )


def _sure(voice: Voice, value: Value) -> str:
    return plain_word(voice, value.confidence, "confidence") if value.confidence else NONE


def records(voice: Voice, values: Iterable[Value]) -> tuple[dict[str, Any], ...]:
    """Return the values as rows of a CSV, under names that do not change."""
    return tuple(
        {
            "point": value.point.id,
            "measure": value.measure.id,
            "measure_title": voice.plain(value.measure.title),
            "segment": value.point.segment,
            "segment_title": plain_word(voice, value.point.segment, "segments"),
            "year": value.point.year,
            "study": value.point.study or "",
            "value": value.point.value,
            "unit": value.measure.unit,
            "qualifier": value.point.qualifier or "",
            "margin": value.point.margin,
            "n": value.n,
            "comparability_group": value.group.id,
            "confidence": value.confidence or "",
            "sources": "; ".join(citation.source for citation in value.point.sources),
        }
        for value in values
    )
