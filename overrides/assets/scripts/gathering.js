// @ts-check
// What the two pages have in common that gather records as they are read: they say what they do, name what cannot be shown, and
// offer what they have gathered to be taken along. All that comes from outside is shown as text.

import { takeCsv } from "./csv.js";
import { copyOf, filled, find, wordsOf } from "./dom.js";

/**
 * What cannot be shown: what is wrong, as the words of the page call it, the key, and what takes it off the list.
 * @typedef {{ fault: string, key: string, drop?: () => void }} Fault
 */

const gathering = find(document, ".portal-gathering");
const told = find(gathering, "[data-told]");
const faults = find(gathering, ".portal-gathering__faults");
const undo = find(gathering, "[data-do=undo]");

const LONGEST = 80; // of what an address calls a record

const words = wordsOf("gathering");
/** @param {string} name */
export const part = (name) => find(gathering, `[data-${name}]`);
/** @param {string} name */
export const button = (name, within = gathering) => find(within, `[data-do=${name}]`);
/** @param {string} name */
export const drawn = (name) => copyOf(gathering, `[data-${name}]`);

/** @type {(() => void) | null} */
let back = null;
undo.addEventListener("click", () => back?.());

/**
 * Say something, or nothing; with a way back where what was done can be undone.
 * @param {string} word
 * @param {object} values
 * @param {(() => void) | null} wayBack
 */
export const tell = (word, values = {}, wayBack = null) => {
  told.textContent = filled(word, { ...values });
  back = wayBack;
  undo.hidden = !wayBack;
};
export const focusUndo = () => undo.focus();

/**
 * Name what cannot be shown.
 * @param {Fault[]} found
 */
export const showFaults = (found) => {
  faults.replaceChildren(
    ...found.map(({ fault, key, drop }) => {
      const item = drawn("fault");
      const short = key.length > LONGEST ? `${key.slice(0, LONGEST)}…` : key;
      find(item, "span").textContent = filled(words[fault], { name: short });
      if (drop) {
        find(item, ".portal-hidden").textContent = ` ${short}`;
        button("remove", item).addEventListener("click", drop);
      } else button("remove", item).remove();
      return item;
    }),
  );
  faults.hidden = !found.length;
};

const printed = find(document, ".portal-printed .portal-address");
const bare = printed.textContent;

/**
 * Show what there is, or that there is nothing; on paper the address names it, as `search` says.
 * @param {boolean} any
 * @param {string} search
 */
export const showAny = (any, search) => {
  delete gathering.dataset.pending;
  part("shown").hidden = !any;
  part("empty").hidden = any;
  printed.textContent = bare + search;
};

/**
 * Wait for records, and say so where it takes a while.
 * @template Found
 * @param {Promise<Found>[]} promises
 */
export const waiting = async (promises) => {
  const slow = setTimeout(() => tell(words.loading), 400);
  const records = await Promise.all(promises);
  clearTimeout(slow);
  if (told.textContent === words.loading) tell("");
  return records;
};

/**
 * Let the reader take along what is shown: the search that names it, its rows.
 * @param {{ search: () => string, rows: () => string[][] }} shown
 */
export const offer = ({ search, rows }) => {
  button("print").addEventListener("click", () => print());
  button("csv").addEventListener("click", () => takeCsv(rows()));
  button("copy").addEventListener("click", async () => {
    const address = location.href.split(/[?#]/)[0] + search();
    try {
      await navigator.clipboard.writeText(address);
      tell(words.copied);
    } catch {
      const label = find(gathering, ".portal-gathering__address");
      const field = find(label, "input", HTMLInputElement);
      label.hidden = false;
      field.value = address;
      field.select(); // and has the focus: one key copies it
      tell(words.not_copied);
    }
  });
};
