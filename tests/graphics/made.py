"""Records made up for one test: a measure with any values, and the charts of them."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import altair as alt

from portal.dataset import Dataset, load
from portal.graphics.charts import Charts
from portal.graphics.plot import Plot, Spec
from portal.language.voice import Voice
from portal.language.words import load_words
from portal.text import Language
from tests.project import PROJECT

WORDS = load_words(PROJECT / "overrides/words")

WORK = """- id: {}
  title: A work
  publisher: A publisher
  language: en
  confidence: high
"""
SERIES = """- id: citizens-first
  title: {en: A series, fr: Une série}
  summary: {en: What it is., fr: Ce que c'est.}
  public: {en: Nothing., fr: Rien.}
  sources: [work]
"""


def charts_of(dataset: Dataset, language: Language = "en") -> Charts:
    """Return what can be drawn of the project's own records."""
    return Charts(dataset, Voice(language, WORDS[language], dataset.vocabulary, dataset.trace))


@dataclass
class Made:
    """A folder of data with some measures of ours; everything else is the project's."""

    folder: Path
    measures: dict[str, dict[str, str]] = field(default_factory=dict)
    points: list[dict[str, Any]] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)
    groups: set[str] = field(default_factory=set)
    segments: dict[str, str] = field(default_factory=dict)

    def measure(self, id: str, unit: str = "score-0-100", group: str = "ours") -> None:
        """Add a measure, in a comparability group."""
        self.measures[id] = {"unit": unit, "group": group}
        self.groups.add(group)

    def point(self, measure: str, year: int, value: object, segment: str = "federal", **others: object) -> None:
        """Add a value of a measure."""
        id = f"p{len(self.points)}"
        self.points.append({"id": id, "measure": measure, "year": year, "segment": segment, "value": value} | others)
        if "group" in others:
            self.groups.add(str(others["group"]))

    def segment(self, id: str, title: str) -> str:
        """Add a segment with a title; return its id."""
        self.segments[id] = title
        return id

    def chart(self, form: str, *measures: str, **others: str) -> None:
        """Add the chart `made` of some measures."""
        lines = [
            "- id: made",
            "  title: {en: Made, fr: Fait}",
            f"  form: {form}",
            f"  measures: [{', '.join(measures)}]",
        ]
        self.charts = [*lines, *(f"  {name}: {value}" for name, value in others.items())]

    def write(self) -> None:
        """Write everything into the folder."""
        text = (PROJECT / "data/vocabulary.yml").read_text(encoding="utf-8")
        head, tail = text.split("- id: segments\n", 1)
        titles = [f'    - id: {id}\n      title: {{en: "{t}", fr: "{t}"}}\n' for id, t in self.segments.items()]
        text = f"{head}- id: segments\n" + tail.replace("  words:\n", "  words:\n" + "".join(titles), 1)
        (self.folder / "vocabulary.yml").write_text(text, encoding="utf-8")
        cited = dict.fromkeys(["work", *re.findall(r"^    - ([a-z0-9-]+)$", text, re.MULTILINE)])
        (self.folder / "sources.yml").write_text("".join(map(WORK.format, cited)), encoding="utf-8")
        (self.folder / "series.yml").write_text(SERIES, encoding="utf-8")
        groups = [
            f"- id: {id}\n  title: {{en: Group {id}, fr: Groupe {id}}}\n  alike: {{en: Alike., fr: Pareil.}}\n"
            f"  apart: {{en: 'Values of {id} stand alone.', fr: 'Les valeurs de {id} sont à part.'}}\n"
            for id in sorted(self.groups)
        ]
        (self.folder / "groups.yml").write_text("".join(groups), encoding="utf-8")
        measures = [
            f"- id: {id}\n  title: {{en: Measure {id}, fr: Mesure {id}}}\n  series: citizens-first\n"
            f"  unit: {of['unit']}\n  polarity: higher-is-better\n  group: {of['group']}\n"
            for id, of in self.measures.items()
        ]
        (self.folder / "measures.yml").write_text("".join(measures), encoding="utf-8")
        names = ["id", "measure", "year", "segment", "value", "qualifier", "n", "margin", "group", "sources"]
        rows = [",".join(str(({"sources": "work"} | point).get(name, "")) for name in names) for point in self.points]
        (self.folder / "points.csv").write_text("\n".join([",".join(names), *rows]) + "\n", encoding="utf-8")
        if self.charts:
            (self.folder / "charts.yml").write_text("\n".join(self.charts) + "\n", encoding="utf-8")

    def drawing(self, language: Language = "en") -> Charts:
        """Return what can be drawn of it."""
        self.write()
        dataset = load(self.folder)
        return charts_of(dataset, language)

    def plot(self, name: str = "made", language: Language = "en") -> Plot:
        """Return one chart of it."""
        charts = self.drawing(language)
        return charts.plot(charts.named(name))


def check(spec: Spec) -> None:
    """Raise jsonschema's ValidationError where a specification breaks Vega-Lite's schema: the build does not look."""
    alt.TopLevelSpec.validate(spec)


def rows(spec: Any) -> list[dict[str, Any]]:
    """Return every row of data that a specification draws, wherever it keeps it."""
    found: list[dict[str, Any]] = [row for named in spec.get("datasets", {}).values() for row in named]
    for part in [spec, *spec.get("layer", []), *spec.get("vconcat", [])]:
        found += part.get("data", {}).get("values", [])
        if part is not spec:
            found += rows(part)
    return found
