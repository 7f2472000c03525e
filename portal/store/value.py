"""Values as they are kept: compressed, and told apart by their digest."""

import zlib
from hashlib import blake2b

COMPRESSED = 200
"""Bytes from which a value is compressed."""


def digest_of_bytes(value: bytes) -> bytes:
    """Return what changes when some bytes do."""
    return blake2b(value, digest_size=8).digest()


def packed(value: bytes) -> bytes:
    """Return bytes as they are kept: compressed, where that pays."""
    return b"z" + zlib.compress(value, 1) if len(value) >= COMPRESSED else b"-" + value


def unpacked(value: bytes) -> bytes | None:
    """Return bytes that were packed; None where they are damaged."""
    try:
        return zlib.decompress(value[1:]) if value[:1] == b"z" else value[1:]
    except (zlib.error, TypeError):
        return None
