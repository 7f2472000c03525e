// @ts-check
// Records as their own pages show them: fetched, and read into a title, facts and sections that another page can show.

import { element, find, findAll, given, pageFrom } from "./dom.js";
import { kindOf } from "./keys.js";

/**
 * What a page shows of a record: facts by their labels, sections by their ids.
 * @typedef {object} Shown
 * @property {string} key
 * @property {string} address
 * @property {string} title
 * @property {string} language of the title, where it is not that of the page
 * @property {Map<string, Node[]>} facts
 * @property {Map<string, { label: string, nodes: Node[] }>} sections
 * @property {undefined} [missing]
 *
 * A record whose page is not there, or could not be had.
 * @typedef {{ key: string, missing: "gone" | "failed" }} Missing
 */

/**
 * The sections of a page worth setting side by side, by their ids.
 * @type {Record<string, string[]>}
 */
const SECTIONS = { innovations: ["problem", "practice", "results", "cost", "lessons", "adopted-from", "adoptions"] };

/** The kinds whose records have pages: where those stand, and what the kind is called. */
export const kinds = new Map(
  findAll(document, "a[data-kind]", HTMLAnchorElement).map((link) => [
    given(link, "kind"),
    { address: link.href, title: link.textContent },
  ]),
);

/**
 * What a kind is called; nothing where its records have no pages.
 * @param {string} kind
 */
export const titleOf = (kind) => kinds.get(kind)?.title ?? "";

/**
 * Copies of some nodes, at home in this page: without the ids of theirs, their links leading where they led.
 * @param {Iterable<Node>} nodes
 * @param {string} address
 */
const copied = (nodes, address) =>
  [...nodes].map((node) => {
    const copy = document.importNode(node, true);
    for (const inner of copy instanceof Element ? [copy, ...copy.querySelectorAll("*")] : []) {
      inner.removeAttribute("id");
      const href = inner.getAttribute("href");
      if (inner instanceof HTMLAnchorElement && href !== null) inner.href = new URL(href, address).href;
    }
    return copy;
  });

/** @param {Node[][]} several */
const listOf = (several) =>
  element("ul", { className: "portal-several" }, ...several.map((nodes) => element("li", {}, ...nodes)));

/**
 * The facts at a glance: the nodes of each by its label; a label that stands more than once has a list.
 * @param {Document} page
 * @param {string} address
 */
const factsOf = (page, address) => {
  /** @type {Map<string, Node[][]>} */
  const found = new Map();
  for (const fact of page.querySelectorAll(".portal-glance > div")) {
    const label = find(fact, "dt").textContent.trim();
    const said = copied(find(fact, "dd").childNodes, address);
    found.set(label, [...(found.get(label) ?? []), said]);
  }
  return new Map([...found].map(([label, several]) => [label, several.length > 1 ? [listOf(several)] : several[0]]));
};

/**
 * What stands below each heading that is wanted, up to the next: its label and nodes, by its id.
 * @param {Document} page
 * @param {string} kind
 * @param {string} address
 */
const sectionsOf = (page, kind, address) => {
  const sections = new Map();
  for (const id of SECTIONS[kind] ?? []) {
    const heading = page.querySelector(`.portal-body > h2#${id}`);
    if (!heading) continue;
    /** @type {Element[]} */
    const below = [];
    for (let next = heading.nextElementSibling; next && !next.matches("h2"); next = next.nextElementSibling) below.push(next);
    sections.set(id, { label: heading.textContent.trim(), nodes: copied(below, address) });
  }
  return sections;
};

/**
 * @param {string} key
 * @returns {Promise<Shown | Missing>}
 */
const fetched = async (key) => {
  const kind = kinds.get(kindOf(key));
  if (!kind) return { key, missing: "gone" };
  const address = new URL(`${key.slice(key.indexOf("/") + 1)}/`, kind.address).href;
  let text;
  try {
    const answer = await fetch(address);
    if (answer.status === 404 || answer.status === 410) return { key, missing: "gone" };
    if (!answer.ok) return { key, missing: "failed" };
    text = await answer.text();
  } catch {
    return { key, missing: "failed" };
  }
  const page = pageFrom(text);
  const heading = page.querySelector(".portal-head h1");
  if (!heading) return { key, missing: "gone" }; // some hosts show another page instead of one that is not there
  return {
    key,
    address,
    title: heading.textContent.trim(),
    language: heading.querySelector("[lang]")?.getAttribute("lang") ?? "",
    facts: factsOf(page, address),
    sections: sectionsOf(page, kindOf(key), address),
  };
};

/** @type {Map<string, Promise<Shown | Missing>>} */
const known = new Map();

/**
 * Promise a record by its key. Each is fetched once.
 * @param {string} key
 */
export const recordOf = (key) => {
  const record = known.get(key) ?? fetched(key);
  known.set(key, record);
  return record;
};

/**
 * @param {Shown | Missing} record
 * @returns {record is Missing}
 */
export const isMissing = (record) => Boolean(record.missing);

/**
 * @param {Shown | Missing} record
 * @returns {record is Shown}
 */
export const isThere = (record) => !record.missing;

const BREAKS = "li:not(:last-child), p, dt, dd, .portal-note";

/**
 * Nodes as one line of text: what stands apart on the page stays apart. Notes may be left out.
 * @param {Node[]} nodes
 */
export const lineOf = (nodes, { notes = true } = {}) => {
  const line = element("div", {}, ...nodes.map((node) => node.cloneNode(true)));
  if (!notes) for (const note of line.querySelectorAll(".portal-note")) note.remove();
  for (const part of line.querySelectorAll(BREAKS)) {
    part.before(" ");
    part.append(part.matches("li") ? "; " : " ");
  }
  return line.textContent.replace(/\s+/g, " ").replace(/ ;/g, ";").trim();
};
