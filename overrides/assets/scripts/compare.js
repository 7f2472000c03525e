// Up to four records of one kind side by side: those that the address names, or else those compared last.

import "./keep.js";
import { button, filled, focusUndo, offer, part, showAny, showFaults, tell, waiting, words } from "./gathering.js";
import { comparison } from "./kept.js";
import { keysIn, kindOf, searchOf } from "./keys.js";
import { kinds, lineOf, recordOf } from "./records.js";

const MOST = 4;
const UNKNOWN = "–";

let shown = []; // records
let rows = []; // { label, cells, prose, differs }, a cell for each record

/** An element whose role is said aloud: on a narrow screen the table is drawn as blocks, and would lose it. */
const made = (tag, role, ...content) => {
  const element = document.createElement(tag);
  element.setAttribute("role", role);
  element.append(...content);
  return element;
};

const rowOf = (label, nodes, prose) => {
  const texts = nodes.map((found) => (found ? lineOf(found) : UNKNOWN));
  return { label, nodes, texts, prose, differs: !prose && new Set(texts).size > 1 };
};

/** A row for each fact that any record has, then one for each section. */
const rowsOf = (records) => {
  const labels = new Set(records.flatMap(({ facts }) => [...facts.keys()]));
  const facts = [...labels].map((label) => rowOf(label, records.map((record) => record.facts.get(label)), false));
  const sections = new Map(records.flatMap(({ sections: own }) => [...own].map(([id, { label }]) => [id, label])));
  const prose = [...sections].map(([id, label]) => rowOf(label, records.map((record) => record.sections.get(id)?.nodes), true));
  return [...facts, ...prose];
};

const headOf = (record) => {
  const head = made("th", "columnheader");
  head.scope = "col";
  head.append(part("head").content.cloneNode(true));
  const link = head.querySelector("a");
  link.href = record.address;
  link.textContent = record.title;
  if (record.language) link.lang = record.language;
  head.querySelector("[data-keep]").dataset.keep = record.key;
  for (const hidden of head.querySelectorAll(".portal-hidden")) hidden.textContent = ` ${record.title}`;
  button("remove", head).addEventListener("click", () => remove(record));
  return head;
};

const drawnRow = ({ label, nodes, differs, prose }, records) => {
  const head = made("th", "rowheader", label);
  head.scope = "row";
  if (differs) {
    const said = document.createElement("span");
    said.className = "portal-hidden";
    said.textContent = ` (${words.differs})`;
    head.append(said);
  }
  const cells = records.map((record, at) => {
    const cell = made("td", "cell", ...(nodes[at] ? nodes[at].map((node) => node.cloneNode(true)) : [UNKNOWN]));
    cell.dataset.of = record.title;
    return cell;
  });
  const row = made("tr", "row", head, ...cells);
  if (differs) row.className = "portal-comparison__differs";
  if (prose) row.className = "portal-comparison__prose";
  return row;
};

const table = (records) => {
  const drawing = made("table", "table");
  drawing.className = "portal-comparison";
  const caption = document.createElement("caption");
  caption.textContent = filled(words.caption, { kind: kinds.get(kindOf(records[0].key)).title });
  const corner = made("td", "cell");
  drawing.append(
    caption,
    made("thead", "rowgroup", made("tr", "row", corner, ...records.map(headOf))),
    made("tbody", "rowgroup", ...rows.map((row) => drawnRow(row, records))),
  );
  return drawing;
};

const showOnly = () => part("table").classList.toggle("portal-comparer--differing", part("only").checked);

/** Show what some keys name; say which of them cannot stand beside the others. */
const show = async (keys, malformed = []) => {
  const kind = keys.map(kindOf).find((name) => kinds.has(name));
  const fitting = keys.filter((key) => kindOf(key) === kind).slice(0, comparison.most);
  const others = keys.filter((key) => kindOf(key) !== kind);
  const records = await waiting(fitting.map(recordOf));
  const there = records.filter(({ missing }) => !missing);
  shown = there.slice(0, MOST);
  rows = rowsOf(shown);
  const known = records.filter(({ missing }) => missing !== "gone").map(({ key }) => key);
  if (known.length || !keys.length) comparison.set(known); // a mistaken address does not undo what was compared
  showFaults([
    ...malformed.map((text) => ["malformed", text]),
    ...others.map((key) => [kinds.has(kindOf(key)) ? "other" : "gone", key]),
    ...records.filter(({ missing }) => missing).map(({ missing, key }) => [missing, key]),
    ...there.slice(MOST).map(({ title }) => ["more", title]),
  ]);
  part("table").replaceChildren(...(shown.length ? [table(shown)] : []));
  part("only").closest("label").hidden = shown.length < 2;
  showAny(shown.length > 0, searchOf(shown.map(({ key }) => key)));
};

/** The address follows each choice, so that it can be sent on and the other language shows the same. */
const choose = async (keys) => {
  history.replaceState(null, "", location.pathname + searchOf(keys) + location.hash);
  await show(keys);
};

const remove = async (record) => {
  const at = shown.indexOf(record);
  const before = comparison.all();
  await choose(before.filter((key) => key !== record.key));
  tell("removed", record, async () => {
    await choose(before);
    tell("");
    part("table").querySelectorAll("[data-do=remove]")[at]?.focus();
  });
  const left = part("table").querySelectorAll("[data-do=remove]");
  if (left.length) left[Math.min(at, left.length - 1)].focus();
  else focusUndo();
};

offer({
  search: () => searchOf(comparison.all()),
  rows: () => [
    ["", ...shown.map(({ title }) => title)],
    ...rows.map(({ label, texts }) => [label, ...texts]),
    [words.address, ...shown.map(({ address }) => address)],
  ],
});
part("only").addEventListener("change", showOnly);

const named = keysIn(location.search);
if (named) show(named.keys, named.malformed);
else choose(comparison.all());
