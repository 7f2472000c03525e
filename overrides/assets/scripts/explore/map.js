// The map of places in a page of results: it narrows them, and shows what is left.

import { number } from "../numbers.js";

/** The map of the page that a link leads to, brought here: its places narrow the list, and show what is left of them. */
const showMap = async (link, choose, redraw) => {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const map = document.adoptNode(page.querySelector(".portal-map"));
  for (const inner of map.querySelectorAll("a[href]")) {
    const address = inner.getAttribute("href");
    if (!address.startsWith("#")) inner.setAttribute("href", new URL(address, link.href).href);
  }
  map.addEventListener("click", (event) => {
    const place = event.target.closest("a[data-place], li[data-place] a")?.closest("[data-place]").dataset.place;
    if (!place || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(place);
  });
  link.closest("p").replaceWith(map);
  redraw();
};

/** Show what is left of each place, and which are chosen. */
export const drawMap = (counts, chosen) => {
  for (const mark of document.querySelectorAll(".portal-map [data-place]")) {
    const { place } = mark.dataset;
    mark.classList.toggle("portal-map__none", !counts[place]);
    mark.classList.toggle("portal-map__chosen", chosen.includes(place));
    if (mark.matches("li")) mark.querySelector(".portal-note").textContent = number(counts[place] ?? 0);
  }
};

/** Links to the map bring it here; `choose` is told the place that a reader picks, `redraw` that the map is there. */
export const offerMap = (choose, redraw) => {
  for (const link of document.querySelectorAll("a[data-map]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      showMap(link, choose, redraw).catch(() => location.assign(link.href));
    });
  }
};
