"""The keys of documents into their numbers: a function of the set of keys alone, which one key more hardly changes.

A hash table by linear probing whose order is that of the hashes, so that it does not matter which key came first
(Amble and Knuth 1974, doi:10.1093/comjnl/17.2.135). It is never more than half full: a key that is added moves less
than one other on average. It does not wrap around, so the last may stand a little behind its end.
"""

from collections.abc import Iterable
from hashlib import blake2b

LEAST_BITS = 4
HASH_BITS = 64


def bits_of(documents: int) -> int:
    """Return the bits of a number in the table of so many documents: there are two places for each."""
    return max(LEAST_BITS, (2 * documents - 1).bit_length())


def hash_of(key: str) -> int:
    """Return the hash of a key."""
    return int.from_bytes(blake2b(key.encode(), digest_size=HASH_BITS // 8).digest(), "big")


def home(key: str, bits: int) -> int:
    """Return the first place where a document may stand."""
    return hash_of(key) >> (HASH_BITS - bits)


def numbered(keys: Iterable[str]) -> dict[str, int]:
    """Return the number of each of some different keys, in rising order."""
    hashed = sorted((hash_of(key), key) for key in keys)
    shift = HASH_BITS - bits_of(len(hashed))
    found = {}
    free = 0
    for value, key in hashed:
        place = max(value >> shift, free)
        found[key] = place
        free = place + 1
    return found
