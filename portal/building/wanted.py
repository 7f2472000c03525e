"""The lists and words of the vocabulary that outputs ask for by name, and which of them are missing."""

from collections.abc import Iterator, Sequence
from typing import get_args

from portal.analysis.facets import facets_of
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
from portal.record import Confidence, Key

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
