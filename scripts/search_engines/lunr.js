// lunr in the browser: the whole index, and the titles and facets of all documents beside it.

const SHOWN = 10;

const script = (address) =>
  new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });

const json = async (address) => (await fetch(address)).json();

const counted = (documents) => {
  const counts = {};
  for (const { facets } of documents) {
    for (const [name, values] of Object.entries(facets)) {
      counts[name] ??= {};
      for (const value of values) counts[name][value] = (counts[name][value] ?? 0) + 1;
    }
  }
  return counts;
};

const answer = (found) => ({
  total: found.length,
  titles: found.slice(0, SHOWN).map(({ title }) => title),
});

export const open = async () => {
  let index; // loaded when words are first looked for: who only browses needs the documents alone
  const load = async () => {
    const [saved] = await Promise.all([json("./index.json"), script("./lunr.min.js")]);
    return window.lunr.Index.load(saved);
  };
  const loading = json("./documents.json");

  return {
    search: async (words, typing) => {
      index ??= load();
      const terms = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      const found = (await index).query((query) => {
        for (const term of terms) query.term(term);
        if (typing) query.term(terms.at(-1), { wildcard: window.lunr.Query.wildcard.TRAILING, usePipeline: false });
      });
      const documents = await loading;
      return answer(found.map(({ ref }) => documents[ref]));
    },
    browse: async (chosen) => {
      const found = (await loading).filter(({ facets }) =>
        Object.entries(chosen).every(([name, values]) => values.some((value) => facets[name]?.includes(value))),
      );
      return { ...answer(found), counts: counted(found) };
    },
  };
};
