"""What maintainers run; see README.md in this folder."""
