// @ts-check
// Buttons that keep a record: any <button data-keep="kind/id" aria-pressed="false">, also one that comes to the page later.
// What is done is said in [data-keep-told]; [data-keep-count] shows how many are kept, and a link with data-compare leads to
// the comparison with its record added.

import { around, filled, findAll, given, wordsOf } from "./dom.js";
import { comparison, shortlist } from "./kept.js";
import { kindOf, searchOf } from "./keys.js";
import { number } from "./numbers.js";

const kept = () => number(shortlist.all().length);

const show = () => {
  for (const button of findAll(document, "[data-keep]")) {
    const pressed = String(shortlist.has(given(button, "keep")));
    if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
  }
  for (const count of findAll(document, "[data-keep-count]")) {
    count.textContent = shortlist.all().length ? `\u00a0(${kept()})` : "";
  }
  for (const link of findAll(document, "a[data-compare]", HTMLAnchorElement)) {
    const key = given(link, "compare");
    const others = comparison.all().filter((other) => kindOf(other) === kindOf(key));
    link.search = searchOf([...new Set([...others, key])]);
  }
};

document.addEventListener("click", ({ target }) => {
  const key = around(target, "[data-keep]")?.dataset.keep;
  if (!key) return;
  const had = shortlist.has(key);
  const done = had ? (shortlist.drop(key), "dropped") : shortlist.keep(key) ? "kept" : "full";
  const told = document.querySelector("[data-keep-told]");
  if (told) told.textContent = filled(wordsOf("keep")[done], { number: done === "full" ? number(shortlist.most) : kept() });
});

/** @param {Node} node */
const hasButton = (node) => node instanceof Element && (node.matches("[data-keep]") || node.querySelector("[data-keep]"));

shortlist.onChange(show);
comparison.onChange(show);
new MutationObserver((changes) => {
  if (changes.some(({ addedNodes }) => [...addedNodes].some(hasButton))) show();
}).observe(document.body, { childList: true, subtree: true });
show();
