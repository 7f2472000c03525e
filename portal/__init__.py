"""The library of the portal: data files in, published forms out."""
