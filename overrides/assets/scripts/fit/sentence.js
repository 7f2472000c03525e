// @ts-check
// A sentence about a place into the answers of the form: numbers, words of the vocabularies, and what the place lacks.
// The small words of both languages stand here; all other words come from the form's own choices.

import { fold as withoutAccents } from "../search/words.js";

/** @import { Answers, Wish } from "./score.js" */

/**
 * The choices of each question of the form, with the words that stand for them.
 * @typedef {Record<keyof Answers, { id: string, said: string[] }[]>} Choices
 *
 * @typedef {{ question: keyof Answers, id: string }} Answer
 *
 * The answers by the stems of the words that stand for them.
 * @typedef {Map<string, Answer[]>} Phrases
 *
 * A word, number or stop of a sentence: `used` once it told something, `kept` where it must be named as not understood.
 * @typedef {object} Token
 * @property {string} said
 * @property {boolean} stop
 * @property {string} word
 * @property {string} stem
 * @property {number | null} number
 * @property {boolean} [used]
 * @property {boolean} [kept]
 *
 * @typedef {Record<keyof Answers | "has", Set<string>>} Said
 */

/** @param {string} text */
const listed = (text) => new Set(text.trim().split(/\s+/));

/**
 * Letters without accents, in lower case.
 * @param {string} text
 */
const fold = (text) => withoutAccents(text.toLowerCase());

/**
 * A word without the ending of the plural, of either language.
 * @param {string} word
 */
const stem = (word) => (word.length > 3 ? word.replace(/[sx]$/, "") : word);

const NO = listed("no not without lack lacks lacking neither nor don doesn sans pas aucun aucune ni manque");
const AND = listed("and et");
const BUT = listed("but with mais avec");
const PEOPLE = listed("people person resident inhabitant citizen soul habitant personne citoyen ame hab");
/** @type {Record<string, number>} */
const SIZES = { k: 1e3, thousand: 1e3, mille: 1e3, million: 1e6, millions: 1e6 };
const SMALL = listed(`
  a an the of in on at for to by from with we our us i my it its is are was be have has had do does and or nor but not no
  only that which who there this t s m d l n c j y town city village municipality county region township place community
  municipal population pop around about roughly some small large rural urban serving serve service services want
  wanting wish like would need needs improve improving better mostly mainly use uses using offer offers through via
  une un le la les de du des et ou ni mais avec nous notre nos on est sont ai as a avons avez ont ville village
  municipalite mrc region petit petite grand grande commune population environ dont qui que pour par sur en dans au aux
  sans pas ne plus il y surtout ameliorer offrons offre utilise voulons veut veulent souhaite besoin seulement milieu
  collectivite service services`);
const AHEAD = listed("population pop town city village municipality ville municipalite"); // of a number of people

