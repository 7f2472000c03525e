// The facets of a page of results: links to pages become boxes to tick, each with the number of records it would leave.

import { number } from "../numbers.js";
import { element, part, root } from "./page.js";

const panel = part("facets");
const roomy = matchMedia("(min-width: 62rem)"); // facets stand beside the results, and may be open

/** How facets are called, by name, and their values, by the facet's name and their id. */
export const labels = new Map();

/** Links to the pages of values become boxes to tick; what is not there yet is made. */
export const preparePanel = async (search) => {
  if (!panel.querySelector("[data-facet]")) {
    for (const facet of await search.facets()) {
      if (root.dataset.facets.split(" ").includes(facet.name)) panel.append(madeFacet(facet));
    }
  }
  for (const link of panel.querySelectorAll("a[data-value]")) {
    const box = element("input", { type: "checkbox", value: link.dataset.value });
    link.replaceWith(element("label", {}, box, " ", ...link.childNodes));
  }
  for (const group of panel.querySelectorAll("[data-facet]")) {
    labels.set(group.dataset.facet, group.querySelector("summary").textContent.trim());
    for (const label of group.querySelectorAll("label")) {
      labels.set(`${group.dataset.facet} ${label.firstChild.value}`, label.textContent.trim());
    }
  }
};

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

/** Tick what is chosen: values by the name of their facet. */
export const tick = (choice) => {
  for (const box of panel.querySelectorAll("input")) {
    box.checked = (choice[box.closest("[data-facet]").dataset.facet] ?? []).includes(box.value);
  }
};

/** Show the number of records that each value would leave, given the choice. */
export const drawPanel = (counts, choice) => {
  tick(choice);
  for (const group of panel.querySelectorAll("[data-facet]")) {
    const name = group.dataset.facet;
    const chosen = choice[name] ?? [];
    for (const item of group.querySelectorAll("li")) {
      const box = item.querySelector("input");
      const count = counts[name]?.[box.value] ?? 0;
      item.querySelector(".portal-note").textContent = number(count);
      item.hidden = !count && !box.checked;
    }
    group.hidden = !group.querySelector("li:not([hidden])");
    if (chosen.length && roomy.matches) group.open = true;
  }
};
