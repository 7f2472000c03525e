// @ts-check
// The page of what a reader keeps on this device; or, where the address names records, of what somebody sent.

import "./keep.js";
import { find, findAll, given, wordsOf } from "./dom.js";
import { button, drawn, focusUndo, offer, part, showAny, showFaults, tell, waiting } from "./gathering.js";
import { shortlist } from "./kept.js";
import { keysIn, kindOf, searchOf } from "./keys.js";
import { isMissing, isThere, lineOf, recordOf, titleOf } from "./records.js";

/** @import { Shown } from "./records.js" */

/** @type {{ said: Record<string, string>, facts: string[], heads: string[] }} */
const { said: words, facts: FACTS, heads } = wordsOf("shortlist"); // facts: by their labels, what tells records apart in a list
const MOST = 4; // side by side

const sent = keysIn(location.search); // null where the list is the reader's own
/** @type {Shown[]} */
let records = []; // all that are listed, in the order shown
/** @type {Map<string, HTMLElement>} */
const rows = new Map(); // by key, made once: what is ticked or has the focus stays so
/** @type {Map<string, HTMLElement>} */
const groups = new Map(); // by kind

const listed = () => (sent ? sent.keys.slice(0, shortlist.most) : shortlist.all());
/** @param {string} kind */
const ofKind = (kind) => records.filter(({ key }) => kindOf(key) === kind);

/**
 * What the page of a record says of its place and year, without the notes.
 * @param {Shown} record
 * @param {string} label
 */
const factOf = ({ facts }, label) => lineOf(facts.get(label) ?? [], { notes: false });

/** @param {Shown} record */
const rowOf = (record) => {
  const known = rows.get(record.key);
  if (known) return known;
  const row = drawn("row");
  const link = find(row, "a", HTMLAnchorElement);
  link.href = record.address;
  link.textContent = record.title;
  if (record.language) link.lang = record.language;
  find(row, ".portal-note").textContent = FACTS.filter((label) => record.facts.has(label))
    .map((label) => `${label}${words.colon} ${factOf(record, label)}`)
    .join(" · ");
  for (const hidden of findAll(row, ".portal-hidden")) hidden.textContent = ` ${record.title}`;
  find(row, "[data-keep]").dataset.keep = record.key;
  boxOf(row).addEventListener("change", () => choose(boxOf(row), kindOf(record.key)));
  button("up", row).addEventListener("click", () => move(record, -1));
  button("down", row).addEventListener("click", () => move(record, 1));
  button("remove", row).addEventListener("click", () => remove(record));
  rows.set(record.key, row);
  return row;
};

/** @param {HTMLElement} row */
const boxOf = (row) => find(row, "[type=checkbox]", HTMLInputElement);

/** @param {string} kind */
const groupOf = (kind) => {
  const known = groups.get(kind);
  if (known) return known;
  const group = drawn("group");
  const title = titleOf(kind);
  find(group, "h2").textContent = title;
  find(group, ".portal-hidden").textContent = `${words.colon} ${title}`;
  button("compare", group).addEventListener("click", () => compare(kind));
  groups.set(kind, group);
  return group;
};

/** @param {string} kind */
const fill = (kind) => {
  const group = groupOf(kind);
  const own = ofKind(kind).map(rowOf);
  find(group, "ol").replaceChildren(...own);
  button("compare", group).hidden = own.length < 2;
  for (const row of own) {
    find(row, "label").hidden = own.length < 2;
    for (const name of ["up", "down"]) button(name, row).hidden = Boolean(sent) || own.length < 2;
    button("remove", row).hidden = Boolean(sent);
    find(row, "[data-keep]").hidden = !sent;
  }
  return group;
};

let latest = 0;

