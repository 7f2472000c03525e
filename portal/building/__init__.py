"""The site brought up to date: what has changed is drawn beside the old site, and takes its place."""
