// The words of a question, marked where they stand in a text.

import { placed } from "./words.js";

const PASSAGE = 220;

/** Whether a word of a text is one that was looked for, or begins as the last one does. */
const wanted = (marks, prefix) => (word) => marks.has(word) || (prefix !== "" && word.startsWith(prefix));

/** Put a text into an element, words that were looked for marked. */
export const putMarked = (element, text, marks, prefix = "") => {
  const isWanted = wanted(marks, prefix);
  const nodes = [];
  let at = 0;
  for (const { word, start, end } of placed(text)) {
    if (!isWanted(word)) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(at, start), mark);
    at = end;
  }
  element.replaceChildren(...nodes, text.slice(at));
  return nodes.length > 0;
};

/** The part of a text in which most different words stand that were looked for; nothing where there are none. */
export const passage = (text, marks) => {
  const found = placed(text).filter(({ word }) => marks.has(word));
  let best = { count: 0 };
  for (const [from, first] of found.entries()) {
    const inside = found.slice(from).filter(({ end }) => end - first.start <= PASSAGE);
    const count = new Set(inside.map(({ word }) => word)).size;
    if (count > best.count) best = { count, start: first.start };
  }
  if (!best.count) return "";
  const begin = Math.max(0, text.lastIndexOf(" ", Math.max(0, best.start - 40)) + 1);
  const end = text.indexOf(" ", begin + PASSAGE);
  const cut = end < 0 ? text.slice(begin) : text.slice(begin, end);
  return `${begin ? "… " : ""}${cut}${end < 0 ? "" : " …"}`;
};

const pages = new Map();

/** The text of a page of this site, or of what an anchor names on it: read once. */
export const textOf = async (address) => {
  const [page, anchor] = address.split("#");
  if (!pages.has(page)) {
    const read = async () => {
      const answer = await fetch(page);
      if (!answer.ok) throw new Error(`${answer.status}`);
      const read = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const unread of read.querySelectorAll("script, style, svg, nav, .portal-related, .portal-about")) unread.remove();
      return read;
    };
    pages.set(page, read());
  }
  const parsed = await pages.get(page);
  const place = (anchor && parsed.getElementById(anchor)) || parsed.querySelector("main");
  return place.textContent.replace(/\s+/g, " ").trim();
};