/** Show the list as it is now. */
const show = async () => {
  const call = ++latest;
  const keys = listed();
  const found = await waiting(keys.map(recordOf));
  if (call !== latest) return; // the list has changed meanwhile
  const there = found.filter(isThere);
  const order = [...new Set(there.map(({ key }) => kindOf(key)))];
  records = order.flatMap((kind) => there.filter(({ key }) => kindOf(key) === kind));
  const focused = document.activeElement;
  part("groups").replaceChildren(...order.map(fill));
  if (focused instanceof HTMLElement && focused !== document.body && focused.isConnected) focused.focus({ preventScroll: true });
  showFaults([
    ...(shortlist.lasts() ? [] : [{ fault: "unkept", key: "" }]),
    ...(sent?.malformed ?? []).map((key) => ({ fault: "malformed", key })),
    ...found.filter(isMissing).map(({ missing, key }) => ({ fault: missing, key, drop: sent ? undefined : () => shortlist.drop(key) })),
  ]);
  part("shared").hidden = !sent || !there.length;
  button("keep-all").hidden = keys.every(shortlist.has);
  button("remove-all").hidden = Boolean(sent);
  showAny(there.length > 0, searchOf(records.map(({ key }) => key)));
};

/**
 * Change the reader's list, with a way back to what it was.
 * @param {string[]} keys
 * @param {string} word
 * @param {object} values
 */
const change = (keys, word, values = {}) => {
  const before = shortlist.all();
  shortlist.set(keys);
  tell(word, values, () => {
    shortlist.set(before);
    tell("");
  });
};

/**
 * @param {Shown} record
 * @param {number} by
 */
const move = (record, by) => {
  const own = ofKind(kindOf(record.key));
  const at = own.indexOf(record);
  const other = own[at + by];
  if (!other) return tell(by < 0 ? words.first_already : words.last_already, record);
  const all = records.map(({ key }) => key);
  [all[records.indexOf(record)], all[records.indexOf(other)]] = [other.key, record.key];
  shortlist.set([...all, ...shortlist.all()]); // those whose pages cannot be had stay, at the end
  return tell(words.moved, { title: record.title, place: at + by + 1, all: own.length });
};

/**
 * The focus goes to what takes the place of the row, or to the way back.
 * @param {Shown} record
 */
const remove = (record) => {
  const at = records.indexOf(record);
  const next = records[at + 1] ?? records[at - 1];
  change(shortlist.all().filter((key) => key !== record.key), words.removed, record);
  if (next) button("remove", rowOf(next)).focus();
  else focusUndo();
};

/** @param {string} kind */
const chosen = (kind) => ofKind(kind).filter((record) => boxOf(rowOf(record)).checked);

/**
 * @param {HTMLInputElement} box
 * @param {string} kind
 */
const choose = (box, kind) => {
  if (chosen(kind).length > MOST) {
    box.checked = false;
    tell(words.many);
  } else tell("");
};

/** @param {string} kind */
const compare = (kind) => {
  const keys = chosen(kind).map(({ key }) => key);
  if (keys.length < 2) tell(words.few);
  else location.assign(given(button("compare", groupOf(kind)), "address") + searchOf(keys));
};

button("remove-all").addEventListener("click", () => {
  change([], words.removed_all);
  focusUndo();
});
button("keep-all").addEventListener("click", () => {
  const before = shortlist.all();
  shortlist.set([...before, ...records.map(({ key }) => key)]);
  const all = records.every(({ key }) => shortlist.has(key));
  tell(all ? words.kept_all : words.full, { number: shortlist.all().length }, () => {
    shortlist.set(before);
    tell("");
  });
  focusUndo();
});
offer({
  search: () => searchOf(listed()),
  rows: () => {
    const [kind, title, address] = heads;
    return [
      [kind, title, ...FACTS, address],
      ...records.map((record) => [
        titleOf(kindOf(record.key)),
        record.title,
        ...FACTS.map((label) => factOf(record, label)),
        record.address,
      ]),
    ];
  },
});

shortlist.onChange(show);
show();
