"""What is kept from build to build."""

from portal.store.rows import Row, Rows
from portal.store.sealed import TABLES, SpoiledError
from portal.store.store import Input, Published, Store
from portal.store.value import digest_of_bytes, packed

__all__ = ["TABLES", "Input", "Published", "Row", "Rows", "SpoiledError", "Store", "digest_of_bytes", "packed"]
