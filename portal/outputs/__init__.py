"""The published forms of the site, each a module that says which files it is and draws them."""
