"""The lists and words of the vocabulary that outputs ask for by name, and which of them are missing."""

from collections.abc import Iterator, Sequence
from typing import get_args

from portal.analysis.facets import FACETS
from portal.analysis.fit import RULES
from portal.dataset import Dataset
from portal.dataset.load import DATA
from portal.kinds.vocabulary import VOCABULARY, Wanted
from portal.pages.fit_finder import LISTS
from portal.problem import Problem
from portal.record import Confidence, Key

LEVELS = tuple(f"level-{level}" for level in range(RULES.best_level + 1))

WANTED = (
    Wanted("confidence", "the degree of confidence", get_args(Confidence)),
    Wanted("evidence-levels", "the level of evidence", LEVELS),
    Wanted("event-kinds", "the timeline"),
    Wanted("jurisdictions", "the map of places"),
    Wanted("segments", "a chart of one segment"),
    Wanted("stages", "the fit finder"),
    *(Wanted(name, "the fit finder") for name in LISTS.values()),
)
"""What is asked for beside the facets."""


def missing_words(dataset: Dataset, wanted: Sequence[Wanted] = WANTED) -> Iterator[Problem]:
    """Yield the lists and words that are asked for and are not there, at the file or list that should have them."""
    kinds = {kind.name for kind in dataset.kinds}
    facets = [Wanted(one.of, f"the facet '{one.name}'") for one in FACETS if one.of and one.of not in kinds]
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
