"""Values in, a folder out: what stands, what is drawn anew, the page builder's part, and the swap."""
