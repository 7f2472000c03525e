"""What is kept from build to build."""

from portal.store.sealed import TABLES, SpoiledError
from portal.store.store import Input, Published, Row, Store
from portal.store.value import digest_of_bytes, packed

__all__ = ["TABLES", "Input", "Published", "Row", "SpoiledError", "Store", "digest_of_bytes", "packed"]
