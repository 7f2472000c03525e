"""The `portal` command: the only place of the library that prints or exits."""

import gc
import sys

import click

from portal.cli.build import build
from portal.cli.check import check
from portal.cli.report import print_problems
from portal.cli.search import search
from portal.cli.serve import serve
from portal.problem import DataError

COMMANDS = (check, build, search, serve)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def portal() -> None:
    """Turn the records in data/ and the pages in docs/ into a website in two languages.

    Run it in the project's folder. To begin: `portal check` tells you what is wrong in the data,
    `portal serve` shows you the site while you write, `portal build` writes it into site/.
    """


for command in COMMANDS:
    portal.add_command(command)


def main() -> None:
    """Run the command; a fault in data or pages is printed, never a traceback."""
    gc.disable()  # records hold no cycles, and looking for some among them is a third of a large build
    try:
        portal.main(standalone_mode=False)
    except DataError as error:
        print_problems(error.problems, "text")
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(130)
