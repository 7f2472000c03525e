// Words and chosen facets into the documents that have them: the same as `portal/outputs/search/ask.py`, in whole numbers.

import { allowed, completions, inflections, LONG, nearest, suggestions } from "./spelling.js";
import { columns, decompressed, Shard, spelling } from "./unpack.js";
import { words } from "./words.js";

const MOST_WORDS = 400;
const SHORTEST_PREFIX = 2;
const ENOUGH = 2;
const FEW = 3;
const WHOLE = 16;
const COMPLETED = 12;
const SYNONYM = 10;
const CORRECTED = [12, 8];
const FOREIGN = 12;
const GROUP = "=";
const SHOWN_FACTS = ["stage", "evidence"];

const json = (content) => JSON.parse(new TextDecoder().decode(content));

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
    this.about = json(await this.read("index.json"));
    this.stopWords = new Set(this.about.stop_words);
    return this;
  }

  /**
   * What is found: `{ hits, wanted, complete, corrected, unknown, suggested, marks }`, the best first; with `facets`
   * also `counts`, `failing` and `total` after the choice.
   */
  async ask({ text = "", typing = false, chosen = {}, facets = false, sort = "", near = 0, from = 0, size = 10 }) {
    const found = text.trim() ? await this.look(text, typing) : this.everything();
    const narrowed = facets ? await this.narrow(found.hits, chosen) : { hits: found.hits };
    const sorted = sort ? await this.sorted(narrowed.hits, sort, near) : narrowed.hits;
    const shown = await Promise.all(
      sorted.slice(from, from + size).map(async (hit) => ({ ...hit, ...(await this.document(hit.document)), facts: facets ? await this.facts(hit.document) : [] })),
    );
    return { ...found, ...narrowed, hits: shown, total: sorted.length };
  }

  everything() {
    const hits = Array.from({ length: this.about.documents }, (_, document) => ({ document, score: 0, matched: 0, foreign: false }));
    return { hits, wanted: 0, complete: hits.length, corrected: {}, unknown: [], suggested: [], marks: [] };
  }

  /** The documents that have the words of a text; while the reader is typing, the last word is only begun. */
  async look(text, typing) {
    const said = words(text).slice(0, MOST_WORDS);
    const asked = [...new Set(said)];
    const content = asked.filter((word) => !this.stopWords.has(word));
    const told = content.length ? content : asked;
    await Promise.all(told.map((word) => this.shard(this.shardOf(word))));
    const [corrected, unknown, slots, marks] = [{}, [], [], new Set()];
    for (const word of told) {
      let synonyms = await this.synonyms(word, asked);
      const matches = await this.matches(word, typing && word === asked.at(-1));
      const near = matches.length || synonyms.length ? [] : await this.near(word);
      if (near.length) {
        corrected[word] = near[0];
        const worth = CORRECTED[word.length >= LONG ? 1 : 0];
        for (const other of near) matches.push({ worth, homes: await this.homes(other) });
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
        const { starts, values: found } = table[name];
        return [...found.subarray(starts[document], starts[document + 1])].map((at) => ({ name, value: values[at].id }));
      });
  }

  /** What a hit shows. */
  async document(number) {
    const { chunk } = this.about;
    const records = await this.file(`records-${Math.floor(number / chunk)}.json`, json);
    const [key, sort, address, title, where, abstract, language] = records[number % chunk];
    return { key, sort, address, title, where, abstract, language };
  }

  /** Ways of meaning a word: itself, what begins with it, or another form of it. */
  async matches(word, typing) {
    const homes = await this.homes(word);
    const found = homes.length ? [{ worth: WHOLE, homes }] : [];
    const begun = typing && word.length >= SHORTEST_PREFIX;
    const longer = begun ? completions(word, await this.spelling()).filter((other) => other !== word) : [];
    await Promise.all(longer.map((other) => this.homes(other)));
    for (const other of longer) found.push({ worth: COMPLETED, homes: await this.homes(other) });
    if (found.length) return found;
    for (const other of inflections(word)) {
      const known = await this.homes(other);
      if (known.length) return [{ worth: WHOLE, homes: known }];
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
    for (const [at, names] of this.about.synonyms.entries()) {
      const runs = names.map((name) => name.split(" "));
      if (!runs.some((run) => standsIn(run, asked) && run.map(singular).includes(singular(word)))) continue;
      const homes = await this.homes(`${GROUP}${at}`);
      if (homes.length) found.push({ worth: SYNONYM, homes });
    }
    return found;
  }

  /** What the best way of meaning a word is worth in each document; notes the forms of its words in `marks`. */
  async scored(matches, marks) {
    const scores = new Map();
    const foreigners = new Set();
    for (const { worth, homes } of matches) {
      for (const { shard, slot, foreign } of homes) {
        const share = worth * (foreign ? FOREIGN : WHOLE);
        const posting = (await this.shard(shard)).posting(slot);
        posting.documents.forEach((document, at) => {
          const value = Math.floor((posting.most * posting.scores[at] * share) / WHOLE ** 2);
          const known = scores.get(document) ?? 0;
          if (value < known || (value === known && (foreign || !foreigners.has(document)) && known)) return;
          scores.set(document, value);
          if (foreign) foreigners.add(document);
          else foreigners.delete(document);
        });
      }
      await this.note(homes, marks);
    }
    return { scores, foreign: foreigners };
  }

  async note(homes, marks) {
    for (const { shard, slot } of homes) {
      for (const form of (await this.shard(shard)).formsOf(slot)) marks.add(form);
    }
  }

  async homes(word) {
    return (await this.shard(this.shardOf(word))).words.get(word) ?? [];
  }

  /** The last shard that begins no later than a word; shards are in the order of code points. */
  shardOf(word) {
    const { firsts } = this.about;
    let [low, high] = [0, firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= word) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  shard(at) {
    return this.file(`words-${at}.bin`, async (content) => new Shard(await decompressed(content), at));
  }

  spelling() {
    return this.file("spelling.bin", async (content) => spelling(await decompressed(content)));
  }

  /** The facets with their values: `{ name, label, values: [{ id, label }] }`. */
  facets() {
    return this.file("facets.json", json);
  }

  async columns() {
    const names = [...(await this.facets()).map(({ name }) => name), "people"];
    return this.file("facets.bin", async (content) => columns(await decompressed(content), names, this.about.documents));
  }

  /** A file of the index, read once; one that failed is asked for again. */
  file(name, made) {
    if (!this.files.has(name)) {
      const content = this.read(`${this.about.version}/${name}`).then(made);
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
      let failed;
      let failures = 0;
      for (const facet of narrowing) {
        if (!has(facet, hit.document)) {
          failed = facet;
          failures += 1;
          if (failures > 1) break;
        }
      }
      if (failures > 1) continue;
      if (failed) {
        alone.set(failed.name, alone.get(failed.name) + 1);
        add(failed, hit.document);
      } else {
        kept.push(hit);
        for (const facet of facets) add(facet, hit.document);
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
        const found = [...values.subarray(starts[document], starts[document + 1])];
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

const has = ({ column: { starts, values }, wanted }, document) => {
  for (let at = starts[document]; at < starts[document + 1]; at += 1) if (wanted.has(values[at])) return true;
  return false;
};

const add = ({ column: { starts, values }, counts }, document) => {
  for (let at = starts[document]; at < starts[document + 1]; at += 1) counts[values[at]] += 1;
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
