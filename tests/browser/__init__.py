"""The pages as readers meet them, in a real browser."""
