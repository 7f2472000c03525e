// A page of results: what has the words of a question and the chosen values of facets. All of it stands in the address.

import { element, filled } from "./dom.js";
import { drawMap, offerMap } from "./explore/map.js";
import { part, root, words } from "./explore/page.js";
import { drawPanel, labels, preparePanel, tick } from "./explore/panel.js";
import { drawRow } from "./explore/rows.js";
import { number } from "./numbers.js";
import { openSearch } from "./search/client.js";

const SIZE = 20;
const TYPED = 300; // milliseconds after which what was typed is kept in the address: browsers refuse to do so too often

const search = openSearch(root.dataset.search);
const [form, panel, told, notes, chips, order, list, more, all] = [
  "form", "facets", "told", "notes", "chips", "order", "list", "more", "all",
].map(part);
const input = form.querySelector("input[type=search]");
const sort = order.querySelector("select");
const near = order.querySelector("input");

let shown = SIZE;
let asked = 0;

/** What the address says, or on the page of one value what that is. */
const state = {
  q: "",
  chosen: {},
  sort: "",
  near: 0,

  said: () => new URLSearchParams(location.search || root.dataset.chosen),

  read() {
    const said = this.said();
    this.q = said.get("q") ?? "";
    this.sort = [...sort.options].some(({ value }) => value === said.get("sort")) ? said.get("sort") : "";
    this.near = Math.max(0, Math.min(1e8, Number.parseInt(said.get("near") ?? "", 10) || 0));
  },

  /** The values that the panel has; others are passed over. */
  readChosen() {
    const said = this.said();
    this.chosen = {};
    for (const group of panel.querySelectorAll("[data-facet]")) {
      const name = group.dataset.facet;
      const known = [...group.querySelectorAll("input")].map(({ value }) => value);
      const found = [...new Set(said.getAll(name))].filter((value) => known.includes(value));
      if (found.length) this.chosen[name] = found;
    }
  },

  get isEmpty() {
    return !this.q.trim() && !Object.keys(this.chosen).length && !this.sort;
  },

  /** What was asked, as it stands in an address: the same for the same choice, whatever the order it was made in. */
  asked() {
    const pairs = Object.entries(this.chosen).flatMap(([name, values]) => values.map((value) => [name, value]));
    if (this.q.trim()) pairs.push(["q", this.q.trim()]);
    if (this.sort) pairs.push(["sort", this.sort]);
    if (this.sort === "near" && this.near) pairs.push(["near", this.near]);
    pairs.sort(([one, a], [other, b]) => (one === other ? String(a).localeCompare(b, "en") : one < other ? -1 : 1));
    return new URLSearchParams(pairs);
  },

  write() {
    const address = new URL(root.dataset.page, location.href);
    address.search = this.asked();
    address.hash = location.hash;
    history.replaceState(null, "", address);
  },
};

/** What was chosen, each to be taken away alone. */
const drawChips = () => {
  const made = Object.entries(state.chosen).flatMap(([name, values]) =>
    values.map((value) => {
      const label = `${labels.get(name)}${words.colon} ${labels.get(`${name} ${value}`)}`;
      const button = element("button", { type: "button", className: "portal-chip", textContent: label });
      button.setAttribute("aria-label", filled(words.remove, { name: label }));
      button.addEventListener("click", () => choose(name, value, false));
      return element("li", {}, button);
    }),
  );
  if (made.length > 1 || (made.length && state.q)) {
    const clear = element("button", { type: "button", className: "portal-link", textContent: words.clear });
    clear.addEventListener("click", clearAll);
    made.push(element("li", {}, clear));
  }
  chips.replaceChildren(...made);
};

const clearAll = () => {
  state.chosen = {};
  state.sort = "";
  state.q = "";
  begin();
  input.focus();
};

const drawTold = (answer) => {
  const key = ["none", "one"][answer.total] ?? "many";
  const said = filled(words[state.q.trim() ? key : `${key}_bare`], { number: number(answer.total), words: state.q.trim() });
  told.textContent = said;
  const lines = Object.entries(answer.corrected).map(([word, other]) => filled(words.corrected, { word, other }));
  lines.push(...answer.unknown.map((word) => filled(words.unknown, { word })));
  if (answer.wanted > 1 && answer.total && answer.complete < answer.total && !Object.keys(state.chosen).length) {
    lines.push(filled(words.complete, { number: number(answer.complete) }));
  }
  all.hidden = !state.isEmpty && (answer.total > 0 || root.dataset.kind !== "");
  notes.replaceChildren(...lines.map((line) => element("p", { textContent: line })), ...helpful(answer));
};

