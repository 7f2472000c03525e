// @ts-check
// Words and chosen facets into the documents that have them: the same as `portal/search/ask.py`, in whole numbers.

import { allowed, completions, inflections, LONG, nearest, suggestions } from "./spelling.js";
import { columns, decompressed, manifest, Shard, spelling } from "./unpack.js";
import { words } from "./words.js";

/** @import { Known } from "./spelling.js" */
/** @import { Column, Columns, Manifest } from "./unpack.js" */

/**
 * The ids of chosen values, by the names of their facets.
 * @typedef {Record<string, string[]>} Choice
 *
 * @typedef {object} Question
 * @property {string} [text]
 * @property {boolean} [typing] whether the last word may be only begun
 * @property {Choice} [chosen]
 * @property {boolean} [facets] whether to narrow by what is chosen, and count
 * @property {string} [sort] "newest", "evidence" or "near"; else the best first
 * @property {number} [near] the number of people that "near" is near to
 * @property {number} [from]
 * @property {number} [size]
 *
 * @typedef {object} Answer
 * @property {Hit[]} hits those that were asked for
 * @property {number} total after the choice
 * @property {number} wanted how many words were looked for
 * @property {number} complete how many documents have them all
 * @property {Record<string, string>} corrected what was looked for in place of a word
 * @property {string[]} unknown
 * @property {string[]} suggested
 * @property {string[]} marks the forms of words to mark in texts
 * @property {Record<string, Record<string, number>>} [counts] the documents that each value would leave, by facet and id
 * @property {Record<string, number>} [without] the documents that would be left without what is chosen of a facet
 *
 * @typedef {{ name: string, label: string, values: { id: string, label: string }[] }} Facet
 *
 * A document that was found.
 * @typedef {{ document: number, score: number, matched: number, foreign: boolean }} Found
 *
 * What a hit shows.
 * @typedef {object} Shown
 * @property {string} key
 * @property {string} sort
 * @property {string} address below the home page of the language
 * @property {string} title
 * @property {string} where
 * @property {string} abstract
 * @property {string} language
 *
 * @typedef {Found & Shown & { facts: { name: string, value: string }[] }} Hit
 *
 * A way of meaning a word: what it is worth, and the terms it leads to.
 * @typedef {{ worth: number, word: string, terms: string[] }} Match
 *
 * @typedef {{ scores: Map<number, number>, foreign: Set<number> }} Scored
 *
 * A file of the index by its name.
 * @typedef {(name: string) => Promise<Uint8Array<ArrayBuffer>>} Read
 */

const MOST_WORDS = 400;
const SHORTEST_PREFIX = 2;
const ENOUGH = 2;
const FEW = 3;
const WHOLE = 16;
const COMPLETED = 12;
const SYNONYM = 10;
const CORRECTED = [12, 8];
const ABROAD = 12;
const FOREIGN = "~";
const CHUNK = 16;
const BITS = 10;
const TOP = 2 ** 15;
const SHOWN_FACTS = ["stage", "evidence"];

/** @param {Uint8Array} content */
const json = (content) => JSON.parse(new TextDecoder().decode(content));

/** @param {string} term */
const place = (term) => (isForeign(term) ? term.slice(FOREIGN.length) : term);

/** @param {string} term */
const isForeign = (term) => term.startsWith(FOREIGN);

/**
 * The logarithm of a whole number to the base of 2, in 1024ths: whole, so that it is the same everywhere.
 * @param {number} value
 */
const logarithm = (value) => {
  let found = Math.floor(Math.log2(value));
  if (2 ** found > value) found -= 1;
  let rest = Math.floor((value * TOP) / 2 ** found);
  for (let bit = 0; bit < BITS; bit += 1) {
    rest = Math.floor((rest * rest) / TOP);
    found *= 2;
    if (rest < 2 * TOP) continue;
    rest = Math.floor(rest / 2);
    found += 1;
  }
  return found;
};

/**
 * How much a term that so many of all documents have tells about them.
 * @param {number} documents
 * @param {number} having
 */
const rarity = (documents, having) => logarithm(2 * documents + 2) - logarithm(2 * having + 1);

/** @param {string} word */
const singular = (word) => (word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word);

/**
 * @param {string[]} name
 * @param {string[]} asked
 */
const standsIn = (name, asked) => {
  const wanted = name.map(singular);
  const bare = asked.map(singular);
  return bare.some((_, at) => wanted.every((word, offset) => bare[at + offset] === word));
};

