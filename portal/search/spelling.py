"""A word nobody wrote into the words that may have been meant: the same in the browser (`spelling.js`)."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

ENDINGS = ("s", "x", "es", "e")
"""What a known word may lack or have too much without being another word: plurals and French feminines."""

SHORTEST = 4
"""Letters of the shortest word that is corrected: shorter ones are too near to many others."""

LONG = 8
"""Letters from which a word may have two mistakes."""

MOST_COMPLETIONS = 8
"""How many words stand for one that is only begun."""

CHOICES = 3
"""How many words stand for a mistyped one."""


def inflections(word: str) -> tuple[str, ...]:
    """Return the words that differ from a word only in a usual ending."""
    longer = tuple(word + ending for ending in ENDINGS)
    shorter = tuple(word[: -len(ending)] for ending in ENDINGS if word.endswith(ending) and len(word) > SHORTEST)
    return longer + shorter


def completions(prefix: str, known: Mapping[str, int]) -> tuple[str, ...]:
    """Return the known words that begin with some letters: those in most documents, given the counts of all."""
    words = tuple(known)
    found = words[bisect_left(words, prefix) : bisect_left(words, prefix + "\U0010ffff")]
    return tuple(sorted(found, key=lambda word: (-known[word], word))[:MOST_COMPLETIONS])


def allowed(word: str) -> int:
    """Return how many mistakes a word may have: one, or two in a long word, none in a short word or a number."""
    if len(word) < SHORTEST or word[0].isdigit():
        return 0
    return 2 if len(word) >= LONG else 1


def nearest(word: str, known: Mapping[str, int], most: int) -> tuple[str, ...]:
    """Return the known words with the fewest mistakes, `most` at the most; the frequent first, given their counts.

    A mistake is a letter too many, too few, another one, or two swapped (Damerau 1964; optimal string
    alignment).
    """
    near = process.extract(word, known.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
    # A first letter is seldom mistyped (Pollock and Zamora 1984): another one counts as half a mistake more.
    found = sorted((2 * int(mistakes) + (other[0] != word[0]), -known[other], other) for other, mistakes, _ in near)
    return tuple(other for rank, _, other in found if rank == found[0][0])[:CHOICES]


def suggestions(words: Iterable[str], known: Mapping[str, int]) -> tuple[str, ...]:
    """Return known words somewhat like words that nobody wrote: what to try where nothing was found."""
    found = dict.fromkeys(near for word in words for near in nearest(word, known, 3 if len(word) > 4 else 2))
    return tuple(found)[:6]
