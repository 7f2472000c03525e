"""Tests of `portal.outputs.search`."""
