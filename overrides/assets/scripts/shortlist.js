// The page of what a reader keeps on this device; or, where the address names records, of what somebody sent.

import "./keep.js";
import { button, drawn, focusUndo, offer, part, showAny, showFaults, tell, waiting, words } from "./gathering.js";
import { shortlist } from "./kept.js";
import { keysIn, kindOf, searchOf } from "./keys.js";
import { kinds, lineOf, recordOf } from "./records.js";

const FACTS = words.facts.split("|"); // by their labels: what tells records apart in a list
const MOST = 4; // side by side

const sent = keysIn(location.search); // null where the list is the reader's own
let records = []; // all that are listed, in the order shown
const rows = new Map(); // by key, made once: what is ticked or has the focus stays so
const groups = new Map(); // by kind

const listed = () => (sent ? sent.keys.slice(0, shortlist.most) : shortlist.all());
const ofKind = (kind) => records.filter(({ key }) => kindOf(key) === kind);

/** What the page of a record says of its place and year, without the notes. */
const factOf = ({ facts }, label) => lineOf(facts.get(label) ?? [], { notes: false });

const rowOf = (record) => {
  if (rows.has(record.key)) return rows.get(record.key);
  const row = drawn("row");
  const link = row.querySelector("a");
  link.href = record.address;
  link.textContent = record.title;
  if (record.language) link.lang = record.language;
  row.querySelector(".portal-note").textContent = FACTS.filter((label) => record.facts.has(label))
    .map((label) => `${label}${words.colon} ${factOf(record, label)}`)
    .join(" · ");
  for (const hidden of row.querySelectorAll(".portal-hidden")) hidden.textContent = ` ${record.title}`;
  row.querySelector("[data-keep]").dataset.keep = record.key;
  row.querySelector("[type=checkbox]").addEventListener("change", ({ target }) => choose(target, kindOf(record.key)));
  button("up", row).addEventListener("click", () => move(record, -1));
  button("down", row).addEventListener("click", () => move(record, 1));
  button("remove", row).addEventListener("click", () => remove(record));
  rows.set(record.key, row);
  return row;
};

const groupOf = (kind) => {
  if (groups.has(kind)) return groups.get(kind);
  const group = drawn("group");
  const { title } = kinds.get(kind);
  group.querySelector("h2").textContent = title;
  group.querySelector(".portal-hidden").textContent = `${words.colon} ${title}`;
  button("compare", group).addEventListener("click", () => compare(kind));
  groups.set(kind, group);
  return group;
};

const fill = (kind) => {
  const group = groupOf(kind);
  const own = ofKind(kind).map(rowOf);
  group.querySelector("ol").replaceChildren(...own);
  button("compare", group).hidden = own.length < 2;
  for (const row of own) {
    row.querySelector("label").hidden = own.length < 2;
    for (const name of ["up", "down"]) button(name, row).hidden = Boolean(sent) || own.length < 2;
    button("remove", row).hidden = Boolean(sent);
    row.querySelector("[data-keep]").hidden = !sent;
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
  const there = found.filter(({ missing }) => !missing);
  const order = [...new Set(there.map(({ key }) => kindOf(key)))];
  records = order.flatMap((kind) => there.filter(({ key }) => kindOf(key) === kind));
  const focused = document.activeElement;
  part("groups").replaceChildren(...order.map(fill));
  if (focused !== document.body && focused.isConnected) focused.focus({ preventScroll: true });
  showFaults([
    ...(shortlist.lasts() ? [] : [["unkept", ""]]),
    ...(sent?.malformed ?? []).map((text) => ["malformed", text]),
    ...found.filter(({ missing }) => missing).map(({ missing, key }) => [missing, key, sent ? null : () => shortlist.drop(key)]),
  ]);
  part("shared").hidden = !sent || !there.length;
  button("keep-all").hidden = keys.every(shortlist.has);
  button("remove-all").hidden = Boolean(sent);
  showAny(there.length > 0, searchOf(records.map(({ key }) => key)));
};

/** Change the reader's list, with a way back to what it was. */
const change = (keys, word, values) => {
  const before = shortlist.all();
  shortlist.set(keys);
  tell(word, values, () => {
    shortlist.set(before);
    tell("");
  });
};

const move = (record, by) => {
  const own = ofKind(kindOf(record.key));
  const at = own.indexOf(record);
  const { says } = button("up", rows.get(record.key)).dataset;
  const other = own[at + by];
  if (!other) return tell(button(by < 0 ? "up" : "down", rows.get(record.key)).dataset.end, record);
  const all = records.map(({ key }) => key);
  [all[records.indexOf(record)], all[records.indexOf(other)]] = [other.key, record.key];
  shortlist.set([...all, ...shortlist.all()]); // those whose pages cannot be had stay, at the end
  return tell(says, { title: record.title, place: at + by + 1, all: own.length });
};

/** The focus goes to what takes the place of the row, or to the way back. */
const remove = (record) => {
  const at = records.indexOf(record);
  const next = records[at + 1] ?? records[at - 1];
  change(shortlist.all().filter((key) => key !== record.key), "removed", record);
  if (next) button("remove", rows.get(next.key)).focus();
  else focusUndo();
};

const chosen = (kind) => ofKind(kind).filter(({ key }) => rows.get(key).querySelector("[type=checkbox]").checked);

const choose = (box, kind) => {
  const { many } = button("compare", groupOf(kind)).dataset;
  if (chosen(kind).length > MOST) {
    box.checked = false;
    tell(many);
  } else tell("");
};

const compare = (kind) => {
  const { address, few } = button("compare", groupOf(kind)).dataset;
  const keys = chosen(kind).map(({ key }) => key);
  if (keys.length < 2) tell(few);
  else location.assign(address + searchOf(keys));
};

button("remove-all").addEventListener("click", () => {
  change([], button("remove-all").dataset.says);
  focusUndo();
});
button("keep-all").addEventListener("click", () => {
  const { kept, full } = button("keep-all").dataset;
  const before = shortlist.all();
  shortlist.set([...before, ...records.map(({ key }) => key)]);
  const all = records.every(({ key }) => shortlist.has(key));
  tell(all ? kept : full, { number: shortlist.all().length }, () => {
    shortlist.set(before);
    tell("");
  });
  focusUndo();
});
offer({
  search: () => searchOf(listed()),
  rows: () => {
    const [kind, title, address] = words.heads.split("|");
    return [
      [kind, title, ...FACTS, address],
      ...records.map((record) => [
        kinds.get(kindOf(record.key)).title,
        record.title,
        ...FACTS.map((label) => factOf(record, label)),
        record.address,
      ]),
    ];
  },
});

shortlist.onChange(show);
show();
