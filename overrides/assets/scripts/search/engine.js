// Words and chosen facets into the documents that have them: the same as `portal/search/ask.py`, in whole numbers.

import { allowed, completions, inflections, LONG, nearest, suggestions } from "./spelling.js";
import { columns, decompressed, manifest, Shard, spelling } from "./unpack.js";
import { words } from "./words.js";

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

const json = (content) => JSON.parse(new TextDecoder().decode(content));

const place = (term) => (isForeign(term) ? term.slice(FOREIGN.length) : term);

const isForeign = (term) => term.startsWith(FOREIGN);

/** The logarithm of a whole number to the base of 2, in 1024ths: whole, so that it is the same everywhere. */
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

/** How much a term that so many of all documents have tells about them. */
const rarity = (documents, having) => logarithm(2 * documents + 2) - logarithm(2 * having + 1);

const singular = (word) => (word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word);

const standsIn = (name, asked) => {
  const wanted = name.map(singular);
  const bare = asked.map(singular);
  return bare.some((_, at) => wanted.every((word, offset) => bare[at + offset] === word));
};

/** Looks for words in one language's index. */
export class Engine {
  /** `read` gives a file of the index by its name, as bytes; `fresh` that it must not be an old copy. */
  constructor(read) {
    this.read = read;
    this.files = new Map();
  }

  /** Load what says where everything stands. */
  async open() {
    this.about = manifest(json(await this.read("index.json")));
    this.stopWords = new Set(this.about.stop_words);
    return this;
  }

