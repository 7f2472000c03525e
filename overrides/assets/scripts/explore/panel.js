// @ts-check
// The facets of a page of results: links to pages become boxes to tick, each with the number of records it would leave.

import { around, element, find, findAll, given } from "../dom.js";
import { number } from "../numbers.js";
import { part, root } from "./page.js";

/** @import { Search } from "../search/client.js" */
/** @import { Choice, Facet } from "../search/engine.js" */

const panel = part("facets");
const roomy = matchMedia("(min-width: 62rem)"); // facets stand beside the results, and may be open

/**
 * How facets are called, by name, and their values, by the facet's name and their id.
 * @type {Map<string, string>}
 */
export const labels = new Map();

const groups = () => findAll(panel, "[data-facet]", HTMLDetailsElement);
/** @param {HTMLElement} [within] */
const boxes = (within = panel) => findAll(within, "input", HTMLInputElement);

/** The values that can be ticked, by the names of their facets. */
export const offered = () =>
  Object.fromEntries(groups().map((group) => [given(group, "facet"), boxes(group).map(({ value }) => value)]));

/**
 * Links to the pages of values become boxes to tick; what is not there yet is made.
 * @param {Search} search
 */
export const preparePanel = async (search) => {
  if (!groups().length) {
    for (const facet of await search.facets()) {
      if (given(root, "facets").split(" ").includes(facet.name)) panel.append(madeFacet(facet));
    }
  }
  for (const link of findAll(panel, "a[data-value]")) {
    const box = element("input", { type: "checkbox", value: given(link, "value") });
    link.replaceWith(element("label", {}, box, " ", ...link.childNodes));
  }
  for (const group of groups()) {
    const name = given(group, "facet");
    labels.set(name, find(group, "summary").textContent.trim());
    for (const label of findAll(group, "label")) labels.set(`${name} ${boxes(label)[0].value}`, label.textContent.trim());
  }
};

/** @param {Facet} facet */
const madeFacet = ({ name, label, values }) => {
  const group = element("details", { className: "portal-facet" }, element("summary", { textContent: label }));
  group.dataset.facet = name;
  const rows = values.map(({ id, label: said }) => {
    const link = element("a", { textContent: said });
    link.dataset.value = id;
    return element("li", {}, link, " ", element("span", { className: "portal-note" }));
  });
  group.append(element("ul", {}, ...rows));
  return group;
};

/**
 * Tick what is chosen.
 * @param {Choice} choice
 */
export const tick = (choice) => {
  for (const box of boxes()) {
    box.checked = (choice[around(box, "[data-facet]")?.dataset.facet ?? ""] ?? []).includes(box.value);
  }
};

/**
 * Show the number of records that each value would leave, given the choice.
 * @param {Record<string, Record<string, number>>} counts
 * @param {Choice} choice
 */
export const drawPanel = (counts, choice) => {
  tick(choice);
  for (const group of groups()) {
    const name = given(group, "facet");
    const chosen = choice[name] ?? [];
    for (const item of findAll(group, "li")) {
      const [box] = boxes(item);
      const count = counts[name]?.[box.value] ?? 0;
      find(item, ".portal-note").textContent = number(count);
      item.hidden = !count && !box.checked;
    }
    group.hidden = !group.querySelector("li:not([hidden])");
    if (chosen.length && roomy.matches) group.open = true;
  }
};
