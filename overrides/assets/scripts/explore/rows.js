// Hits into rows of the list: their words marked, with the passage of the page that has them, and a button to keep each.

import { passage, putMarked, textOf } from "../search/marking.js";
import { labels } from "./panel.js";
import { element, language, part, root, words } from "./page.js";

/** A hit as a row of the list; `asked` whether it was found by words. */
export const drawRow = (hit, marks, asked) => {
  lastMarks = marks;
  const link = element("a", { href: root.dataset.home + hit.address });
  const inTitle = putMarked(link, hit.title, marks);
  const place = hit.where ? hit.where.split(" · ") : [];
  const facts = (hit.facts ?? []).map(({ name, value }) => labels.get(`${name} ${value}`)).filter(Boolean);
  const sorts = root.dataset.kind ? [] : [hit.sort];
  const note = element("span", { className: "portal-note", textContent: [...sorts, ...place, ...facts].join(" · ") });
  const abstract = element("p", {});
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

const keepable = new Set(root.dataset.keepable.split(" "));

const keepButton = ({ key, title }) => {
  const button = part("keep").content.firstElementChild.cloneNode(true);
  button.dataset.keep = key;
  button.querySelector(".portal-hidden").textContent = ` ${title}`;
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

let lastMarks = new Set();

const showPassage = async (row) => {
  const marks = lastMarks;
  try {
    const found = passage(await textOf(row.querySelector("a").href), marks);
    if (found && marks === lastMarks) putMarked(row.querySelector("p"), found, marks);
  } catch {
    // Without the page the abstract stays as it is.
  }
};
