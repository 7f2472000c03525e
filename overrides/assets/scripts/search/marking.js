// @ts-check
// The words of a question, marked where they stand in a text.

import { element, find, pageAt } from "../dom.js";
import { placed } from "./words.js";

const PASSAGE = 220;

/**
 * Whether a word of a text is one that was looked for, or begins as the last one does.
 * @param {Set<string>} marks
 * @param {string} prefix
 */
const wanted = (marks, prefix) => (/** @type {string} */ word) => marks.has(word) || (prefix !== "" && word.startsWith(prefix));

/**
 * Put a text into an element, words that were looked for marked; return whether there were any.
 * @param {HTMLElement} place
 * @param {string} text
 * @param {Set<string>} marks
 */
export const putMarked = (place, text, marks, prefix = "") => {
  const isWanted = wanted(marks, prefix);
  /** @type {(string | Node)[]} */
  const nodes = [];
  let at = 0;
  for (const { word, start, end } of placed(text)) {
    if (!isWanted(word)) continue;
    nodes.push(text.slice(at, start), element("mark", { textContent: text.slice(start, end) }));
    at = end;
  }
  place.replaceChildren(...nodes, text.slice(at));
  return nodes.length > 0;
};

/**
 * The part of a text in which most different words stand that were looked for; nothing where there are none.
 * @param {string} text
 * @param {Set<string>} marks
 */
export const passage = (text, marks) => {
  const found = placed(text).filter(({ word }) => marks.has(word));
  let best = { count: 0, start: 0 };
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

/** @param {string} address */
const read = async (address) => {
  const page = await pageAt(address);
  for (const unread of page.querySelectorAll("script, style, svg, nav, .portal-related, .portal-about")) unread.remove();
  return page;
};

/** @type {Map<string, Promise<Document>>} */
const pages = new Map();

/**
 * The text of a page of this site, or of what an anchor names on it: read once.
 * @param {string} address
 */
export const textOf = async (address) => {
  const [page, anchor] = address.split("#");
  const found = pages.get(page) ?? read(page);
  pages.set(page, found);
  const parsed = await found;
  const place = (anchor && parsed.getElementById(anchor)) || find(parsed, "main");
  return place.textContent.replace(/\s+/g, " ").trim();
};
