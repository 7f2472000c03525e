"""What builds cost, side by side in one run."""
