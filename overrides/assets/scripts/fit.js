// @ts-check
// What fits a place: the form, kept in the address in words of no language, and the innovations ranked by it.

import { element, fetched, find as findIn, findAll, given, wordsOf } from "./dom.js";
import { speaker } from "./fit/reasons.js";
import { ranked, unpacked } from "./fit/score.js";
import { understood } from "./fit/sentence.js";
import { number } from "./numbers.js";

/** @import { Answers, Facts, FactsFile, Part, Rules, Wish } from "./fit/score.js" */

/** @typedef {ReturnType<typeof ranked>[number]} Ranked an innovation by its place in the file, and how it fits */
/** @typedef {[address: string, title: string, language: string, ...places: string[]]} Named */

const SHOWN = 20;
/** @type {(keyof Answers)[]} */
const QUESTIONS = ["area", "channel", "driver", "lacks"];

const page = findIn(document, ".portal-fit");
/** @param {string} selector */
const find = (selector) => findIn(page, selector);
const sentence = find(".portal-fit__sentence");
const said = findIn(sentence, "#fit-sentence", HTMLInputElement);
const read = find(".portal-fit__read");
const form = find(".portal-fit__form");
const population = findIn(form, "[name=population]", HTMLInputElement);
const wrong = find("#fit-wrong");
const count = find(".portal-fit__count");
const results = find(".portal-fit__results");
const more = find(".portal-fit__more");

/**
 * Something for each question of the form.
 * @template Found
 * @param {(question: keyof Answers) => Found} found
 */
const each = (found) =>
  /** @type {Record<keyof Answers, Found>} */ (Object.fromEntries(QUESTIONS.map((name) => [name, found(name)])));

const boxes = each((name) => findAll(form, `[name=${name}]`, HTMLInputElement));
const titles = each((name) => new Map(boxes[name].map((box) => [box.value, box.parentElement?.textContent.trim() ?? ""])));
const choices = each((name) => boxes[name].map((box) => ({ id: box.value, said: given(box, "said").split("|") })));
const { say, reasons, summary } = speaker(wordsOf("fit"), titles);

/** @type {Map<string, Promise<any>>} any: each file is of its own sort, which who asks for it says */
const loading = new Map();
/** @param {string} address */
const load = (address) => {
  const known = loading.get(address);
  if (known) return known;
  const asked = fetched(address).then((answer) => answer.json());
  loading.set(address, asked);
  asked.catch(() => loading.delete(address));
  return asked;
};

/**
 * A number of people as somebody wrote it, in either language; null where it is none.
 * @param {string} written
 */
