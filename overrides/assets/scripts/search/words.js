// @ts-check
// A text into the words that are looked for: the same as when they were indexed (`portal/search/words.py`).

const ELISION = /(?<![\p{L}\p{N}_])(?:[cdjlmnst]|(?:jus|lors|puis|quoi|quel)?qu)'(?=[\p{L}\p{N}_])|'s(?![\p{L}\p{N}_])/gu;
const GROUPED = /(?<![\p{L}\p{N}_.,])(?![2-9]11 )(\d{1,3})((?:[ ,\u00a0\u202f]\d{3})+)(?![\p{L}\p{N}_])/gu;
const WORD = /\d+[.,]\d+(?![\p{L}\p{N}_])|[\p{L}\p{N}]+/gu;
/** @type {Record<string, string>} */
const LIGATURES = { œ: "oe", æ: "ae", ß: "ss" };

/**
 * A word without accents and ligatures; blanks, which Arabic has in some, would part it.
 * @param {string} word
 */
export const fold = (word) =>
  word
    .replace(/[œæß]/g, (letters) => LIGATURES[letters])
    .normalize("NFKD")
    .replace(/[\p{M}\s]/gu, "");

/**
 * Where the words of a text stand, in the text as it is: for marking them.
 * @param {string} text
 */
export const placed = (text) =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    word: fold(match[0].normalize("NFC").toLowerCase()),
    start: match.index,
    end: match.index + match[0].length,
  }));

/**
 * The words of a text, folded, in order.
 * @param {string} text
 */
export const words = (text) => {
  const plain = text.normalize("NFC").toLowerCase().replaceAll("’", "'").replace(ELISION, " ");
  const joined = plain.replace(GROUPED, (_, first, more) => first + more.replace(/\D/g, ""));
  return [...joined.matchAll(WORD)].map(([word]) => fold(word.replaceAll(",", ".")));
};
