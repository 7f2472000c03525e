"""`portal check`: every fault of the data and the pages, at its file and line."""

import sys

import click

from macros.families import bind
from portal.building.build import check as check_project
from portal.cli.report import print_problems
from portal.problem import DataError
from portal.text import LANGUAGES


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    help="text: path:line: field: message. github: annotations for a pull request.",
)
@click.option("--parity", "show_parity", is_flag=True, help="Also count the texts missing in each language.")
def check(form: str, show_parity: bool) -> None:
    """Tell every fault in data/ and docs/, and exit with 1 if there is one."""
    try:
        checked = check_project(bind, parity=show_parity)
    except DataError as error:
        print_problems(error.problems, form)
        sys.exit(1)
    click.echo(f"{checked.records} records and {checked.pages} pages, no problems")
    for count in checked.parity:
        missing = ", ".join(f"{language} {count.missing[language]}" for language in LANGUAGES)
        click.echo(f"{count.kind.name}: {count.texts} texts; missing: {missing}")
