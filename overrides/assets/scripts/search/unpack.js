// The files of an index into words and what they are worth: what `portal/outputs/search/pack.py` wrote.

const text = new TextDecoder();

/** The content of a compressed file. */
export const decompressed = async (file) => {
  const stream = new Blob([file]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

/** Reads numbers and words from a file, one after the other. */
export class Reader {
  constructor(content, at = 0) {
    this.content = content;
    this.at = at;
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

  /** The bytes of the next word, given those of the one before. */
  fronted(before) {
    const shared = this.number();
    const rest = this.number();
    const word = new Uint8Array(shared + rest);
    word.set(before.subarray(0, shared));
    word.set(this.content.subarray(this.at, this.at + rest), shared);
    this.at += rest;
    return word;
  }
}

/** A run of words in order, with the terms that stand among them. */
export class Shard {
  constructor(content, own) {
    const reader = new Reader(content);
    this.content = content;
    this.own = own;
    this.words = new Map();
    const words = reader.number();
    const terms = reader.number();
    let before = new Uint8Array();
    for (let at = 0; at < words; at += 1) {
      before = reader.fronted(before);
      const homes = Array.from({ length: reader.number() }, () => {
        const packed = reader.number();
        const shard = packed & 1 ? reader.number() : own;
        return { shard, slot: Math.floor(packed / 4), foreign: Boolean(packed & 2) };
      });
      this.words.set(text.decode(before), homes);
    }
    this.heads = Array.from({ length: terms }, () => ({ count: reader.number(), most: reader.number(), gaps: reader.number() }));
    let start = reader.at;
    for (const head of this.heads) {
      head.start = start;
      start += head.gaps + head.count;
    }
  }

  /** What a term is worth where: documents in order, and a score for each. */
  posting(slot) {
    const head = this.heads[slot];
    if (!head.documents) {
      const reader = new Reader(this.content, head.start);
      const documents = new Uint32Array(head.count);
      let document = 0;
      for (let at = 0; at < head.count; at += 1) documents[at] = document += reader.number();
      head.documents = documents;
      head.scores = this.content.subarray(head.start + head.gaps, head.start + head.gaps + head.count);
    }
    return head;
  }

  /** The words that lead to one of its terms: those of this shard, and seldom is there another. */
  formsOf(slot) {
    if (!this.forms) {
      this.forms = this.heads.map(() => []);
      for (const [word, homes] of this.words) {
        for (const home of homes) if (home.shard === this.own) this.forms[home.slot].push(word);
      }
    }
    return this.forms[slot];
  }
}

/** All words, each with the number of documents it stands in. */
export const spelling = (content) => {
  const reader = new Reader(content);
  const found = new Map();
  let before = new Uint8Array();
  for (let left = reader.number(); left > 0; left -= 1) {
    before = reader.fronted(before);
    found.set(text.decode(before), reader.number());
  }
  return found;
};

/** The values of each facet for each document: `starts[document]` to `starts[document + 1]` in `values`. */
export const columns = (content, names, documents) => {
  const reader = new Reader(content);
  const found = {};
  for (const name of names) {
    const starts = new Uint32Array(documents + 1);
    const values = [];
    for (let document = 0; document < documents; document += 1) {
      for (let left = reader.number(); left > 0; left -= 1) values.push(reader.number());
      starts[document + 1] = values.length;
    }
    found[name] = { starts, values: Uint32Array.from(values) };
  }
  return found;
};
