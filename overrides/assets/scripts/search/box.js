// The search box of every page: shows the best hits while the reader types, reached by the key `/`.

import { number } from "../numbers.js";
import { openSearch } from "./client.js";
import { putMarked } from "./marking.js";
import { fold } from "./words.js";

const SHOWN = 6;

const boxes = [...document.querySelectorAll(".portal-search[data-search]")];

const offer = (form, place) => {
  const input = form.querySelector("input");
  const told = form.querySelector("[role=status]");
  const list = form.querySelector("[role=listbox]");
  const search = openSearch(form.dataset.search);
  let active = -1;

  const options = () => [...list.querySelectorAll("[role=option]")];

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (next) => {
    const all = options();
    active = (next + all.length + 1) % (all.length + 1); // the last place is the box itself
    all.forEach((option, at) => option.setAttribute("aria-selected", at === active));
    if (all[active]) {
      input.setAttribute("aria-activedescendant", all[active].id);
      all[active].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };

  const option = (at, address, fill) => {
    const item = document.createElement("li");
    item.role = "option";
    item.id = `search-${place}-${at}`;
    item.setAttribute("aria-selected", "false");
    item.dataset.address = address;
    fill(item);
    return item;
  };

  const hitOption = (hit, at, marks, prefix) =>
    option(at, form.dataset.home + hit.address, (item) => {
      const title = document.createElement("span");
      putMarked(title, hit.title, marks, prefix);
      if (hit.language !== document.documentElement.lang) title.lang = hit.language;
      const note = document.createElement("span");
      note.className = "portal-note";
      note.textContent = [hit.sort, hit.where].filter(Boolean).join(" · ");
      item.append(title, note);
    });

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
    const prefix = fold(text.toLowerCase().split(/\s+/).at(-1));
    const all = option(answer.hits.length, "", (item) => {
      item.className = "portal-search__all";
      item.textContent = form.dataset[answer.total ? "all" : "none"].replace("{number}", number(answer.total));
    });
    list.replaceChildren(...answer.hits.map((hit, at) => hitOption(hit, at, marks, prefix)), all);
    list.hidden = false;
    active = -1;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    told.textContent = all.textContent;
  };

  const go = (chosen) => {
    if (chosen.dataset.address) location.assign(chosen.dataset.address);
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
    const chosen = event.target.closest("[role=option]");
    if (chosen) go(chosen);
  });
  input.addEventListener("blur", close);
};

boxes.forEach(offer);

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const input = document.querySelector(".portal-search input");
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});