/** Looks for words in one language's index. */
export class Engine {
  /** @param {Read} read */
  constructor(read) {
    this.read = read;
    /** @type {Map<string, Promise<any>>} any: what is made of a file is known where it is asked for */
    this.files = new Map();
    /** @type {Set<string>} */
    this.stopWords = new Set();
  }

  /** What says where everything stands. */
  get about() {
    if (!this.manifest) throw new Error("the index is not open");
    return this.manifest;
  }

  /** Load what says where everything stands. */
  async open() {
    /** @type {Manifest | undefined} */
    this.manifest = manifest(json(await this.read("index.json")));
    this.stopWords = new Set(this.about.stop_words);
    return this;
  }

  /**
   * What is found, the best first.
   * @param {Question} question
   * @returns {Promise<Answer>}
   */
  async ask({ text = "", typing = false, chosen = {}, facets = false, sort = "", near = 0, from = 0, size = 10 }) {
    const found = text.trim() ? await this.look(text, typing) : await this.everything();
    const narrowed = facets ? await this.narrow(found.hits, chosen) : { hits: found.hits };
    const sorted = sort ? await this.sorted(narrowed.hits, sort, near) : narrowed.hits;
    const shown = await Promise.all(
      sorted.slice(from, from + size).map(async (hit) => ({ ...hit, ...(await this.document(hit.document)), facts: facets ? await this.facts(hit.document) : [] })),
    );
    return { ...found, ...narrowed, hits: shown, total: sorted.length };
  }

  /** All documents, in the order of the site. */
  async everything() {
    const { of } = await this.columns();
    const hits = Array.from(of.number.values, (document) => ({ document, score: 0, matched: 0, foreign: false }));
    return { hits, wanted: 0, complete: hits.length, corrected: {}, unknown: [], suggested: [], marks: [] };
  }

  /**
   * The documents that have the words of a text; while the reader is typing, the last word is only begun.
   * @param {string} text
   * @param {boolean} typing
   */
  async look(text, typing) {
    const said = words(text).slice(0, MOST_WORDS);
    const asked = [...new Set(said)];
    const content = asked.filter((word) => !this.stopWords.has(word));
    const told = content.length ? content : asked;
    await Promise.all(told.map((word) => this.shard(word)));
    /** @type {Record<string, string>} */
    const corrected = {};
    /** @type {string[]} */
    const unknown = [];
    /** @type {(Scored & { times: number })[]} */
    const slots = [];
    /** @type {Set<string>} */
    const marks = new Set();
    for (const word of told) {
      let synonyms = await this.synonyms(word, asked);
      const matches = await this.matches(word, typing && word === asked.at(-1));
      const near = matches.length || synonyms.length ? [] : await this.near(word);
      if (near.length) {
        corrected[word] = near[0];
        const worth = CORRECTED[word.length >= LONG ? 1 : 0];
        for (const other of near) matches.push({ worth, word: other, terms: await this.terms(other) });
        synonyms = await this.synonyms(near[0], asked.map((other) => (other === word ? near[0] : other)));
      }
      matches.push(...synonyms);
      if (!matches.length) unknown.push(word);
      else slots.push({ ...(await this.scored(matches, marks)), times: said.filter((other) => other === word).length });
    }
    const hits = ranked(slots);
    this.spelling().catch(() => {}); // the next letter needs it: on its way while the reader looks
    const suggested = hits.length ? [] : suggestions(told, await this.spelling());
    const complete = hits.filter(({ matched }) => matched === slots.length).length;
    return { hits, wanted: slots.length, complete, corrected, unknown, suggested, marks: [...marks] };
  }

  /**
   * What a document has of the facets that a row shows.
   * @param {number} document
   */
  async facts(document) {
    const table = await this.columns();
    return (await this.facets())
      .filter(({ name }) => SHOWN_FACTS.includes(name))
      .flatMap(({ name, values }) => {
        const row = rowOf(table, document);
        const { starts, values: found } = table.of[name];
        return [...found.subarray(starts[row], starts[row + 1])].map((at) => ({ name, value: values[at].id }));
      });
  }

  /**
   * What a hit shows.
   * @param {number} number
   * @returns {Promise<Shown>}
   */
  async document(number) {
    const at = Math.floor(number / CHUNK);
    const records = await this.file(`records/${at}-${this.about.records[at]}.json`, json);
    const [key, sort, address, title, where, abstract, language] = records[number % CHUNK];
    return { key, sort, address, title, where, abstract, language };
  }