const TOKEN = /(?<number>\d{1,3}(?:[ \u00a0\u202f,.'’]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)|(?<word>[\p{L}\p{M}]+)|(?<stop>[,;:.!?()])/gu;

/** @param {string} number */
const valueOf = (number) => {
  const grouped = /^\d{1,3}(?:[^\d]\d{3})+$/.test(number);
  return Number(grouped ? number.replace(/\D/g, "") : number.replace(",", "."));
};

/**
 * @param {string} sentence
 * @returns {Token[]}
 */
const tokens = (sentence) =>
  [...sentence.matchAll(TOKEN)].map(({ 0: said, groups }) => ({
    said,
    stop: Boolean(groups?.stop),
    word: fold(said),
    stem: stem(fold(said)),
    number: groups?.number ? valueOf(groups.number) : null,
  }));

/** @param {Choices} choices */
const phrasesOf = (choices) => {
  /** @type {Phrases} */
  const phrases = new Map();
  for (const [name, offered] of Object.entries(choices)) {
    const question = /** @type {keyof Answers} */ (name);
    for (const { id, said } of offered) {
      for (const words of said) {
        const key = tokens(words).map((token) => token.stem).join(" ");
        phrases.set(key, [...(phrases.get(key) ?? []), { question, id }]);
      }
    }
  }
  return phrases;
};

/**
 * The longest phrase that begins at a token and stands for an answer that is wanted.
 * @param {Token[]} found
 * @param {number} at
 * @param {number} end
 * @param {Phrases} phrases
 * @param {(answer: Answer) => boolean} wanted
 */
const longest = (found, at, end, phrases, wanted) => {
  for (let length = Math.min(6, end - at); length > 0; length -= 1) {
    const key = found.slice(at, at + length).map((token) => token.stem).join(" ");
    const answers = (phrases.get(key) ?? []).filter(wanted);
    if (answers.length) return { length, answers };
  }
  return null;
};

/**
 * The number that tells how many people there are: the one said to, or else the first that is large enough.
 * @param {Token[]} found
 */
const populationIn = (found) => {
  /** @typedef {Token | undefined} Beside there may be none */
  /** @param {Beside} token */
  const isPeople = (token) => token !== undefined && PEOPLE.has(token.stem);
  /** @param {number} at */
  const value = (at) => Math.round((found[at].number ?? 0) * (SIZES[found[at + 1]?.word] ?? 1));
  /** @param {number} at */
  const after = (at) => found[at + (SIZES[found[at + 1]?.word] ? 2 : 1)];
  /** @param {number} at */
  const isSaid = (at) =>
    isPeople(after(at)) ||
    isPeople(found[at + 2]) ||
    found.slice(Math.max(0, at - 3), at).some((token) => AHEAD.has(token.word));
  const numbers = [...found.keys()].filter((at) => found[at].number !== null && !found[at].used);
  const at = numbers.find((one) => value(one) >= 1 && isSaid(one)) ?? numbers.find((one) => value(one) >= 100);
  if (at === undefined) return null;
  found[at].used = true;
  if (SIZES[found[at + 1]?.word]) found[at + 1].used = true;
  if (isPeople(after(at))) after(at).used = true;
  return value(at);
};

/**
 * Words that came to nothing, those beside each other together.
 * @param {Token[]} found
 */
const leftIn = (found) => {
  /** @type {string[]} */
  let group = [];
  const groups = [group];
  for (const token of found) {
    const small = token.number === null && (SMALL.has(token.word) || PEOPLE.has(token.stem)) && !token.kept;
    if (token.stop || token.used || small) groups.push((group = []));
    else group.push(token.said);
  }
  return groups.filter((some) => some.length).map((some) => some.join(" "));
};

/** @param {Answer} answer */
const isLack = ({ question }) => question === "lacks";
/** @param {Answer} answer */
const isOther = ({ question }) => question !== "lacks";

/**
 * Note what a phrase says: answers, or, after a word such as "no", what is lacking.
 * @param {Said} said
 * @param {Token[]} found
 * @param {Phrases} phrases
 * @param {{ at: number, length: number, answers: Answer[] }} phrase
 * @param {boolean} lacking
 */
const note = (said, found, phrases, { at, length, answers }, lacking) => {
  const others = answers.filter(isOther);
  for (const token of found.slice(at, at + length)) token.used = true;
  if (lacking) for (const { id } of answers) said.lacks.add(id);
  else if (others.length) for (const { question, id } of others) said[question].add(id);
  else {
    for (const { id } of answers) said.has.add(id);
    // What a system is called may also name a channel or a service: a call centre, an open data portal.
    for (let inner = at; inner < at + length; inner += 1) {
      const named = longest(found, inner, at + length, phrases, isOther)?.answers ?? [];
      for (const { question, id } of named) said[question].add(id);
    }
  }
};

/**
 * Go through the words once, and note what they say; those that come to nothing stay unused.
 * @param {Said} said
 * @param {Token[]} found
 * @param {Phrases} phrases
 */
const hear = (said, found, phrases) => {
  let no = -1; // where the word stands after which things are lacking
  let lacking = false;
  let ending = false; // whether the list of what is lacking may end here: "no CRM and a counter"
  for (let at = 0; at < found.length; ) {
    const token = found[at];
    const match = longest(found, at, found.length, phrases, lacking ? isLack : () => true);
    if (match) {
      note(said, found, phrases, { at, ...match }, lacking);
      if (lacking) found[no].used = true;
      ending = false;
      at += match.length;
    } else if (lacking && ending && longest(found, at, found.length, phrases, isOther)) {
      lacking = false; // and the same word is looked at again
    } else {
      if (token.stop || BUT.has(token.word)) lacking = ending = false;
      else if (NO.has(token.word)) [no, lacking, ending] = [at, true, false];
      else if (AND.has(token.word)) ending = true;
      else if (lacking && !SMALL.has(token.word)) {
        for (const denied of found.slice(no, at)) denied.kept = true; // "no counter": the form has no place for it
      }
      at += 1;
    }
  }
};

/**
 * What a sentence says: a wish, what the place says it has of what others lack, and what was not understood.
 * @param {string} sentence
 * @param {Choices} choices
 * @returns {Wish & { has: string[], unknown: string[] }}
 */
export const understood = (sentence, choices) => {
  const found = tokens(sentence);
  /** @type {Said} */
  const said = { area: new Set(), channel: new Set(), driver: new Set(), lacks: new Set(), has: new Set() };
  hear(said, found, phrasesOf(choices));
  const population = populationIn(found);
  const answers = /** @type {Record<keyof Said, string[]>} */ (
    Object.fromEntries(Object.entries(said).map(([name, ids]) => [name, [...ids].sort()]))
  );
  return { population, ...answers, has: answers.has.filter((id) => !said.lacks.has(id)), unknown: leftIn(found) };
};
