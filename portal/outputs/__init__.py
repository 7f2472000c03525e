"""The published forms: records in, values out. Nothing here writes a file."""
