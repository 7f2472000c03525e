// @ts-check
// The files of an index into words and what they are worth: what `portal/search/` wrote (`shards.py`, `table.py`).

/**
 * What a term is worth where: documents in order, and a weight for each.
 * @typedef {{ documents: ArrayLike<number>, weights: ArrayLike<number> }} Posting
 *
 * The values of a facet in site order: `starts[row]` to `starts[row + 1]` in `values`.
 * @typedef {{ starts: Uint32Array, values: Uint32Array }} Column
 *
 * What an index says of itself, as it is written.
 * @typedef {object} Written
 * @property {number} documents how many there are
 * @property {string[]} firsts the first word of each shard
 * @property {string} shards the names of the shards, one after the other
 * @property {string} records the names of the files of records, likewise
 * @property {string} spelling the name of the file of all words
 * @property {string} facets the name of the file of facets
 * @property {string} table the name of the file of their values
 * @property {string[]} stop_words
 * @property {string[][]} synonyms a term, then the names for it
 */

const text = new TextDecoder();
const FIRST_LETTER = 33;
const FOREIGN = "~";
const RECORD_LETTERS = 4;
/** @type {Posting} */
const NOTHING = { documents: [], weights: [] };

/**
 * The content of a compressed file.
 * @param {Uint8Array<ArrayBuffer>} file
 */
export const decompressed = async (file) => {
  const stream = new Blob([file]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

/** Reads numbers and runs of bytes from a file, one after the other. */
class Reader {
  /** @param {Uint8Array} content */
  constructor(content) {
    this.content = content;
    this.at = 0;
  }

  number() {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = this.content[this.at];
      this.at += 1;
      value += (byte & 127) * weight;
      if (byte < 128) return value;
      weight *= 128;
    }
  }

  /** @param {number} many */
  numbers(many) {
    return Array.from({ length: many }, () => this.number());
  }

  /** @param {number} many */
  bytes(many) {
    this.at += many;
    return this.content.subarray(this.at - many, this.at);
  }

  /**
   * Numbers that take as many bytes each as stands before them, the lowest first.
   * @param {number} many
   */
  column(many) {
    const width = this.bytes(1)[0];
    const written = this.bytes(width * many);
    const found = new Uint32Array(many);
    for (let place = width - 1; place >= 0; place -= 1) {
      for (let at = 0; at < many; at += 1) found[at] = found[at] * 256 + written[at * width + place];
    }
    return found;
  }
}

/**
 * The words of which each stands as a letter, for how many it shares with the one before, and its others.
 * @param {string[]} letters
 */
const unfronted = (letters) => {
  let word = "";
  return letters.map((rest) => (word = word.slice(0, rest.charCodeAt(0) - FIRST_LETTER) + rest.slice(1)));
};

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

/** A run of words in order, each with the terms it leads to, and the terms of the same letters with their postings. */
export class Shard {
  /** @param {Uint8Array} content */
  constructor(content) {
    const reader = new Reader(content);
    const entries = reader.number();
    const letters = text.decode(reader.bytes(reader.number())).split("\n");
    reader.number(); // bytes of the numbers that follow
    const shapes = reader.numbers(entries);
    const leads = sum(shapes.map((shape) => shape >> 2));
    const postings = sum(shapes.map((shape) => (shape & 1) + ((shape >> 1) & 1)));
    const cuts = reader.numbers(leads);
    reader.numbers(leads); // documents that have the word itself
    const counts = reader.numbers(postings);
    const longer = reader.numbers(postings);
    /** @type {Map<string, string[]>} the terms that each word leads to */
    this.leads = new Map();
    /** @type {Map<string, { gaps: Uint8Array, weights: Uint8Array }>} as written: the steps between documents */
    this.packed = new Map();
    /** @type {Map<string, Posting>} those that were asked for */
    this.postings = new Map();
    /** @type {Map<string, string[]> | undefined} the words that lead to each term, once asked for */
    this.forms = undefined;
    let lead = 0;
    let posting = 0;
    for (const [at, word] of unfronted(letters.slice(0, entries)).entries()) {
      /** @type {string[]} */
      const terms = [];
      for (const end = lead + (shapes[at] >> 2); lead < end; lead += 1) {
        const term = word.slice(0, word.length - (cuts[lead] >> 1)) + letters[entries + lead];
        terms.push(cuts[lead] & 1 ? FOREIGN + term : term);
      }
      if (terms.length) this.leads.set(word, terms);
      for (const term of [shapes[at] & 1 && word, shapes[at] & 2 && FOREIGN + word]) {
        if (!term) continue;
        const gaps = reader.bytes(counts[posting] + longer[posting]);
        this.packed.set(term, { gaps, weights: reader.bytes(counts[posting]) });
        posting += 1;
      }
    }
  }

  /**
   * The terms that a word leads to.
   * @param {string} word
   */
  terms(word) {
    return this.leads.get(word) ?? [];
  }

  /**
   * What a term is worth where.
   * @param {string} term
   * @returns {Posting}
   */
  posting(term) {
    const packed = this.packed.get(term);
    if (!packed) return NOTHING;
    const known = this.postings.get(term);
    if (known) return known;
    const reader = new Reader(packed.gaps);
    let document = 0;
    const documents = Uint32Array.from(packed.weights, () => (document += reader.number()));
    const found = { documents, weights: packed.weights };
    this.postings.set(term, found);
    return found;
  }

  /**
   * The words here that lead to a term.
   * @param {string} term
   */
  formsOf(term) {
    if (!this.forms) {
      this.forms = new Map();
      for (const [word, terms] of this.leads) {
        for (const other of terms) this.forms.set(other, [...(this.forms.get(other) ?? []), word]);
      }
    }
    return this.forms.get(term) ?? [];
  }
}

/** What stands in an index of no words. */
Shard.empty = new Shard(new Uint8Array([0, 0, 0]));

/** @typedef {ReturnType<typeof manifest>} Manifest */

/**
 * What an index says of itself, with the names of its files one by one.
 * @param {Written} about
 */
export const manifest = (about) => {
  const { firsts, shards, records } = about;
  const letters = shards.length / (firsts.length || 1);
  return {
    ...about,
    shards: firsts.map((_, at) => shards.slice(at * letters, (at + 1) * letters)),
    records: Array.from({ length: records.length / RECORD_LETTERS }, (_, at) =>
      records.slice(at * RECORD_LETTERS, (at + 1) * RECORD_LETTERS),
    ),
  };
};

/**
 * All words, each with how many doublings of documents have it.
 * @param {Uint8Array} content
 */
export const spelling = (content) => {
  const reader = new Reader(content);
  const letters = text.decode(reader.bytes(reader.number()));
  const levels = content.subarray(reader.at);
  return new Map((letters ? unfronted(letters.split("\n")) : []).map((word, at) => [word, levels[at]]));
};

/** @typedef {{ of: Record<string, Column>, rows: Map<number, number> }} Columns by name, and the row of each document */

/**
 * The values of each facet, and the row of each document by its number.
 * @param {Uint8Array} content
 * @param {string[]} names
 * @param {number} documents
 * @returns {Columns}
 */
export const columns = (content, names, documents) => {
  const reader = new Reader(content);
  /** @type {Record<string, Column>} */
  const found = {};
  for (const name of names) {
    const starts = new Uint32Array(documents + 1);
    reader.column(documents).forEach((count, row) => (starts[row + 1] = starts[row] + count));
    found[name] = { starts, values: reader.column(starts[documents]) };
  }
  return { of: found, rows: new Map([...found.number.values].map((number, row) => [number, row])) };
};
