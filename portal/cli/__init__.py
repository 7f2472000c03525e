"""The `portal` command: the only place of the library that prints or exits."""

import gc
import sys
from importlib import import_module

import click

from portal.cli.report import print_problems
from portal.problem import DataError

COMMANDS = ("check", "build", "search", "serve")
"""The sub-commands, each a module of this package with a function of its name."""


class _Commands(click.Group):
    """Imports a sub-command when it is called: what makes a site takes longer to load than to find that it stands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks with it
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"portal.cli.{cmd_name}"), cmd_name)
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def portal() -> None:
    """Turn the records in data/ and the pages in docs/ into a website in two languages.

    Run it in the project's folder. To begin: `portal check` tells you what is wrong in the data,
    `portal serve` shows you the site while you write, `portal build` writes it into site/.
    """


def main() -> None:
    """Run the command; a fault in data or pages is printed, never a traceback."""
    gc.disable()  # records hold no cycles, and looking for some among them is a third of a large build
    try:
        portal.main(standalone_mode=False)
    except DataError as error:
        print_problems(error.problems, "text")
        sys.exit(1)
    except OSError as error:
        click.echo(f"{error.filename or 'the system'}: {(error.strerror or str(error)).lower()}", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(130)
