"""Innovations as bare pages of Markdown, one a language, for Hugo with a bare template and MkDocs with Material."""

from collections.abc import Iterator
from pathlib import Path

from portal.dataset import Dataset
from portal.kinds.innovation import INNOVATIONS, Innovation
from portal.record import Key
from portal.text import LANGUAGES, Language

HUGO_PAGE = """<!doctype html><html lang="{{ .Site.Language.Lang }}"><head><meta charset="utf-8">
<title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>
"""
HUGO_SETTINGS = """baseURL = "http://localhost/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "section", "home"]
defaultContentLanguageInSubdir = true
[languages.en]
contentDir = "content/en"
[languages.fr]
contentDir = "content/fr"
"""
MKDOCS_SETTINGS = """site_name: Comparison
theme: {name: material, font: false}
plugins: []
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
"""


def write_hugo(folder: Path, dataset: Dataset) -> None:
    """Write a Hugo site of all innovations in both languages, and one page beside them."""
    _write(folder / "layouts" / "_default" / "single.html", HUGO_PAGE)
    _write(folder / "config.toml", HUGO_SETTINGS)
    for language, name, title, text in _pages(dataset):
        front = f'---\ntitle: "{title.replace(chr(34), chr(39))}"\n---\n'
        _write(folder / "content" / language / "innovations" / f"{name}.md", f"{front}{text}\n")
    _write(folder / "content" / "en" / "start.md", "---\ntitle: Comparison\n---\n")


def write_mkdocs(folder: Path, dataset: Dataset) -> None:
    """Write a MkDocs site of all innovations in both languages, and one page beside them."""
    _write(folder / "mkdocs.yml", MKDOCS_SETTINGS)
    for language, name, title, text in _pages(dataset):
        _write(folder / "docs" / language / f"{name}.md", f"# {title}\n\n{text}\n")
    _write(folder / "docs" / "index.md", "# Comparison\n")


def _pages(dataset: Dataset) -> Iterator[tuple[Language, str, str, str]]:
    for language in LANGUAGES:
        for record in dataset[INNOVATIONS]:
            yield language, record.id, record.title.say(language).text, to_markdown(record, dataset, language)


def to_markdown(record: Innovation, dataset: Dataset, language: Language) -> str:
    """Return a record as the Markdown page a person would write of it."""
    places = [dataset.item(Key("places", place)).record.label.say(language).text for place in record.places]
    parts = [f"{', '.join(places)}. {record.stage}. {', '.join((*record.channels, *record.themes, *record.drivers))}"]
    for text in (record.problem, record.practice, record.cost, record.lessons):
        if text:
            parts.append(f"## Section\n\n{text.say(language).text}")
    parts.append("\n".join(f"- {r.statement.say(language).text}: **{r.value} {r.unit}**" for r in record.results))
    works = [dataset.item(Key("sources", citation.source)).record.label for citation in record.sources]
    parts.append("\n".join(f"1. {work.say(language).text}" for work in works))
    return "\n\n".join(parts)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
