"""`portal serve`: the site on this machine, rebuilt when something changes."""

import contextlib
import gc
import threading

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from macros.families import bind
from portal.building.build import build
from portal.cli.report import print_problems, progress
from portal.problem import DataError
from portal.project import SITE
from portal.serving import serving

WATCHED = ("data", "docs", "overrides")
SETTLE = 0.1
"""Seconds to wait for an editor to finish writing."""


@click.command()
@click.option("--port", default=8000, show_default=True, help="Where to listen on this machine.")
def serve(port: int) -> None:
    """Show the site at http://localhost:8000/ and rebuild it when data/, docs/ or overrides/ change.

    A change with a fault in it is told here, and the site stays as it was. After a change to the
    Python code or to portal.toml, start it again.
    """
    changed = threading.Event()
    observer = Observer()
    for folder in WATCHED:
        observer.schedule(_Notify(changed), folder, recursive=True)
    observer.start()
    _build()
    with contextlib.ExitStack() as stack:
        try:
            address = stack.enter_context(serving(SITE, port))
        except OSError as error:
            raise click.ClickException(f"port {port}: {error.strerror}; try --port {port + 1}") from None
        click.echo(f"Serving {address} (stop with Ctrl+C)")
        _rebuild_when(changed)


def _rebuild_when(changed: threading.Event) -> None:
    while True:
        changed.wait()
        changed.clear()
        while changed.wait(SETTLE):
            changed.clear()
        _build()


def _build() -> None:
    try:
        built = build(bind, progress())
        click.echo(f"{built.counts.pages} pages, {built.drawn} files drawn anew")
    except DataError as error:
        print_problems(error.problems, "text")
    except OSError as error:
        click.echo(f"{error.filename or 'the system'}: {(error.strerror or str(error)).lower()}", err=True)
    gc.collect()  # the command looks for no cycles by itself; between builds there is time to


class _Notify(FileSystemEventHandler):
    def __init__(self, changed: threading.Event) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change; opening and closing without writing is none."""
        if not event.is_directory and event.event_type not in ("opened", "closed_no_write"):
            self._changed.set()
