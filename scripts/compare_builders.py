"""The same innovations through the portal, Hugo with a bare template, and MkDocs with Material, in one run.

Each gets one page a record and language: the portal from its data files, the others from Markdown made of
the same texts, results and sources. Every builder starts without a cache. Prints seconds and peak memory.
Needs Debian's `hugo` and `time`; MkDocs is left out above a number of pages, since it takes minutes.
"""

import argparse
import shutil
import sys
from pathlib import Path

from portal.dataset import Dataset, load
from portal.kinds.innovation import INNOVATIONS, Innovation
from portal.record import Key
from portal.text import LANGUAGES, Language
from scripts.measure import measured
from scripts.synthetic import make_project

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


def write_hugo(folder: Path, dataset: Dataset) -> None:
    """Write a Hugo site of all innovations in both languages."""
    (folder / "layouts" / "_default").mkdir(parents=True)
    (folder / "layouts" / "_default" / "single.html").write_text(HUGO_PAGE, encoding="utf-8")
    (folder / "config.toml").write_text(HUGO_SETTINGS, encoding="utf-8")
    for language in LANGUAGES:
        pages = folder / "content" / language / "innovations"
        pages.mkdir(parents=True)
        for record in dataset[INNOVATIONS]:
            title = record.title.say(language).text.replace('"', "'")
            text = f'---\ntitle: "{title}"\n---\n{to_markdown(record, dataset, language)}\n'
            (pages / f"{record.id}.md").write_text(text, encoding="utf-8")


def write_mkdocs(folder: Path, dataset: Dataset) -> None:
    """Write a MkDocs site of all innovations in both languages."""
    for language in LANGUAGES:
        pages = folder / "docs" / language
        pages.mkdir(parents=True)
        for record in dataset[INNOVATIONS]:
            text = f"# {record.title.say(language).text}\n\n{to_markdown(record, dataset, language)}\n"
            (pages / f"{record.id}.md").write_text(text, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Comparison\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS_SETTINGS, encoding="utf-8")


def main() -> None:
    """Read the arguments, write the three projects and time their builds, one after another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write the projects; outside this one, emptied first")
    parser.add_argument("--count", type=int, default=10_000, help="innovations (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=2, help="times each is run, in turn (default: %(default)s)")
    parser.add_argument("--mkdocs-up-to", type=int, default=2_000, help="innovations that MkDocs still gets")
    options = parser.parse_args()

    shutil.rmtree(options.folder, ignore_errors=True)
    portal, hugo, mkdocs = (options.folder / name for name in ("portal", "hugo", "mkdocs"))
    make_project(portal, options.count)
    dataset = load(portal / "data")
    write_hugo(hugo, dataset)
    write_mkdocs(mkdocs, dataset)
    scripts = Path(sys.executable).parent
    for _ in range(options.rounds):
        for folder in (portal / "site", portal / ".site-next", portal / ".cache", hugo / "public", mkdocs / "site"):
            shutil.rmtree(folder, ignore_errors=True)
        print(f"portal: {measured(portal, str(scripts / 'portal'), 'build')}")
        print(f"hugo: {measured(hugo, 'hugo', '--quiet')}")
        if options.count <= options.mkdocs_up_to:
            print(f"mkdocs: {measured(mkdocs, str(scripts / 'mkdocs'), 'build', '--quiet')}")


if __name__ == "__main__":
    main()
