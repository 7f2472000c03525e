// @ts-check
// Hits into rows of the list: their words marked, with the passage of the page that has them, and a button to keep each.

import { copyOf, element, find, given } from "../dom.js";
import { passage, putMarked, textOf } from "../search/marking.js";
import { kind, language, root, words } from "./page.js";
import { labels } from "./panel.js";

/** @import { Hit } from "../search/engine.js" */

/**
 * A hit as a row of the list.
 * @param {Hit} hit
 * @param {Set<string>} marks
 * @param {boolean} asked whether it was found by words
 */
export const drawRow = (hit, marks, asked) => {
  lastMarks = marks;
  const link = element("a", { href: given(root, "home") + hit.address });
  const inTitle = putMarked(link, hit.title, marks);
  const place = hit.where ? hit.where.split(" · ") : [];
  const facts = (hit.facts ?? []).map(({ name, value }) => labels.get(`${name} ${value}`)).filter(Boolean);
  const sorts = kind ? [] : [hit.sort];
  const note = element("span", { className: "portal-note", textContent: [...sorts, ...place, ...facts].join(" · ") });
  const abstract = element("p");
  const inAbstract = putMarked(abstract, hit.abstract, marks);
  const elsewhere = marks.size && !inTitle && !inAbstract;
  const row = element("li", {}, link, " ", note, ...(hit.abstract || elsewhere ? [abstract] : []));
  if (keepable.has(hit.key.split("/")[0])) row.append(keepButton(hit));
  if (hit.language !== language) {
    for (const said of [link, abstract]) said.lang = hit.language;
    note.append(` · ${words[`in_${hit.language}`] ?? ""}`);
  } else if (hit.foreign && asked) note.append(` · ${words.by_translation}`);
  row.dataset.key = hit.key;
  if (elsewhere) later.observe(row);
  return row;
};

const keepable = new Set(given(root, "keepable").split(" "));

/** @param {Hit} hit */
const keepButton = ({ key, title }) => {
  const button = copyOf(root, '[data-part="keep"]');
  button.dataset.keep = key;
  find(button, ".portal-hidden").textContent = ` ${title}`;
  return button;
};

/** What neither title nor abstract says is looked for on the page itself, once the row comes into sight. */
const later = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    later.unobserve(target);
    showPassage(target);
  }
});

/** @type {Set<string>} */
let lastMarks = new Set();

/** @param {Element} row */
const showPassage = async (row) => {
  const marks = lastMarks;
  try {
    const found = passage(await textOf(find(row, "a", HTMLAnchorElement).href), marks);
    if (found && marks === lastMarks) putMarked(find(row, "p"), found, marks);
  } catch {
    // Without the page the abstract stays as it is.
  }
};
