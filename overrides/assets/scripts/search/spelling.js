// @ts-check
// A word nobody wrote into the words that may have been meant: the same as `portal/search/spelling.py`.

const ENDINGS = ["s", "x", "es", "e"];
const SHORTEST = 4;
export const LONG = 8; // letters from which a word may have two mistakes
const MOST_COMPLETIONS = 8;
const CHOICES = 3;

/** @typedef {Map<string, number>} Known the words of an index, each with how often it stands there, in doublings */

/**
 * The words that differ from a word only in a usual ending.
 * @param {string} word
 */
export const inflections = (word) => [
  ...ENDINGS.map((ending) => word + ending),
  ...ENDINGS.filter((ending) => word.endsWith(ending) && word.length > SHORTEST).map((ending) => word.slice(0, -ending.length)),
];

/**
 * The known words that begin with some letters: those in most documents.
 * @param {string} prefix
 * @param {Known} known
 */
export const completions = (prefix, known) =>
  [...known]
    .filter(([word]) => word.startsWith(prefix))
    .sort(([one, count], [other, more]) => more - count || (one < other ? -1 : 1))
    .slice(0, MOST_COMPLETIONS)
    .map(([word]) => word);

/**
 * How many mistakes a word may have.
 * @param {string} word
 */
export const allowed = (word) => {
  if (word.length < SHORTEST || /^\d/.test(word)) return 0;
  return word.length >= LONG ? 2 : 1;
};

/**
 * The mistakes between two words (optimal string alignment), or `most` + 1 where there are more.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let beforeThat = [];
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    [beforeThat, before, row] = [before, row, [at]];
    let least = at;
    for (let place = 1; place <= other.length; place += 1) {
      const same = one[at - 1] === other[place - 1];
      let cost = Math.min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (same ? 0 : 1));
      if (at > 1 && place > 1 && one[at - 1] === other[place - 2] && one[at - 2] === other[place - 1])
        cost = Math.min(cost, beforeThat[place - 2] + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
  }
  return Math.min(row[other.length], most + 1);
};

/**
 * The known words with the fewest mistakes, the frequent first.
 * @param {string} word
 * @param {Known} known
 * @param {number} most
 */
export const nearest = (word, known, most) => {
  /** @type {{ other: string, count: number, rank: number }[]} */
  const found = [];
  for (const [other, count] of known) {
    const mistakes = distance(word, other, most);
    if (mistakes <= most) found.push({ other, count, rank: 2 * mistakes + (other[0] === word[0] ? 0 : 1) });
  }
  found.sort((one, two) => one.rank - two.rank || two.count - one.count || (one.other < two.other ? -1 : 1));
  return found.filter(({ rank }) => rank === found[0].rank).slice(0, CHOICES).map(({ other }) => other);
};

/**
 * Known words somewhat like words that nobody wrote.
 * @param {string[]} words
 * @param {Known} known
 */
export const suggestions = (words, known) =>
  [...new Set(words.flatMap((word) => nearest(word, known, word.length > 4 ? 3 : 2)))].slice(0, 6);
