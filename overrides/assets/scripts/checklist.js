// @ts-check
// The steps of a playbook as a checklist: what is ticked off is kept on this device alone.

import { around, filled, find, findAll, given, wordsOf } from "./dom.js";

const steps = find(document, ".portal-steps");
const key = `portal:checklist:${given(steps, "checklist")}`;
const boxes = findAll(steps, ".portal-steps__done input", HTMLInputElement);
const overview = findAll(steps, ".portal-steps__overview li");
const bar = find(steps, "progress", HTMLProgressElement);
const told = find(steps, "[role=status]");
const words = wordsOf("steps");

/**
 * Storage may be switched off; the checklist then lasts as long as the page.
 * @returns {unknown[]}
 */
const stored = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
};
/** @param {number[]} done */
const store = (done) => {
  try {
    localStorage.setItem(key, JSON.stringify(done));
  } catch {
    // nothing to do: see above
  }
};

const show = () => {
  const done = boxes.flatMap((box, at) => (box.checked ? [at] : []));
  overview.forEach((item, at) => item.classList.toggle("portal-steps__ticked", boxes[at].checked));
  bar.value = done.length;
  told.textContent = filled(words.done, { done: done.length, all: boxes.length });
  return done;
};

/**
 * @param {HTMLElement} inner
 * @param {string} selector
 */
const reveal = (inner, selector) => {
  const place = around(inner, selector);
  if (place) place.hidden = false;
};

const done = stored();
for (const [at, box] of boxes.entries()) {
  box.checked = done.includes(at);
  reveal(box, "label");
  box.addEventListener("change", () => store(show()));
}
reveal(bar, "p");
show();
