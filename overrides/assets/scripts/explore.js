// A page of results: what has the words of a question and the chosen values of facets. All of it stands in the address.

import { openSearch } from "./search/client.js";
import { passage, putMarked, textOf } from "./search/marking.js";

const SIZE = 20;
const roomy = matchMedia("(min-width: 62rem)"); // facets stand beside the results, and may be open
const TYPED = 300; // milliseconds after which what was typed is kept in the address: browsers refuse to do so too often

const root = document.querySelector("[data-explore]");
const words = JSON.parse(root.dataset.words);
const language = document.documentElement.lang;
const search = openSearch(root.dataset.search);
const part = (name) => root.querySelector(`[data-part="${name}"]`);
const [form, panel, told, notes, chips, order, list, more, all] = [
  "form", "facets", "told", "notes", "chips", "order", "list", "more", "all",
].map(part);
const input = form.querySelector("input[type=search]");
const sort = order.querySelector("select");
const near = order.querySelector("input");

let shown = SIZE;
let labels = new Map(); // of facets and their values, by name and by name and id
let asked = 0;

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const number = (value) => value.toLocaleString(`${language}-CA`);
const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

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

  /** The same choice has the same address, whatever the order it was made in. */
  write() {
    const pairs = Object.entries(this.chosen).flatMap(([name, values]) => values.map((value) => [name, value]));
    if (this.q.trim()) pairs.push(["q", this.q.trim()]);
    if (this.sort) pairs.push(["sort", this.sort]);
    if (this.sort === "near" && this.near) pairs.push(["near", this.near]);
    pairs.sort(([one, a], [other, b]) => (one === other ? String(a).localeCompare(b, "en") : one < other ? -1 : 1));
    const address = new URL(root.dataset.page, location.href);
    address.search = new URLSearchParams(pairs);
    address.hash = location.hash;
    history.replaceState(null, "", address);
  },
};

/** Links to the pages of values become boxes to tick; what is not there yet is made. */
const preparePanel = async () => {
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

const tick = () => {
  for (const box of panel.querySelectorAll("input")) {
    box.checked = (state.chosen[box.closest("[data-facet]").dataset.facet] ?? []).includes(box.value);
  }
};

const drawPanel = (counts) => {
  tick();
  for (const group of panel.querySelectorAll("[data-facet]")) {
    const name = group.dataset.facet;
    const chosen = state.chosen[name] ?? [];
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
    if (!count) continue;
    const button = element("button", { type: "button", className: "portal-link" });
    const chosen = state.chosen[name].map((value) => labels.get(`${name} ${value}`)).join(", ");
    button.textContent = filled(words.without, { name: `${labels.get(name)}${words.colon} ${chosen}`, number: number(count) });
    button.addEventListener("click", () => {
      delete state.chosen[name];
      begin();
    });
    found.push(element("p", {}, button));
  }
  return found;
};

const drawRow = (hit, marks) => {
  const link = element("a", { href: root.dataset.home + hit.address });
  const inTitle = putMarked(link, hit.title, marks);
  const place = hit.where ? hit.where.split(" · ") : [];
  const facts = (hit.facts ?? []).map(({ name, value }) => labels.get(`${name} ${value}`)).filter(Boolean);
  const sorts = root.dataset.kind ? [] : [hit.sort];
  const note = element("span", { className: "portal-note", textContent: [...sorts, ...place, ...facts].join(" · ") });
  const abstract = element("p", {});
  const inAbstract = putMarked(abstract, hit.abstract, marks);
  const row = element("li", {}, link, " ", note, abstract);
  if (keepable.has(hit.key.split("/")[0])) row.append(keepButton(hit));
  if (hit.language !== language) {
    for (const said of [link, abstract]) said.lang = hit.language;
    note.append(` · ${words[`in_${hit.language}`] ?? ""}`);
  } else if (hit.foreign && state.q) note.append(` · ${words.by_translation}`);
  row.dataset.key = hit.key;
  if (marks.size && !inTitle && !inAbstract) later.observe(row);
  return row;
};

const keepable = new Set(root.dataset.keepable.split(" "));

const keepButton = ({ key, title }) => {
  const button = part("keep").content.firstElementChild.cloneNode(true);
  button.dataset.keep = key;
  button.querySelector(".portal-hidden").textContent = ` ${title}`;
  return button;
};

/** What neither title nor abstract says is looked for on the page itself, once the row comes into sight. */
const later = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    later.unobserve(target);
    showPassage(target);
  }
});

let lastMarks = new Set();

const showPassage = async (row) => {
  const marks = lastMarks;
  try {
    const found = passage(await textOf(row.querySelector("a").href), marks);
    if (found && marks === lastMarks) putMarked(row.querySelector("p"), found, marks);
  } catch {
    // Without the page the abstract stays as it is.
  }
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
  drawPanel(answer.counts);
  drawMap(answer.counts);
  if (state.isEmpty) {
    told.textContent = "";
    notes.replaceChildren();
    return;
  }
  drawTold(answer);
  lastMarks = new Set(answer.marks);
  list.replaceChildren(...answer.hits.map((hit) => drawRow(hit, lastMarks)));
  more.hidden = answer.total <= shown;
};

/** The map of the page that a link leads to, brought here: its places narrow the list, and show what is left of them. */
const showMap = async (link) => {
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
    choose("place", place, !(state.chosen.place ?? []).includes(place));
  });
  link.closest("p").replaceWith(map);
  show();
};

const drawMap = ({ place: counts = {} }) => {
  for (const mark of document.querySelectorAll(".portal-map [data-place]")) {
    const { place } = mark.dataset;
    mark.classList.toggle("portal-map__none", !counts[place]);
    mark.classList.toggle("portal-map__chosen", (state.chosen.place ?? []).includes(place));
    if (mark.matches("li")) mark.querySelector(".portal-note").textContent = number(counts[place] ?? 0);
  }
};

for (const link of document.querySelectorAll("a[data-map]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    showMap(link).catch(() => location.assign(link.href));
  });
}

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
    await preparePanel(); // the reader may type meanwhile
  } catch {
    told.textContent = words.failed;
    all.hidden = false;
    return;
  }
  state.readChosen();
  if (!location.search && root.dataset.chosen) tick(); // the page of one value lists its records already
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
addEventListener("popstate", start);
root.classList.add("portal-explore--live");
start();