/** A button that takes away what was chosen of a facet; `count` is what it leads to. */
const withoutChoice = (name, count) => {
  const chosen = state.chosen[name].map((value) => labels.get(`${name} ${value}`)).join(", ");
  const said = filled(words.without, { name: `${labels.get(name)}${words.colon} ${chosen}`, number: number(count) });
  const button = element("button", { type: "button", className: "portal-link", textContent: said });
  button.addEventListener("click", () => {
    delete state.chosen[name];
    begin();
  });
  return button;
};

/** A link from the page of one kind to the same question asked of all kinds. */
const withoutKind = (count) => {
  const link = element("a", { href: form.action });
  link.search = state.asked();
  link.textContent = filled(words.without, { name: document.querySelector("h1").textContent, number: number(count) });
  return link;
};

/** What to do where nothing was found: other words, or one choice less. */
const helpful = (answer) => {
  if (answer.total) return [];
  const found = [];
  if (answer.suggested.length) {
    const tries = answer.suggested.flatMap((word) => {
      const button = element("button", { type: "button", className: "portal-link", textContent: word });
      button.addEventListener("click", () => {
        state.q = word;
        begin();
      });
      return [" ", button];
    });
    found.push(element("p", {}, words.suggested, ...tries));
  }
  for (const [name, count] of Object.entries(answer.without ?? {})) {
    if (count) found.push(element("p", {}, state.chosen[name] ? withoutChoice(name, count) : withoutKind(count)));
  }
  return found;
};

const show = async () => {
  asked += 1;
  const own = asked;
  all.hidden = !state.isEmpty;
  order.hidden = list.hidden = state.isEmpty;
  more.hidden = true;
  drawChips();
  if (state.isEmpty && !root.dataset.kind) {
    told.textContent = "";
    notes.replaceChildren();
    list.replaceChildren();
    panel.hidden = true;
    return;
  }
  const fixed = root.dataset.kind ? { kind: [root.dataset.kind] } : {};
  const question = { text: state.q, typing: true, chosen: { ...state.chosen, ...fixed }, facets: true, size: shown };
  if (state.sort !== "near" || state.near) Object.assign(question, { sort: state.sort, near: state.near });
  let answer;
  try {
    answer = await search.ask(question);
  } catch {
    if (own !== asked) return;
    told.textContent = words.failed;
    all.hidden = false;
    return;
  }
  if (own !== asked) return; // the reader has gone on meanwhile
  panel.hidden = false;
  drawPanel(answer.counts, state.chosen);
  drawMap(answer.counts.place ?? {}, state.chosen.place ?? []);
  if (state.isEmpty) {
    told.textContent = "";
    notes.replaceChildren();
    return;
  }
  drawTold(answer);
  const marks = new Set(answer.marks);
  list.replaceChildren(...answer.hits.map((hit) => drawRow(hit, marks, Boolean(state.q.trim()))));
  more.hidden = answer.total <= shown;
};

const fillForm = () => {
  input.value = state.q;
  sort.value = state.sort;
  near.value = state.near || "";
  near.parentElement.hidden = state.sort !== "near";
};

const begin = () => {
  shown = SIZE;
  fillForm();
  state.write();
  show();
};

const choose = (name, value, on) => {
  const others = (state.chosen[name] ?? []).filter((other) => other !== value);
  state.chosen[name] = on ? [...others, value] : others;
  if (!state.chosen[name].length) delete state.chosen[name];
  begin();
};

const start = async () => {
  state.read();
  fillForm();
  if (state.q) all.hidden = true;
  try {
    await preparePanel(search); // the reader may type meanwhile
  } catch {
    told.textContent = words.failed;
    all.hidden = false;
    return;
  }
  state.readChosen();
  if (!location.search && root.dataset.chosen) tick(state.chosen); // the page of one value lists its records already
  else if (!state.isEmpty) show();
  else if (!root.dataset.kind) input.focus({ preventScroll: true });
};

let pause;
input.addEventListener("input", () => {
  state.q = input.value;
  shown = SIZE;
  show();
  clearTimeout(pause);
  pause = setTimeout(() => state.write(), TYPED);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  state.q = input.value;
  begin();
});
panel.addEventListener("change", ({ target }) => {
  choose(target.closest("[data-facet]").dataset.facet, target.value, target.checked);
});
sort.addEventListener("change", () => {
  state.sort = sort.value;
  begin();
  if (state.sort === "near") near.focus();
});
near.addEventListener("input", () => {
  state.near = Number.parseInt(near.value, 10) || 0;
  shown = SIZE;
  state.write();
  show();
});
more.addEventListener("click", async () => {
  const before = list.children.length;
  shown += SIZE;
  await show();
  list.children[before]?.querySelector("a").focus();
});
offerMap((place) => choose("place", place, !(state.chosen.place ?? []).includes(place)), show);
addEventListener("popstate", start);
root.classList.add("portal-explore--live");
start();
