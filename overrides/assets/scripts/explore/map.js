// @ts-check
// The map of places in a page of results: it narrows them, and shows what is left.

import { around, find, findAll, pageAt } from "../dom.js";
import { number } from "../numbers.js";

/** @param {MouseEvent} event with a key held, it opens another tab or window */
const isElsewhere = (event) => event.ctrlKey || event.metaKey || event.shiftKey;

/**
 * The map of the page that a link leads to, brought here: its places narrow the list, and show what is left of them.
 * @param {HTMLAnchorElement} link
 * @param {(place: string) => void} choose
 * @param {() => void} redraw
 */
const showMap = async (link, choose, redraw) => {
  const map = document.adoptNode(find(await pageAt(link.href), ".portal-map"));
  for (const inner of map.querySelectorAll("a[href]")) {
    const address = inner.getAttribute("href") ?? "";
    if (!address.startsWith("#")) inner.setAttribute("href", new URL(address, link.href).href);
  }
  map.addEventListener("click", (event) => {
    const place = around(around(event.target, "a[data-place], li[data-place] a"), "[data-place]")?.dataset.place;
    if (!place || isElsewhere(event)) return;
    event.preventDefault();
    choose(place);
  });
  around(link, "p")?.replaceWith(map);
  redraw();
};

/**
 * Show what is left of each place, and which are chosen.
 * @param {Record<string, number>} counts
 * @param {string[]} chosen
 */
export const drawMap = (counts, chosen) => {
  for (const mark of findAll(document, ".portal-map [data-place]", Element)) {
    const place = mark.getAttribute("data-place") ?? "";
    mark.classList.toggle("portal-map__none", !counts[place]);
    mark.classList.toggle("portal-map__chosen", chosen.includes(place));
    if (mark.matches("li")) find(mark, ".portal-note").textContent = number(counts[place] ?? 0);
  }
};

/**
 * Links to the map bring it here; `choose` is told the place that a reader picks, `redraw` that the map is there.
 * @param {(place: string) => void} choose
 * @param {() => void} redraw
 */
export const offerMap = (choose, redraw) => {
  for (const link of findAll(document, "a[data-map]", HTMLAnchorElement)) {
    link.addEventListener("click", (event) => {
      if (isElsewhere(event)) return;
      event.preventDefault();
      showMap(link, choose, redraw).catch(() => location.assign(link.href));
    });
  }
};
