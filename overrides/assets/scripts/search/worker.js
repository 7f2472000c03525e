// The search, beside the page: what it reads and counts never holds up what a reader does.

import { Engine } from "./engine.js";

let engine;

const open = (base) => {
  const read = async (name) => {
    // What says where the other files stand must be the newest; those are named by what is in them.
    const answer = await fetch(base + name, name === "index.json" ? { cache: "no-cache" } : {});
    if (!answer.ok) throw new Error(`${answer.status} ${name}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  engine = new Engine(read).open();
  engine.catch(() => {
    engine = undefined;
  });
  return engine;
};

addEventListener("message", async ({ data: { id, base, question } }) => {
  try {
    const search = await (engine ?? open(base));
    const answer = question ? await search.ask(question) : { facets: search.about.facets };
    postMessage({ id, answer });
  } catch (error) {
    postMessage({ id, failed: `${error}` });
  }
});
