"""The words of one language into terms: what is left of them when endings and words that say nothing are gone.

Both languages' stemmers are Snowball's (Porter 2001). lunr's own are passed by: its English stemmer differs between
Python and JavaScript on words like `survey`, and its French one needs a download and cuts `kiosque` to `iosqu`.
"""

import snowballstemmer
from lunr.stop_word_filter import WORDS as ENGLISH_STOP_WORDS

from portal.search.words import fold
from portal.text import Language

STEMMERS = {"en": "english", "fr": "french"}

FRENCH_STOP_WORDS = """
a ai aie aient ait alors apres as au aucun aucune aura aurait aussi autre autres aux avaient avait avant avec avez avoir
avons c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des deux
doit doivent donc dont du elle elles en encore entre est et etaient etait etant etc ete etes etre eu eux fait faire faut
font furent fut ici il ils j je l la le les leur leurs lors lorsque lui m ma mais me meme memes mes moi moins mon n ne
ni nos notre nous on ont ou par parce pas pendant peu peut peuvent plus plusieurs pour pourquoi puis qu quand que quel
quelle quelles quels qui quoi s sa sans se sera serait ses si soit son sont sous sur t ta te tel telle tels tes toi ton
tous tout toute toutes tres tu un une va vers voici vos votre vous y
""".split()  # noqa: SIM905 - a hundred words between quotation marks would be no easier to read

STOP_WORDS: dict[Language, frozenset[str]] = {
    "en": frozenset(ENGLISH_STOP_WORDS),
    "fr": frozenset(FRENCH_STOP_WORDS),
}
"""Words that are neither indexed nor looked for, without accents."""


class Analysis:
    """How one language makes terms of words."""

    def __init__(self, language: Language) -> None:
        """Take the stemmer and the stop words of a language."""
        self.stop_words = STOP_WORDS[language]
        self._stemmer = snowballstemmer.stemmer(STEMMERS[language])

    def term(self, word: str) -> str:
        """Return the term of a word as it is written, accents and all; empty for a stop word."""
        if fold(word) in self.stop_words:
            return ""
        return fold(self._stemmer.stemWord(word))
