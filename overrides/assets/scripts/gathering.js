// What the two pages have in common that gather records as they are read: they say what they do, name what cannot be shown, and
// offer what they have gathered to be taken along. All that comes from outside is shown as text.

import { takeCsv } from "./csv.js";

const gathering = document.querySelector(".portal-gathering");
const told = gathering.querySelector("[data-told]");
const faults = gathering.querySelector(".portal-gathering__faults");
const undo = gathering.querySelector("[data-do=undo]");

const LONGEST = 80; // of what an address calls a record

export const { dataset: words } = gathering;
export const part = (name) => gathering.querySelector(`[data-${name}]`);
export const button = (name, within = gathering) => within.querySelector(`[data-do=${name}]`);

/** Fill the places of a word of the page, as {title}. */
export const filled = (word, values) => word.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

/** A copy of a template of the page. */
export const drawn = (name) => part(name).content.firstElementChild.cloneNode(true);

let back;
undo.addEventListener("click", () => back());

/** Say something; with a way back where it can be undone. Words of the page by their name, others as they are. */
export const tell = (word, values = {}, wayBack = null) => {
  told.textContent = filled(told.dataset[word] ?? word, values);
  back = wayBack;
  undo.hidden = !wayBack;
};
export const focusUndo = () => undo.focus();

/** Name what cannot be shown: what is wrong, as the list's words call it, the key, and what takes it off the list. */
export const showFaults = (found) => {
  faults.replaceChildren(
    ...found.map(([fault, key, drop]) => {
      const item = drawn("fault");
      const short = key.length > LONGEST ? `${key.slice(0, LONGEST)}…` : key;
      item.querySelector("span").textContent = filled(faults.dataset[fault], { name: short });
      if (drop) {
        item.querySelector(".portal-hidden").textContent = ` ${short}`;
        button("remove", item).addEventListener("click", drop);
      } else button("remove", item).remove();
      return item;
    }),
  );
  faults.hidden = !found.length;
};

const printed = document.querySelector(".portal-printed .portal-address");
const bare = printed.textContent;

/** Show what there is, or that there is nothing; on paper the address names it, as `search` says. */
export const showAny = (any, search) => {
  delete gathering.dataset.pending;
  part("shown").hidden = !any;
  part("empty").hidden = any;
  printed.textContent = bare + search;
};

/** Wait for records, and say so where it takes a while. */
export const waiting = async (promises) => {
  const slow = setTimeout(() => tell("loading"), 400);
  const records = await Promise.all(promises);
  clearTimeout(slow);
  if (told.textContent === told.dataset.loading) tell("");
  return records;
};

/** Let the reader take along what is shown: the search that names it, its rows. */
export const offer = ({ search, rows }) => {
  button("print").addEventListener("click", () => print());
  button("csv").addEventListener("click", () => takeCsv(rows()));
  button("copy").addEventListener("click", async () => {
    const address = location.href.split(/[?#]/)[0] + search();
    try {
      await navigator.clipboard.writeText(address);
      tell("copied");
    } catch {
      const label = gathering.querySelector(".portal-gathering__address");
      const field = label.querySelector("input");
      label.hidden = false;
      field.value = address;
      field.select(); // and has the focus: one key copies it
      tell("notCopied");
    }
  });
};
