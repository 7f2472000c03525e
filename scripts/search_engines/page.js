// The page that every engine is measured on: it shows the titles that the engine found, and notes when.

import { open } from "./engine.js";

const asked = new URL(location).searchParams;
const count = document.querySelector("output");
const results = document.querySelector("ol");

const row = (title) => {
  const item = document.createElement("li");
  item.textContent = title;
  return item;
};

const show = ({ total, titles, counts }) => {
  count.textContent = `${total} ${JSON.stringify(counts ?? {})}`;
  results.replaceChildren(...titles.map(row));
};

const timed = async (answer) => {
  const start = performance.now();
  show(await answer());
  return performance.now() - start;
};

const engine = await open();

/** Milliseconds for each letter of some words, typed one after the other. */
window.type = async (words) => {
  const taken = [];
  for (let end = 1; end <= words.length; end++) {
    taken.push(await timed(() => engine.search(words.slice(0, end), true)));
  }
  return taken;
};

/** Milliseconds for each of some choices of facets. */
window.choose = async (choices) => {
  const taken = [];
  for (const chosen of choices) taken.push(await timed(() => engine.browse(chosen)));
  return taken;
};

if (asked.has("words")) show(await engine.search(asked.get("words"), false));
if (asked.has("facets")) show(await engine.browse(JSON.parse(asked.get("facets"))));
window.shown = performance.now();
