"""The pages that people write in `docs/`: read, checked, and built by the page builder."""
