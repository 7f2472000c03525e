"""What somebody may have meant: a word they wrote and the words there are, into advice."""

from collections.abc import Iterable
from difflib import get_close_matches

SHOWN = 8


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?", or the words there are, or how many."""
    words = sorted(known)
    near = get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    if len(words) > SHOWN:
        return f"none of the {len(words)} known ones is near it"
    return f"use one of: {', '.join(words)}" if words else "there are none yet"
