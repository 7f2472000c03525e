"""`portal search`: what readers of the site would find, in a terminal."""

from pathlib import Path

import click

from portal.project import SEARCH, SITE
from portal.search import Search
from portal.text import LANGUAGES


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True, help="Whose site."
)
@click.option("--size", default=10, show_default=True, help="Hits to show.")
def search(words: tuple[str, ...], language: str, size: int) -> None:
    """Search the built site: the same hits in the same order as on its pages."""
    folder = SITE / language / SEARCH
    if not folder.is_dir():
        raise click.ClickException(f"there is no search in {folder}; run `portal build` first")
    search = Search(lambda name: Path(folder, name).read_bytes())
    answer = search.ask(" ".join(words), typing=True)
    for word, other in answer.corrected.items():
        click.echo(f"Nobody wrote '{word}'; showing what has '{other}'.", err=True)
    for word in answer.unknown:
        click.echo(f"Nobody wrote '{word}'.", err=True)
    if not answer.hits:
        near = f" Try: {', '.join(answer.suggested)}." if answer.suggested else ""
        raise click.ClickException(f"nothing was found.{near}")
    click.echo(f"{len(answer.hits)} found", err=True)
    for hit in answer.hits[:size]:
        _, sort, address, title, where, _, _ = search.document(hit.document)
        click.echo(f"{title}\n  {' · '.join(filter(None, (sort, where)))}\n  {language}/{address}")
