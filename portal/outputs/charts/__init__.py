"""Charts: records in, specifications and words out; nothing here draws a pixel."""