  /**
   * What is found: `{ hits, wanted, complete, corrected, unknown, suggested, marks }`, the best first; with `facets`
   * also `counts`, `failing` and `total` after the choice.
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
    const { number } = await this.columns();
    const hits = Array.from(number.values, (document) => ({ document, score: 0, matched: 0, foreign: false }));
    return { hits, wanted: 0, complete: hits.length, corrected: {}, unknown: [], suggested: [], marks: [] };
  }

  /** The documents that have the words of a text; while the reader is typing, the last word is only begun. */
  async look(text, typing) {
    const said = words(text).slice(0, MOST_WORDS);
    const asked = [...new Set(said)];
    const content = asked.filter((word) => !this.stopWords.has(word));
    const told = content.length ? content : asked;
    await Promise.all(told.map((word) => this.shard(word)));
    const [corrected, unknown, slots, marks] = [{}, [], [], new Set()];
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

  /** What a document has of the facets that a row shows. */
  async facts(document) {
    const table = await this.columns();
    return (await this.facets())
      .filter(({ name }) => SHOWN_FACTS.includes(name))
      .flatMap(({ name, values }) => {
        const row = table.rows.get(document);
        const { starts, values: found } = table[name];
        return [...found.subarray(starts[row], starts[row + 1])].map((at) => ({ name, value: values[at].id }));
      });
  }

  /** What a hit shows. */
  async document(number) {
    const at = Math.floor(number / CHUNK);
    const records = await this.file(`records/${at}-${this.about.records[at]}.json`, json);
    const [key, sort, address, title, where, abstract, language] = records[number % CHUNK];
    return { key, sort, address, title, where, abstract, language };
  }

  /** Ways of meaning a word: itself, what begins with it, or another form of it. */
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

  /** The words that may have been meant by one that nobody wrote. */
  async near(word) {
    const most = allowed(word);
    return most ? nearest(word, await this.spelling(), most) : [];
  }

  /** The groups of names for the same thing of which one stands in the question, with the word in it. */
  async synonyms(word, asked) {
    const found = [];
    for (const [term, ...names] of this.about.synonyms) {
      const runs = names.map((name) => name.split(" "));
      if (!runs.some((run) => standsIn(run, asked) && run.map(singular).includes(singular(word)))) continue;
      if ((await this.posting(term)).documents.length) found.push({ worth: SYNONYM, word: term, terms: [term] });
    }
    return found;
  }

  /** What the best way of meaning a word is worth in each document; notes the forms of its words in `marks`. */
  async scored(matches, marks) {
    const scores = new Map();
    const foreigners = new Set();
    const ways = matches.flatMap(({ worth, word, terms }) => terms.map((term) => ({ worth, word, term })));
    await Promise.all(ways.map(({ term }) => this.posting(term)));
    for (const { worth, word, term } of ways) {
      const foreign = isForeign(term);
      const { documents, weights } = await this.posting(term);
      const share = worth * (foreign ? ABROAD : WHOLE) * rarity(this.about.documents, documents.length);
      documents.forEach((document, at) => {
        const value = Math.floor((weights[at] * share) / WHOLE ** 2);
        const known = scores.get(document);
        if (value < known || (value === known && (foreign || !foreigners.has(document)))) return;
        scores.set(document, value);
        if (foreign) foreigners.add(document);
        else foreigners.delete(document);
      });
      for (const letters of [word, place(term)]) {
        for (const form of (await this.shard(letters)).formsOf(term)) marks.add(form);
      }
    }
    return { scores, foreign: foreigners };
  }

  /** The terms that a word leads to. */
  async terms(word) {
    return (await this.shard(word)).terms(word);
  }

  /** What a term is worth where: documents in order, and a weight for each. */
  async posting(term) {
    return (await this.shard(place(term))).posting(term);
  }

  /** The shard in which a word would stand: the last that begins no later; they are in the order of code points. */
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

  spelling() {
    return this.file(`spelling-${this.about.spelling}.bin`, async (content) => spelling(await decompressed(content)));
  }

  /** The facets with their values: `{ name, label, values: [{ id, label }] }`. */
  facets() {
    return this.file(`facets-${this.about.facets}.json`, json);
  }

  async columns() {
    const names = ["number", ...(await this.facets()).map(({ name }) => name), "people"];
    const { documents, table } = this.about;
    return this.file(`facets-${table}.bin`, async (content) => columns(await decompressed(content), names, documents));
  }

  /** A file of the index, named by what is in it: read once; one that failed is asked for again. */
  file(name, made) {
    if (!this.files.has(name)) {
      const content = this.read(name).then(made);
      this.files.set(name, content);
      content.catch(() => this.files.delete(name));
    }
    return this.files.get(name);
  }

  /** The hits that have a chosen value of each facet, and how many would have each value, given the other choices. */
  async narrow(hits, chosen) {
    const table = await this.columns();
    const facets = (await this.facets()).map(({ name, values }) => ({
      column: table[name],
      counts: new Uint32Array(values.length),
      name,
      values,
      wanted: new Set((chosen[name] ?? []).map((id) => values.findIndex((value) => value.id === id))),
    }));
    const narrowing = facets.filter(({ wanted }) => wanted.size);
    const alone = new Map(narrowing.map(({ name }) => [name, 0]));
    const kept = [];
    for (const hit of hits) {
      const row = table.rows.get(hit.document);
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
        alone.set(failed.name, alone.get(failed.name) + 1);
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

  /** Hits in another order than that of what they are worth: equals stay as they are. */
  async sorted(hits, sort, near) {
    const [table, facets] = await Promise.all([this.columns(), this.facets()]);
    const value = (name) => {
      const { starts, values } = table[name];
      const known = facets.find((facet) => facet.name === name)?.values;
      return (document) => {
        const row = table.rows.get(document);
        const found = [...values.subarray(starts[row], starts[row + 1])];
        const ranks = found.map((at) => (name === "year" ? Number(known[at].id) : at));
        return ranks.length ? Math.max(...ranks) : -Infinity;
      };
    };
    const people = value("people");
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

const has = ({ column: { starts, values }, wanted }, row) => {
  for (let at = starts[row]; at < starts[row + 1]; at += 1) if (wanted.has(values[at])) return true;
  return false;
};

const add = ({ column: { starts, values }, counts }, row) => {
  for (let at = starts[row]; at < starts[row + 1]; at += 1) counts[values[at]] += 1;
};

/** The documents with enough of the words, those with rarer ones and with more of them first. */
const ranked = (slots) => {
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
