// @ts-check
// The search box of every page: shows the best hits while the reader types, reached by the key `/`.

import { around, element, filled, find, findAll, given, wordsOf } from "../dom.js";
import { number } from "../numbers.js";
import { openSearch } from "./client.js";
import { putMarked } from "./marking.js";
import { fold } from "./words.js";

const SHOWN = 6;

/** @import { Hit } from "./engine.js" */

/**
 * @param {HTMLFormElement} form
 * @param {number} place of the box among those of the page
 */
const offer = (form, place) => {
  const input = find(form, "input", HTMLInputElement);
  const told = find(form, "[role=status]");
  const list = find(form, "[role=listbox]");
  const search = openSearch(given(form, "search"));
  const words = wordsOf("search_box");
  let active = -1;

  const options = () => findAll(list, "[role=option]");

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  /** @param {number} next */
  const choose = (next) => {
    const all = options();
    active = (next + all.length + 1) % (all.length + 1); // the last place is the box itself
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (all[active]) {
      input.setAttribute("aria-activedescendant", all[active].id);
      all[active].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };

  /**
   * @param {number} at
   * @param {string} address
   * @param {...(Node | string)} children
   */
  const option = (at, address, ...children) => {
    const item = element("li", { role: "option", id: `search-${place}-${at}`, ariaSelected: "false" }, ...children);
    item.dataset.address = address;
    return item;
  };

  /**
   * @param {Hit} hit
   * @param {number} at
   * @param {Set<string>} marks
   * @param {string} prefix
   */
  const hitOption = (hit, at, marks, prefix) => {
    const title = element("span");
    putMarked(title, hit.title, marks, prefix);
    if (hit.language !== document.documentElement.lang) title.lang = hit.language;
    const note = element("span", { className: "portal-note", textContent: [hit.sort, hit.where].filter(Boolean).join(" · ") });
    return option(at, given(form, "home") + hit.address, title, note);
  };

  const show = async () => {
    const text = input.value.trim();
    if (text.length < 2) {
      told.textContent = "";
      close();
      return;
    }
    let answer;
    try {
      answer = await search.ask({ text, typing: true, size: SHOWN });
    } catch {
      close(); // the form still leads to the page that finds, which tells
      return;
    }
    if (text !== input.value.trim() || document.activeElement !== input) return; // typed on, or gone, meanwhile
    const marks = new Set(answer.marks);
    const prefix = fold(text.toLowerCase().split(/\s+/).at(-1) ?? "");
    const all = option(answer.hits.length, "", filled(words[answer.total ? "all" : "none"], { number: number(answer.total) }));
    all.className = "portal-search__all";
    list.replaceChildren(...answer.hits.map((hit, at) => hitOption(hit, at, marks, prefix)), all);
    list.hidden = false;
    active = -1;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    told.textContent = all.textContent;
  };

  /** @param {HTMLElement} chosen */
  const go = (chosen) => {
    const address = given(chosen, "address");
    if (address) location.assign(address);
    else form.requestSubmit();
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", () => {
    search.warm();
    if (input.value.trim()) show();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // the words stay: only the hits go
      close();
    } else if (["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      if (list.hidden) show();
      else choose(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && options()[active]) {
      event.preventDefault();
      go(options()[active]);
    }
  });
  // A press would take the focus from the box, and with it the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = around(event.target, "[role=option]");
    if (chosen) go(chosen);
  });
  input.addEventListener("blur", close);
};

findAll(document, ".portal-search[data-search]", HTMLFormElement).forEach(offer);

document.addEventListener("keydown", (event) => {
  const typing = around(event.target, "input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const [input] = findAll(document, ".portal-search input", HTMLInputElement);
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});
