// @ts-check
// Up to four records of one kind side by side: those that the address names, or else those compared last.

import "./keep.js";
import { around, element, filled, find, findAll, wordsOf } from "./dom.js";
import { button, focusUndo, offer, part, showAny, showFaults, tell, waiting } from "./gathering.js";
import { comparison } from "./kept.js";
import { keysIn, kindOf, searchOf } from "./keys.js";
import { isMissing, isThere, kinds, lineOf, recordOf, titleOf } from "./records.js";

/** @import { Shown } from "./records.js" */

const words = wordsOf("comparer");
const MOST = 4;
const UNKNOWN = "–";

/** @type {Shown[]} */
let shown = [];
/** @type {ReturnType<typeof rowOf>[]} */
let rows = [];

/**
 * An element whose role is said aloud: on a narrow screen the table is drawn as blocks, and would lose it.
 * @template {"table" | "thead" | "tbody" | "tr" | "th" | "td"} Name
 * @param {Name} name
 * @param {string} role
 * @param {...(Node | string)} children
 */
const made = (name, role, ...children) => {
  const found = element(name, {}, ...children);
  found.setAttribute("role", role);
  return found;
};

/**
 * What each record has under a label, as nodes and as text.
 * @param {string} label
 * @param {(Node[] | undefined)[]} nodes
 * @param {boolean} prose
 */
const rowOf = (label, nodes, prose) => {
  const texts = nodes.map((found) => (found ? lineOf(found) : UNKNOWN));
  return { label, nodes, texts, prose, differs: !prose && new Set(texts).size > 1 };
};

/**
 * A row for each fact that any record has, then one for each section.
 * @param {Shown[]} records
 */
const rowsOf = (records) => {
  const labels = new Set(records.flatMap(({ facts }) => [...facts.keys()]));
  const facts = [...labels].map((label) => rowOf(label, records.map((record) => record.facts.get(label)), false));
  const sections = new Map(records.flatMap(({ sections: own }) => [...own]));
  const prose = [...sections].map(([id, { label }]) => rowOf(label, records.map((record) => record.sections.get(id)?.nodes), true));
  return [...facts, ...prose];
};

/** @param {Shown} record */
const headOf = (record) => {
  const head = made("th", "columnheader");
  head.scope = "col";
  head.append(find(document, "template[data-head]", HTMLTemplateElement).content.cloneNode(true));
  const link = find(head, "a", HTMLAnchorElement);
  link.href = record.address;
  link.textContent = record.title;
  if (record.language) link.lang = record.language;
  find(head, "[data-keep]").dataset.keep = record.key;
  for (const hidden of findAll(head, ".portal-hidden")) hidden.textContent = ` ${record.title}`;
  button("remove", head).addEventListener("click", () => remove(record));
  return head;
};

/**
 * @param {ReturnType<typeof rowOf>} row
 * @param {Shown[]} records
 */
const drawnRow = ({ label, nodes, differs, prose }, records) => {
  const head = made("th", "rowheader", label);
  head.scope = "row";
  if (differs) {
    head.append(element("span", { className: "portal-hidden", textContent: ` (${words.differs})` }));
  }
  const cells = records.map((record, at) => {
    const cell = made("td", "cell", ...(nodes[at]?.map((node) => node.cloneNode(true)) ?? [UNKNOWN]));
    cell.dataset.of = record.title;
    return cell;
  });
  const row = made("tr", "row", head, ...cells);
  if (differs) row.className = "portal-comparison__differs";
  if (prose) row.className = "portal-comparison__prose";
  return row;
};

/** @param {Shown[]} records */
const table = (records) => {
  const drawing = made("table", "table");
  drawing.className = "portal-comparison";
  const corner = made("td", "cell");
  drawing.append(
    element("caption", { textContent: filled(words.caption, { kind: titleOf(kindOf(records[0].key)) }) }),
    made("thead", "rowgroup", made("tr", "row", corner, ...records.map(headOf))),
    made("tbody", "rowgroup", ...rows.map((row) => drawnRow(row, records))),
  );
  return drawing;
};

const only = find(document, ".portal-gathering [data-only]", HTMLInputElement);
const showOnly = () => part("table").classList.toggle("portal-comparer--differing", only.checked);

/**
 * Show what some keys name; say which of them cannot stand beside the others.
 * @param {string[]} keys
 * @param {string[]} malformed
 */
const show = async (keys, malformed = []) => {
  const kind = keys.map(kindOf).find((name) => kinds.has(name));
  const fitting = keys.filter((key) => kindOf(key) === kind).slice(0, comparison.most);
  const others = keys.filter((key) => kindOf(key) !== kind);
  const records = await waiting(fitting.map(recordOf));
  const there = records.filter(isThere);
  shown = there.slice(0, MOST);
  rows = rowsOf(shown);
  const known = records.filter(({ missing }) => missing !== "gone").map(({ key }) => key);
  if (known.length || !keys.length) comparison.set(known); // a mistaken address does not undo what was compared
  showFaults([
    ...malformed.map((key) => ({ fault: "malformed", key })),
    ...others.map((key) => ({ fault: kinds.has(kindOf(key)) ? "other" : "gone", key })),
    ...records.filter(isMissing).map(({ missing, key }) => ({ fault: missing, key })),
    ...there.slice(MOST).map(({ title }) => ({ fault: "more", key: title })),
  ]);
  part("table").replaceChildren(...(shown.length ? [table(shown)] : []));
  const label = around(only, "label");
  if (label) label.hidden = shown.length < 2;
  showAny(shown.length > 0, searchOf(shown.map(({ key }) => key)));
};

/**
 * The address follows each choice, so that it can be sent on and the other language shows the same.
 * @param {string[]} keys
 */
const choose = async (keys) => {
  history.replaceState(null, "", location.pathname + searchOf(keys) + location.hash);
  await show(keys);
};

/** @param {Shown} record */
const remove = async (record) => {
  const at = shown.indexOf(record);
  const before = comparison.all();
  await choose(before.filter((key) => key !== record.key));
  tell(words.removed, record, async () => {
    await choose(before);
    tell("");
    findAll(part("table"), "[data-do=remove]")[at]?.focus();
  });
  const left = findAll(part("table"), "[data-do=remove]");
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
only.addEventListener("change", showOnly);

const named = keysIn(location.search);
if (named) show(named.keys, named.malformed);
else choose(comparison.all());
