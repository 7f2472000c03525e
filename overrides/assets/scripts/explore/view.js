// @ts-check
// A page of results as the reader sees it: the state and the answer drawn, and what the reader does told on.

import { around, element, filled, find, given } from "../dom.js";
import { number } from "../numbers.js";
import { queryOf } from "./address.js";
import { drawMap, offerMap } from "./map.js";
import { kind, part, root, words } from "./page.js";
import { drawPanel, labels } from "./panel.js";
import { drawRow } from "./rows.js";
import { isEmpty } from "./state.js";

/** @import { Answer } from "../search/engine.js" */
/** @import { State } from "./state.js" */

/**
 * What a reader can do.
 * @typedef {object} Deeds
 * @property {(q: string) => void} type
 * @property {(q: string) => void} ask
 * @property {(facet: string, value: string, on: boolean) => void} choose
 * @property {(facet: string) => void} drop all that is chosen of a facet
 * @property {() => void} clear
 * @property {(sort: string) => void} order
 * @property {(people: number) => void} near
 * @property {() => Promise<void>} more
 * @property {(place: string) => void} turn choose a place, or no longer
 * @property {() => void} redraw
 */

const form = find(root, '[data-part="form"]', HTMLFormElement);
const [panel, told, notes, chips, order, list, more, all] = [
  "facets", "told", "notes", "chips", "order", "list", "more", "all",
].map(part);
const input = find(form, "input[type=search]", HTMLInputElement);
const sort = find(order, "select", HTMLSelectElement);
const near = find(order, "input", HTMLInputElement);

/** The orders that the page offers. */
export const sorts = [...sort.options].map(({ value }) => value);

/** @type {Deeds} */
let deeds;

/** @param {State} state */
export const fillForm = (state) => {
  input.value = state.q;
  sort.value = state.sort;
  near.value = state.near ? String(state.near) : "";
  const label = around(near, "label");
  if (label) label.hidden = state.sort !== "near";
};

export const focusInput = (options = {}) => input.focus(options);

/** What stands on the page before anything is asked gives way to what the address asks for. */
export const hideAll = () => {
  all.hidden = true;
};

/**
 * @param {string} text
 * @param {() => void} press
 */
const link = (text, press) => {
  const button = element("button", { type: "button", className: "portal-link", textContent: text });
  button.addEventListener("click", press);
  return button;
};

/**
 * How a choice is called: its facet and its values.
 * @param {string} facet
 * @param {string[]} values
 */
const named = (facet, values) =>
  `${labels.get(facet)}${words.colon} ${values.map((value) => labels.get(`${facet} ${value}`)).join(", ")}`;

/**
 * What was chosen, each to be taken away alone.
 * @param {State} state
 */
const drawChips = ({ q, chosen }) => {
  const made = Object.entries(chosen).flatMap(([facet, values]) =>
    values.map((value) => {
      const label = named(facet, [value]);
      const button = element("button", { type: "button", className: "portal-chip", textContent: label });
      button.setAttribute("aria-label", filled(words.remove, { name: label }));
      button.addEventListener("click", () => deeds.choose(facet, value, false));
      return element("li", {}, button);
    }),
  );
  if (made.length > 1 || (made.length && q)) made.push(element("li", {}, link(words.clear, () => deeds.clear())));
  chips.replaceChildren(...made);
};

/**
 * Show what is chosen, while the answer is on its way.
 * @param {State} state
 */
export const drawState = (state) => {
  all.hidden = !isEmpty(state);
  order.hidden = list.hidden = isEmpty(state);
  more.hidden = true;
  drawChips(state);
};

/** Nothing is asked, and there is no list to narrow. */
export const drawNothing = () => {
  told.textContent = "";
  notes.replaceChildren();
  list.replaceChildren();
  panel.hidden = true;
};

export const drawFailure = () => {
  told.textContent = words.failed;
  all.hidden = false;
};