  /**
   * Ways of meaning a word: itself, what begins with it, or another form of it.
   * @param {string} word
   * @param {boolean} typing
   * @returns {Promise<Match[]>}
   */
  async matches(word, typing) {
    const terms = await this.terms(word);
    const found = terms.length ? [{ worth: WHOLE, word, terms }] : [];
    const begun = typing && word.length >= SHORTEST_PREFIX;
    const longer = begun ? completions(word, await this.spelling()).filter((other) => other !== word) : [];
    await Promise.all(longer.map((other) => this.terms(other)));
    for (const other of longer) found.push({ worth: COMPLETED, word: other, terms: await this.terms(other) });
    if (found.length) return found;
    for (const other of inflections(word)) {
      const known = await this.terms(other);
      if (known.length) return [{ worth: WHOLE, word: other, terms: known }];
    }
    return [];
  }

  /**
   * The words that may have been meant by one that nobody wrote.
   * @param {string} word
   */
  async near(word) {
    const most = allowed(word);
    return most ? nearest(word, await this.spelling(), most) : [];
  }

  /**
   * The groups of names for the same thing of which one stands in the question, with the word in it.
   * @param {string} word
   * @param {string[]} asked
   */
  async synonyms(word, asked) {
    /** @type {Match[]} */
    const found = [];
    for (const [term, ...names] of this.about.synonyms) {
      const runs = names.map((name) => name.split(" "));
      if (!runs.some((run) => standsIn(run, asked) && run.map(singular).includes(singular(word)))) continue;
      if ((await this.posting(term)).documents.length) found.push({ worth: SYNONYM, word: term, terms: [term] });
    }
    return found;
  }

  /**
   * What the best way of meaning a word is worth in each document; notes the forms of its words in `marks`.
   * @param {Match[]} matches
   * @param {Set<string>} marks
   * @returns {Promise<Scored>}
   */
  async scored(matches, marks) {
    /** @type {Map<number, number>} */
    const scores = new Map();
    /** @type {Set<number>} */
    const foreigners = new Set();
    const ways = matches.flatMap(({ worth, word, terms }) => terms.map((term) => ({ worth, word, term })));
    await Promise.all(ways.map(({ term }) => this.posting(term)));
    for (const { worth, word, term } of ways) {
      const foreign = isForeign(term);
      const { documents, weights } = await this.posting(term);
      const share = worth * (foreign ? ABROAD : WHOLE) * rarity(this.about.documents, documents.length);
      for (let at = 0; at < documents.length; at += 1) {
        const document = documents[at];
        const value = Math.floor((weights[at] * share) / WHOLE ** 2);
        const known = scores.get(document) ?? -Infinity;
        if (value < known || (value === known && (foreign || !foreigners.has(document)))) continue;
        scores.set(document, value);
        if (foreign) foreigners.add(document);
        else foreigners.delete(document);
      }
      for (const letters of [word, place(term)]) {
        for (const form of (await this.shard(letters)).formsOf(term)) marks.add(form);
      }
    }
    return { scores, foreign: foreigners };
  }

  /**
   * The terms that a word leads to.
   * @param {string} word
   */
  async terms(word) {
    return (await this.shard(word)).terms(word);
  }

  /**
   * What a term is worth where.
   * @param {string} term
   */
  async posting(term) {
    return (await this.shard(place(term))).posting(term);
  }

