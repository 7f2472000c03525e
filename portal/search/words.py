"""A text into the words that are indexed and looked for: the same in the browser (`assets/scripts/search/words.js`)."""

import re
import unicodedata
from functools import lru_cache

ELISION = re.compile(r"(?<!\w)(?:[cdjlmnst]|(?:jus|lors|puis|quoi|quel)?qu)'(?=\w)|'s(?!\w)")
"""What is written together with a word and says nothing: French l', d', qu' before it, English 's behind it."""

GROUPED = re.compile(r"(?<![\w.,])(?![2-9]11 )(\d{1,3})((?:[ ,\u00a0\u202f]\d{3})+)(?!\w)")
"""A number with its thousands apart, in either language; 311 and its like are no thousands."""

DECIMAL = re.compile(r"\d+[.,]\d+(?!\w)|[^\W_]+")
"""A decimal number, or letters and digits in a row."""

WORD = re.compile(r"[^\W_]+")
"""Letters and digits in a row."""

FIGURES = re.compile(r"\d[ .,\u00a0\u202f]\d")
"""Where a number may go on. Seldom found, and found fast: most texts need neither of the two slower expressions."""

LETTERS = bytes(code if WORD.match(chr(code)) else ord(" ") for code in range(256))
"""Latin letters and digits as they are, blanks for all else."""

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, accents kept: what `fold` makes of each is what is compared.

    `L'accueil : 7 000 appels` gives accueil, 7000, appels.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("’", "'")
    text = text.lower()
    if "'" in text:
        text = ELISION.sub(" ", text)
    if not FIGURES.search(text):
        return _apart(text)
    return [word.replace(",", ".") for word in DECIMAL.findall(GROUPED.sub(_joined, text))]


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return a word without accents and ligatures; blanks, which Arabic has in some, would part it."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFKD", word.translate(LIGATURES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter) and not letter.isspace())


def _apart(text: str) -> list[str]:
    """Return the letters and digits in a row: what `WORD` finds, four times as fast where all letters are Latin."""
    try:
        return text.encode("latin-1").translate(LETTERS).decode("latin-1").split()
    except UnicodeEncodeError:
        return WORD.findall(text)


def _joined(match: re.Match[str]) -> str:
    return match[1] + "".join(letter for letter in match[2] if letter.isdigit())