/**
 * @param {State} state
 * @param {Answer} answer
 * @param {number} shown how many hits were asked for
 */
export const drawAnswer = (state, answer, shown) => {
  const counts = answer.counts ?? {};
  panel.hidden = false;
  drawPanel(counts, state.chosen);
  drawMap(counts.place ?? {}, state.chosen.place ?? []);
  if (isEmpty(state)) {
    told.textContent = "";
    notes.replaceChildren();
    return;
  }
  drawTold(state, answer);
  const marks = new Set(answer.marks);
  list.replaceChildren(...answer.hits.map((hit) => drawRow(hit, marks, Boolean(state.q.trim()))));
  more.hidden = answer.total <= shown;
};

/**
 * @param {State} state
 * @param {Answer} answer
 */
const drawTold = (state, answer) => {
  const asked = state.q.trim();
  const key = ["none", "one"][answer.total] ?? "many";
  told.textContent = filled(words[asked ? key : `${key}_bare`], { number: number(answer.total), words: asked });
  const lines = Object.entries(answer.corrected).map(([word, other]) => filled(words.corrected, { word, other }));
  lines.push(...answer.unknown.map((word) => filled(words.unknown, { word })));
  if (answer.wanted > 1 && answer.total && answer.complete < answer.total && !Object.keys(state.chosen).length) {
    lines.push(filled(words.complete, { number: number(answer.complete) }));
  }
  all.hidden = !isEmpty(state) && (answer.total > 0 || kind !== "");
  const said = lines.map((line) => element("p", { textContent: line }));
  notes.replaceChildren(...said, ...(answer.total ? [] : helpful(state, answer)));
};

/**
 * What to do where nothing was found: other words, or one choice less, each with the number it leads to.
 * @param {State} state
 * @param {Answer} answer
 */
const helpful = (state, { suggested, without = {} }) => {
  const found = [];
  if (suggested.length) {
    const tries = suggested.flatMap((word) => [" ", link(word, () => deeds.ask(word))]);
    found.push(element("p", {}, words.suggested, ...tries));
  }
  for (const [facet, count] of Object.entries(without)) {
    if (!count) continue;
    found.push(element("p", {}, state.chosen[facet] ? withoutChoice(state, facet, count) : withoutKind(state, count)));
  }
  return found;
};

/**
 * A button that takes away what was chosen of a facet.
 * @param {State} state
 * @param {string} facet
 * @param {number} count
 */
const withoutChoice = (state, facet, count) => {
  const name = named(facet, state.chosen[facet]);
  return link(filled(words.without, { name, number: number(count) }), () => deeds.drop(facet));
};

/**
 * A link from the page of one kind to the same question asked of all kinds.
 * @param {State} state
 * @param {number} count
 */
const withoutKind = (state, count) => {
  const name = find(document, "h1").textContent;
  const made = element("a", { href: form.action, textContent: filled(words.without, { name, number: number(count) }) });
  made.search = queryOf(state);
  return made;
};

/**
 * Tell on what the reader does.
 * @param {Deeds} wanted
 */
export const listen = (wanted) => {
  deeds = wanted;
  input.addEventListener("input", () => deeds.type(input.value));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    deeds.ask(input.value);
  });
  panel.addEventListener("change", ({ target }) => {
    const group = around(target, "[data-facet]");
    if (group && target instanceof HTMLInputElement) deeds.choose(given(group, "facet"), target.value, target.checked);
  });
  sort.addEventListener("change", () => {
    deeds.order(sort.value);
    if (sort.value === "near") near.focus();
  });
  near.addEventListener("input", () => deeds.near(Number.parseInt(near.value, 10) || 0));
  more.addEventListener("click", async () => {
    const before = list.children.length;
    await deeds.more();
    list.children[before]?.querySelector("a")?.focus();
  });
  offerMap((place) => deeds.turn(place), () => deeds.redraw());
};
