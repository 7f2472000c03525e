"""Tests of `portal.search`."""
