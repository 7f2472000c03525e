"""What is asked for by name and is missing: lists and words of the vocabulary, facets and templates of kinds."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import get_args

from portal.analysis.facets import BY_NAME, facets_of
from portal.analysis.fit import RULES
from portal.dataset import Dataset
from portal.dataset.load import DATA
from portal.kinds.chart import CHARTS
from portal.kinds.event import EVENTS
from portal.kinds.innovation import INNOVATIONS
from portal.kinds.place import PLACES
from portal.kinds.vocabulary import VOCABULARY, Wanted
from portal.pages.fit_finder import LISTS
from portal.problem import Problem
from portal.project import CHOICES, TEMPLATES, own_kinds
from portal.record import Confidence, Key, Kind, Record
from portal.suggest import did_you_mean

LEVELS = tuple(f"level-{level}" for level in range(RULES.best_level + 1))

WANTED = (
    Wanted("confidence", "the degree of confidence", get_args(Confidence)),
    Wanted("evidence-levels", "the level of evidence", LEVELS, INNOVATIONS.name),
    Wanted("event-kinds", "the timeline", kind=EVENTS.name),
    Wanted("jurisdictions", "the map of places", kind=PLACES.name),
    Wanted("segments", "a chart of one segment", kind=CHARTS.name),
    *(Wanted(name, "the fit finder", kind=INNOVATIONS.name) for name in ("stages", *LISTS.values())),
)
"""What is asked for beside the facets."""


def missing_parts(kinds: Iterable[Kind[Record]], templates: Path = TEMPLATES) -> Iterator[Problem]:
    """Yield the facets that kinds name, and the templates that those with pages need, where there are none."""
    for kind in kinds:
        for name in (name for name in kind.facets if name not in BY_NAME):
            message = f"the kind '{kind.name}' has no facet '{name}'; {did_you_mean(name, BY_NAME)}"
            yield Problem(own_kinds() or CHOICES, 1, "facets", message)
        path = templates / "records" / f"{kind.name}.html"
        if kind.pages and not path.exists():
            message = f"there is none, and {kind.name} have pages; write one that extends records/base.html"
            yield Problem(path, 1, "", message)


def missing_words(dataset: Dataset, wanted: Sequence[Wanted] = WANTED) -> Iterator[Problem]:
    """Yield the lists and words that are asked for and are not there, at the file or list that should have them."""
    wanted = [one for one in wanted if not one.kind or dataset.has(one.kind)]
    named = ((one.of, one.name) for one in facets_of(dataset) if one.of and not dataset.has(one.of))
    facets = [Wanted(of, f"the facet '{name}'") for of, name in named]
    files = [item.origin.path for item in dataset.items(VOCABULARY.name)]
    lacking = {one.list: one for one in reversed((*wanted, *facets)) if one.list not in dataset.vocabulary}
    for one in lacking.values():
        message = f"no list is called '{one.list}', and {one.by} asks for it; add it with its words"
        yield Problem(files[0] if files else DATA / f"{VOCABULARY.name}.yml", 1, "", message)
    for one in (one for one in wanted if one.list not in lacking):
        for word in one.words:
            if word not in dataset.vocabulary[one.list]:
                message = f"'{word}' is missing from the list '{one.list}', and {one.by} asks for it; add it"
                yield dataset.item(Key(VOCABULARY.name, one.list)).problem(message, ("words",))
