"""Records into what can be worked out from them: facets, confidence, evidence, fit, ties, values. No HTML."""
