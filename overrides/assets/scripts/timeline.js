// @ts-check
// The timeline's filter works by CSS alone. This keeps the choice in the address, tells how many events are left, and makes
// the marks of the overview ways to their events.

import { filled, find, findAll, wordsOf } from "./dom.js";

const form = find(document, ".portal-choices");
const boxes = findAll(form, "input", HTMLInputElement);
const told = find(form, "[role=status]");
const events = findAll(document, ".portal-decade .portal-event");
const decades = findAll(document, ".portal-decade");
const words = wordsOf("timeline");

/** @param {Element} event */
const isShown = (event) => getComputedStyle(event).display !== "none";

const tell = () => {
  const chosen = boxes.filter((box) => box.checked);
  const shown = events.filter(isShown).length;
  told.textContent = chosen.length ? filled(words.shown, { shown, all: events.length }) : "";
  for (const decade of decades) {
    const own = findAll(decade, ".portal-event");
    decade.hidden = own.length > 0 && !own.some(isShown);
  }
  const address = new URL(location.href);
  address.searchParams.delete("kind");
  for (const box of chosen) address.searchParams.append("kind", box.value);
  history.replaceState(null, "", address);
};

form.addEventListener("change", tell);
form.addEventListener("reset", () => {
  setTimeout(tell); // the boxes are emptied after this event
  boxes[0].focus(); // the button that was pressed is gone
});
form.addEventListener("submit", (event) => event.preventDefault());

// The marks of the overview stand in the order of the events: under the pointer each tells its event and leads to it.
/** @param {"a" | "title"} name */
const drawn = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
for (const [at, mark] of document.querySelectorAll(".portal-axis use").entries()) {
  const link = drawn("a");
  const title = drawn("title");
  link.setAttribute("href", `#${events[at].id}`);
  link.setAttribute("tabindex", "-1"); // the list says the same to those who do not point
  title.textContent = find(events[at], "h3").textContent;
  mark.replaceWith(link);
  link.append(title, mark);
}

const wanted = new URL(location.href).searchParams.getAll("kind");
for (const box of boxes) box.checked ||= wanted.includes(box.value);

/** An event that an address names is shown, whatever the filter says. */
const reveal = () => {
  const named = document.getElementById(location.hash.slice(1));
  if (named?.matches(".portal-event") && !isShown(named)) for (const box of boxes) box.checked = false;
  tell();
  named?.scrollIntoView(); // what was hidden above may have moved it
};
addEventListener("hashchange", reveal);
if (boxes.some((box) => box.checked)) reveal();
