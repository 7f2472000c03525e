"""The whole build: loaded and checked, drawn beside the old site, put in its place."""

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from portal.analysis.parity import Count, counts
from portal.building.drawn import draw, draw_pictures, settle
from portal.building.folders import Folders
from portal.building.loading import Project
from portal.building.lock import LockedError, alone
from portal.building.manifest import Counts, manifest, project_state, with_store
from portal.building.plan import planned
from portal.building.prepare import prepare
from portal.building.progress import Progress
from portal.pages.policy import policy as policy_of
from portal.pages.site import Bind, Site
from portal.project import SITE
from portal.prose.builder import Built as BuiltPages
from portal.prose.builder import run_builder
from portal.store import Store
from portal.text import LANGUAGES


@dataclass(frozen=True)
class Built:
    """What a build made."""

    counts: Counts
    drawn: int
    """Files drawn; the others had not changed."""


class Checked(NamedTuple):
    """What was checked."""

    records: int
    pages: int
    """Those that people wrote."""
    parity: tuple[Count, ...]
    """The texts of each kind."""


def build(bind: Bind, progress: Progress, site: Path = SITE) -> Built:
    """Build the site; raise DataError with every problem, and leave the old site as it is."""
    with alone(site):
        return with_store(partial(_build, bind, progress, Folders(site)))


def check(bind: Bind, site: Path = SITE, *, parity: bool = False) -> Checked:
    """Check the project and build nothing; raise DataError with every problem. `parity` counts texts, too."""
    try:
        with alone(site):
            return with_store(partial(_check, bind, parity))
    except LockedError:
        # A build keeps what it has read only when it is done: here everything is read, and nothing kept.
        with TemporaryDirectory() as folder, Store(Path(folder, "store.sqlite"), "") as store:
            return _check(bind, parity, store)


def _check(bind: Bind, parity: bool, store: Store) -> Checked:
    project = prepare(bind, store, project_state())
    settle(project)
    pages = sum(len(found) for found in project.site.written.values())
    return Checked(len(project.site.dataset), pages, tuple(counts(project.site.dataset)) if parity else ())


def _build(bind: Bind, progress: Progress, folders: Folders, store: Store) -> Built:
    progress.stage("check")
    state = project_state()
    inputs = manifest(state)
    project = prepare(bind, store, state)
    progress.stage("frame")
    take_prose(project)
    plan = planned(project, folders)
    progress.stage("charts")
    draw_pictures(project, plan)
    progress.stage("pages")
    drawn = draw(project, folders, plan, progress.advance)
    made = Counts(len(project.site.dataset), sum(path.endswith(".html") for path in drawn.files))
    store.put_note("manifest", inputs)
    store.put_note("project state", state)
    store.put_note("counts", json.dumps(made).encode())
    store.forget_changes()
    # What is noted is true of the coming site before it is published: a build that is stopped between the two leaves
    # a folder that the next one finds to be just what is noted, and publishes.
    store.commit()
    folders.publish()
    # What now stands beside the site is believed by the next build, unless it was not what it should have been.
    beside = ["" if plan.wrong else folders.mark(), *sorted(drawn.changed)]
    store.put_note("beside", json.dumps(beside).encode())
    store.commit()
    return Built(made, len(plan.tasks))


def take_prose(project: Project) -> None:
    """Have the page builder make what people wrote, and answer what is asked of it."""
    site = project.site
    names = {language: words["site_name"] for language, words in site.words.items()}
    built = run_builder(project.store, site.written, names, site.settings)
    site.dataset.trace.answer_with(
        theme=lambda: built.sheet,
        policy=lambda: _policy(site, built),
        **{f"built {language}": contents.__getitem__ for language, contents in built.contents.items()},
    )
    pages = [(f"built {language}", page.name) for language in LANGUAGES for page in site.written[language]]
    project.standing.ask_again([("theme",), ("policy",), *pages])


def _policy(site: Site, built: BuiltPages) -> str:
    return policy_of(
        {page.path: built.contents[language][page.name] for language in LANGUAGES for page in site.written[language]}
    )
