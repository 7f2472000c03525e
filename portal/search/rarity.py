"""How rare a term is, in whole numbers: the same in the browser (`engine.js`), to the last digit."""

BITS = 10
"""Bits behind the point."""

TOP = 15
"""Bits of a number whose logarithm is looked for: its square is exact in a browser too."""


def rarity(documents: int, having: int) -> int:
    """Return how much a term that so many of all documents have tells about them, in 1024ths.

    As BM25 has it, log(1 + (N - n + 0.5) / (n + 0.5)), to the base of 2.
    """
    return logarithm(2 * documents + 2) - logarithm(2 * having + 1)


def logarithm(value: int) -> int:
    """Return the logarithm of a whole number to the base of 2, in 1024ths, bit after bit (Knuth 1997, 1.2.2)."""
    whole = value.bit_length() - 1
    rest = (value << TOP) >> whole
    found = whole
    for _ in range(BITS):
        rest = rest * rest >> TOP
        found *= 2
        if rest >= 2 << TOP:
            rest >>= 1
            found += 1
    return found
