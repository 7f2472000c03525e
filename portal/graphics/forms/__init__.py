"""The forms of chart: one module each, which turns values into a plot."""
