"""Records, lists and prose into pages: templates, components, what surrounds a page."""
