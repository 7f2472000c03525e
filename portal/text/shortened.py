"""A text into its beginning."""


def shortened(text: str, length: int) -> str:
    """Return a text of at most so many characters and an ellipsis, cut between two words."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0] + "…"