const people = (written) => {
  const digits = written.replace(/[\s\u00a0\u202f,.'’]/g, "");
  return /^0*[1-9]\d{0,8}$/.test(digits) ? Number(digits) : null;
};

/** @returns {Wish} */
const wished = () => ({
  population: people(population.value),
  ...each((name) => boxes[name].filter((box) => box.checked).map((box) => box.value)),
});

/** @param {Wish} wish */
const isEmpty = (wish) => wish.population === null && QUESTIONS.every((name) => !wish[name].length);

/** @param {Wish} wish */
const fill = (wish) => {
  population.value = wish.population === null ? "" : number(wish.population);
  for (const name of QUESTIONS) for (const box of boxes[name]) box.checked = wish[name].includes(box.value);
};

/**
 * Keep the wish in the address, in an order of its own, here and on the way to the other language.
 * @param {Wish} wish
 */
const remember = (wish) => {
  const query = new URLSearchParams();
  for (const name of QUESTIONS) for (const value of [...wish[name]].sort()) query.append(name, value);
  if (wish.population !== null) query.append("population", String(wish.population));
  const address = new URL(location.href);
  address.search = query.toString();
  history.replaceState(null, "", address);
  for (const link of findAll(document, ".portal-switch a", HTMLAnchorElement)) link.search = query.toString();
};

/** @param {Part} part */
const sortOf = ({ points, possible }) => (possible ? (points * 2 > possible ? "for" : "against") : "unknown");

/** @param {string} text */
const note = (text) => element("span", { className: "portal-note", textContent: text });

/**
 * @param {Wish} wish
 * @param {Ranked} fit
 * @param {Facts} facts
 * @param {Named} named
 * @param {Rules} rules
 */
const row = (wish, { score, parts }, facts, [address, title, language, ...places], rules) => {
  const link = element("a", { href: given(page, "home") + address, textContent: title });
  if (language) link.lang = language;
  const why = reasons(wish, facts, parts, places, rules).map((reason) => {
    const counted = note(reason.possible ? say("points", reason) : say("not_counted"));
    return element("li", { className: `portal-fit__${sortOf(reason)}` }, `${reason.text} `, counted);
  });
  return element(
    "li",
    {},
    element("p", { className: "portal-kicker", textContent: places.join(", ") }),
    element("p", {}, link, " ", note(say("score", { number: Math.floor(score / 10) }))),
    element("ul", {}, ...why),
  );
};

/** @type {{ wish: Wish, ranking?: { rank: Ranked[], all: FactsFile, facts: Facts[] } } | null} */
let current = null; // what is shown: the wish, its ranking and what it was made from

/** Add the next rows; their titles are asked for now. */
const showMore = async () => {
  if (!current?.ranking) return null;
  const { wish, ranking } = current;
  const { rank, all, facts } = ranking;
  const shown = results.children.length;
  const next = rank.slice(shown, shown + SHOWN);
  /** @type {Named[][]} */
  const files = await Promise.all(next.map(({ at }) => load(`${given(page, "names")}${Math.floor(at / all.named)}.json`)));
  if (current.wish !== wish || results.children.length !== shown) return null; // the reader has gone on meanwhile
  const rows = next.map((one, place) => row(wish, one, facts[one.at], files[place][one.at % all.named], all.rules));
  results.append(...rows);
  const left = Math.min(SHOWN, rank.length - results.children.length);
  more.hidden = left === 0;
  more.textContent = say("more", { number: number(left) });
  return rows[0];
};

const show = async () => {
  const wish = wished();
  const isWrong = population.value.trim() !== "" && wish.population === null;
  wrong.textContent = isWrong ? say("not_a_number") : "";
  population.setAttribute("aria-invalid", String(isWrong));
  remember(wish);
  current = { wish };
  if (isEmpty(wish)) {
    results.replaceChildren();
    more.hidden = true;
    count.textContent = say("empty");
    return;
  }
  try {
    /** @type {FactsFile} */
    const all = await load(given(page, "facts"));
    if (current.wish !== wish) return; // the reader has gone on meanwhile
    const facts = unpacked(all);
    current = { wish, ranking: { all, facts, rank: ranked(wish, facts, all.rules) } };
    results.replaceChildren();
    await showMore();
    if (current.wish === wish) count.textContent = say("ranked", { number: number(facts.length), words: summary(wish) });
  } catch {
    if (current.wish === wish) count.textContent = say("failed");
  }
};

sentence.addEventListener("submit", (event) => {
  event.preventDefault();
  const answer = understood(said.value, choices);
  const known = summary(answer);
  if (!known) {
    read.replaceChildren(element("p", { textContent: say("nothing_understood") }));
    return;
  }
  const unknown = answer.unknown.map((words) => say("quoted", { words })).join(", ");
  const onward = element("a", { href: "#fits", textContent: say("show") });
  read.replaceChildren(element("p", {}, `${say("understood", { words: known })} `, onward));
  if (unknown) read.append(element("p", { textContent: say("not_understood", { words: unknown }) }));
  fill(answer);
  show();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
  if (!population.matches(":focus, [aria-invalid=true]")) find("#fits").focus(); // the results stand below the form
});
form.addEventListener("change", show);
form.addEventListener("reset", () => {
  read.replaceChildren();
  said.value = "";
  setTimeout(show); // the answers are emptied after this event
});
more.addEventListener("click", async () => {
  const first = await showMore();
  first?.querySelector("a")?.focus();
});

const asked = new URL(location.href).searchParams;
fill({ population: people(asked.get("population") ?? ""), ...each((name) => asked.getAll(name)) });
show();
