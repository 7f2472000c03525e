"""`portal build`: the site, into `site/`."""

import time

import click

from macros.families import bind
from portal.cli.report import progress
from portal.site.build import build as build_site
from portal.site.project import SITE


@click.command()
def build() -> None:
    """Check everything, then write the site into site/.

    The new site is written beside the old one and takes its place when it is whole: a build that
    fails or is stopped changes nothing. Set PORTAL_URL to the address the site will have.
    """
    start = time.monotonic()
    built = build_site(bind, progress())
    seconds = time.monotonic() - start
    click.echo(f"{built.records} records, {built.pages} pages ({built.drawn} drawn anew) in {seconds:.1f} s")
    click.echo(f"Open {SITE / 'index.html'}, or run `portal serve` and open http://localhost:8000/")
