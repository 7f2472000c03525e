"""`portal build`: the site, into `site/`."""

import sys
import time

import click

from portal.building.lock import alone
from portal.building.manifest import unchanged
from portal.cli.report import print_problems, progress
from portal.problem import DataError
from portal.project import SITE


@click.command()
@click.option(
    "--verify", "is_verified", is_flag=True, help="Then draw a sample and the search anew; fail if they differ."
)
def build(is_verified: bool) -> None:
    """Check everything, then write the site into site/.

    The new site is written beside the old one and takes its place when it is whole: a build that
    fails or is stopped changes nothing. Set PORTAL_URL to the address the site will have.
    """
    start = time.monotonic()
    with alone(SITE):
        counts = unchanged(SITE)
    drawn = 0
    if counts is None:
        # Imported only now: where nothing has changed, loading what makes a site would take longer than looking.
        from macros.families import bind
        from portal.building.build import build as build_site

        built = build_site(bind, progress())
        counts, drawn = built.counts, built.drawn
    seconds = time.monotonic() - start
    click.echo(f"{counts.records} records, {counts.pages} pages ({drawn} files drawn anew) in {seconds:.1f} s")
    if is_verified:
        _verify()
    click.echo(f"Open {SITE / 'index.html'}, or run `portal serve` and open http://localhost:8000/")


def _verify() -> None:
    from macros.families import bind
    from portal.building.verify import verify

    try:
        click.echo(f"{verify(bind)} files drawn anew from the inputs alone are what is published")
    except DataError as error:
        print_problems(error.problems, "text", "the site stands as it is")
        sys.exit(1)
