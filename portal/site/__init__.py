"""Values in, a folder out: the page builder's pages, the record pages hung in its frame, and the swap."""