  /**
   * The shard in which a word would stand: the last that begins no later; they are in the order of code points.
   * @param {string} word
   * @returns {Promise<Shard> | Shard}
   */
  shard(word) {
    const { firsts, shards } = this.about;
    if (!shards.length) return Shard.empty;
    let [low, high] = [0, firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= word) low = middle + 1;
      else high = middle;
    }
    const name = shards[Math.max(0, low - 1)];
    return this.file(`words/${name}.bin`, async (content) => new Shard(await decompressed(content)));
  }

  /** @returns {Promise<Known>} */
  spelling() {
    return this.file(`spelling-${this.about.spelling}.bin`, async (content) => spelling(await decompressed(content)));
  }

  /** @returns {Promise<Facet[]>} */
  facets() {
    return this.file(`facets-${this.about.facets}.json`, json);
  }

  /** @returns {Promise<Columns>} */
  async columns() {
    const names = ["number", ...(await this.facets()).map(({ name }) => name), "people"];
    const { documents, table } = this.about;
    return this.file(`facets-${table}.bin`, async (content) => columns(await decompressed(content), names, documents));
  }

  /**
   * A file of the index, named by what is in it: read once; one that failed is asked for again.
   * @template Made
   * @param {string} name
   * @param {(content: Uint8Array<ArrayBuffer>) => Made | Promise<Made>} made
   * @returns {Promise<Made>}
   */
  file(name, made) {
    const known = this.files.get(name);
    if (known) return known;
    const content = this.read(name).then(made);
    this.files.set(name, content);
    content.catch(() => this.files.delete(name));
    return content;
  }

  /**
   * The hits that have a chosen value of each facet, and how many would have each value, given the other choices.
   * @param {Found[]} hits
   * @param {Choice} chosen
   */
  async narrow(hits, chosen) {
    const table = await this.columns();
    const facets = (await this.facets()).map(({ name, values }) => ({
      column: table.of[name],
      counts: new Uint32Array(values.length),
      name,
      values,
      wanted: new Set((chosen[name] ?? []).map((id) => values.findIndex((value) => value.id === id))),
    }));
    const narrowing = facets.filter(({ wanted }) => wanted.size);
    const alone = new Map(narrowing.map(({ name }) => [name, 0]));
    /** @type {Found[]} */
    const kept = [];
    for (const hit of hits) {
      const row = rowOf(table, hit.document);
      let failed;
      let failures = 0;
      for (const facet of narrowing) {
        if (!has(facet, row)) {
          failed = facet;
          failures += 1;
          if (failures > 1) break;
        }
      }
      if (failures > 1) continue;
      if (failed) {
        alone.set(failed.name, (alone.get(failed.name) ?? 0) + 1);
        add(failed, row);
      } else {
        kept.push(hit);
        for (const facet of facets) add(facet, row);
      }
    }
    const counts = Object.fromEntries(
      facets.map(({ name, values, counts: found }) => [name, Object.fromEntries(values.map(({ id }, at) => [id, found[at]]))]),
    );
    return { hits: kept, counts, without: Object.fromEntries([...alone].map(([name, more]) => [name, kept.length + more])) };
  }

  /**
   * Hits in another order than that of what they are worth: equals stay as they are.
   * @param {Found[]} hits
   * @param {string} sort
   * @param {number} near
   */
  async sorted(hits, sort, near) {
    const [table, facets] = await Promise.all([this.columns(), this.facets()]);
    /** @param {string} name */
    const value = (name) => {
      const { starts, values } = table.of[name];
      const known = facets.find((facet) => facet.name === name)?.values ?? [];
      return (/** @type {number} */ document) => {
        const row = rowOf(table, document);
        const found = [...values.subarray(starts[row], starts[row + 1])];
        const ranks = found.map((at) => (name === "year" ? Number(known[at].id) : at));
        return ranks.length ? Math.max(...ranks) : -Infinity;
      };
    };
    const people = value("people");
    /** @type {Record<string, (document: number) => number>} */
    const keys = {
      newest: value("year"),
      evidence: value("evidence"),
      near: (document) => (people(document) > 0 ? -Math.abs(Math.log(people(document) / near)) : -Infinity),
    };
    const ranks = hits.map((hit) => ({ hit, rank: keys[sort](hit.document) }));
    ranks.sort((one, other) => (one.rank === other.rank ? 0 : other.rank - one.rank));
    return ranks.map(({ hit }) => hit);
  }
}

/**
 * @param {Columns} table
 * @param {number} document
 */
const rowOf = (table, document) => table.rows.get(document) ?? 0; // the table has a row for every document

/**
 * @param {{ column: Column, wanted: Set<number> }} facet
 * @param {number} row
 */
const has = ({ column: { starts, values }, wanted }, row) => {
  for (let at = starts[row]; at < starts[row + 1]; at += 1) if (wanted.has(values[at])) return true;
  return false;
};

/**
 * @param {{ column: Column, counts: Uint32Array }} facet
 * @param {number} row
 */
const add = ({ column: { starts, values }, counts }, row) => {
  for (let at = starts[row]; at < starts[row + 1]; at += 1) counts[values[at]] += 1;
};

/**
 * The documents with enough of the words, those with rarer ones and with more of them first.
 * @param {(Scored & { times: number })[]} slots
 */
const ranked = (slots) => {
  /** @type {Map<number, Found>} */
  const found = new Map();
  for (const { scores, foreign, times } of slots) {
    for (const [document, score] of scores) {
      const hit = found.get(document) ?? { document, score: 0, matched: 0, foreign: true };
      hit.score += score * times;
      hit.matched += 1;
      hit.foreign &&= foreign.has(document);
      found.set(document, hit);
    }
  }
  const hits = [...found.values()];
  const enough = hits.filter(({ matched }) => matched >= ENOUGH);
  const kept = enough.length >= FEW ? enough : hits;
  return kept.sort((one, other) => other.score - one.score || one.document - other.document);
};
