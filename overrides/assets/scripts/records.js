// Records as their own pages show them: fetched, and read into a title, facts and sections that another page can show.

import { kindOf } from "./keys.js";

/** The sections of a page worth setting side by side, by their ids. */
const SECTIONS = { innovations: ["problem", "practice", "results", "cost", "lessons", "adopted-from", "adoptions"] };

/** The kinds whose records have pages: where those stand, and what the kind is called. */
export const kinds = new Map(
  [...document.querySelectorAll("a[data-kind]")].map((link) => [link.dataset.kind, { address: link.href, title: link.textContent }]),
);

/** Copies of some nodes, at home in this page: without the ids of theirs, their links leading where they led. */
const copied = (nodes, address) =>
  [...nodes].map((node) => {
    const copy = document.importNode(node, true);
    const all = copy.querySelectorAll ? [copy, ...copy.querySelectorAll("*")] : [];
    for (const element of all) {
      element.removeAttribute("id");
      if (element.matches("a[href]")) element.href = new URL(element.getAttribute("href"), address).href;
    }
    return copy;
  });

const listOf = (several) => {
  const list = document.createElement("ul");
  list.className = "portal-several";
  for (const nodes of several) {
    const item = document.createElement("li");
    item.append(...nodes);
    list.append(item);
  }
  return list;
};

/** The facts at a glance: the nodes of each by its label; a label that stands more than once has a list. */
const factsOf = (page, address) => {
  const found = new Map();
  for (const fact of page.querySelectorAll(".portal-glance > div")) {
    const label = fact.querySelector("dt").textContent.trim();
    const said = copied(fact.querySelector("dd").childNodes, address);
    found.set(label, [...(found.get(label) ?? []), said]);
  }
  return new Map([...found].map(([label, several]) => [label, several.length > 1 ? [listOf(several)] : several[0]]));
};

/** What stands below each heading that is wanted, up to the next: its label and nodes, by its id. */
const sectionsOf = (page, kind, address) => {
  const sections = new Map();
  for (const id of SECTIONS[kind] ?? []) {
    const heading = page.querySelector(`.portal-body > h2#${id}`);
    if (!heading) continue;
    const below = [];
    for (let next = heading.nextElementSibling; next && !next.matches("h2"); next = next.nextElementSibling) below.push(next);
    sections.set(id, { label: heading.textContent.trim(), nodes: copied(below, address) });
  }
  return sections;
};

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
  const page = new DOMParser().parseFromString(text, "text/html");
  const heading = page.querySelector(".portal-head h1");
  if (!heading) return { key, missing: "gone" }; // some hosts show another page instead of one that is not there
  return {
    key,
    address,
    title: heading.textContent.trim(),
    language: heading.querySelector("[lang]")?.lang ?? "",
    facts: factsOf(page, address),
    sections: sectionsOf(page, kindOf(key), address),
  };
};

const known = new Map();

/** Promise a record by its key: with `missing` "gone" or "failed" where its page cannot be had. Each is fetched once. */
export const recordOf = (key) => {
  if (!known.has(key)) known.set(key, fetched(key));
  return known.get(key);
};

const BREAKS = "li:not(:last-child), p, dt, dd, .portal-note";

/** Nodes as one line of text: what stands apart on the page stays apart. Notes may be left out. */
export const lineOf = (nodes, { notes = true } = {}) => {
  const line = document.createElement("div");
  line.append(...nodes.map((node) => node.cloneNode(true)));
  if (!notes) for (const note of line.querySelectorAll(".portal-note")) note.remove();
  for (const part of line.querySelectorAll(BREAKS)) {
    part.before(" ");
    part.append(part.matches("li") ? "; " : " ");
  }
  return line.textContent.replace(/\s+/g, " ").replace(/ ;/g, ";").trim();
};
