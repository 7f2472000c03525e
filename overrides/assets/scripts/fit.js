// What fits a place: the form, kept in the address in words of no language, and the innovations ranked by it.

import { speaker } from "./fit/reasons.js";
import { ranked, unpacked } from "./fit/score.js";
import { understood } from "./fit/sentence.js";

const SHOWN = 20;
const QUESTIONS = ["area", "channel", "driver", "lacks"];

const page = document.querySelector(".portal-fit");
const find = (selector) => page.querySelector(selector);
const sentence = find(".portal-fit__sentence");
const read = find(".portal-fit__read");
const form = find(".portal-fit__form");
const population = form.elements.population;
const wrong = find("#fit-wrong");
const count = find(".portal-fit__count");
const results = find(".portal-fit__results");
const more = find(".portal-fit__more");
const boxes = Object.fromEntries(QUESTIONS.map((name) => [name, [...form.querySelectorAll(`[name=${name}]`)]]));

const titles = Object.fromEntries(
  QUESTIONS.map((name) => [name, new Map(boxes[name].map((box) => [box.value, box.parentElement.textContent.trim()]))]),
);
const choices = Object.fromEntries(
  QUESTIONS.map((name) => [name, boxes[name].map((box) => ({ id: box.value, said: box.dataset.said.split("|") }))]),
);
const { say, number, reasons, summary } = speaker(JSON.parse(find("script[type='application/json']").textContent), titles);

const loading = new Map(); // what was asked for, by its address
const load = (address) => {
  if (!loading.has(address)) {
    const asked = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status}`);
      return answer.json();
    });
    loading.set(address, asked);
    asked.catch(() => loading.delete(address));
  }
  return loading.get(address);
};

/** A number of people as somebody wrote it, in either language; null where it is none. */
const people = (written) => {
  const digits = written.replace(/[\s\u00a0\u202f,.'’]/g, "");
  return /^0*[1-9]\d{0,8}$/.test(digits) ? Number(digits) : null;
};

const wished = () => ({
  population: people(population.value),
  ...Object.fromEntries(QUESTIONS.map((name) => [name, boxes[name].filter((box) => box.checked).map((box) => box.value)])),
});

const isEmpty = (wish) => wish.population === null && QUESTIONS.every((name) => !wish[name].length);

const fill = (wish) => {
  population.value = wish.population === null ? "" : number(wish.population);
  for (const name of QUESTIONS) for (const box of boxes[name]) box.checked = wish[name].includes(box.value);
};

/** Keep the wish in the address, in an order of its own, here and on the way to the other language. */
const remember = (wish) => {
  const said = new URLSearchParams();
  for (const name of QUESTIONS) for (const value of wish[name].toSorted()) said.append(name, value);
  if (wish.population !== null) said.append("population", wish.population);
  const address = new URL(location.href);
  address.search = said;
  history.replaceState(null, "", address);
  for (const link of document.querySelectorAll(".portal-switch a")) link.search = said;
};

const element = (name, text, sort) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (sort) made.className = sort;
  return made;
};

const sortOf = ({ points, possible }) => (possible ? (points * 2 > possible ? "for" : "against") : "unknown");

const row = (wish, { score, parts }, facts, [address, title, language, ...places], rules) => {
  const item = element("li");
  const head = element("p");
  const link = element("a", title);
  link.href = page.dataset.home + address;
  if (language) link.lang = language;
  head.append(link, " ", element("span", say("score", { number: Math.floor(score / 10) }), "portal-note"));
  const why = element("ul");
  for (const reason of reasons(wish, facts, parts, places, rules)) {
    const told = element("li", `${reason.text} `, `portal-fit__${sortOf(reason)}`);
    told.append(element("span", reason.possible ? say("points", reason) : say("not_counted"), "portal-note"));
    why.append(told);
  }
  item.append(element("p", places.join(", "), "portal-kicker"), head, why);
  return item;
};

let current = null; // what is shown: the wish, its ranking and what it was made from

/** Add the next rows; their titles are asked for now. */
const showMore = async () => {
  const { wish, rank, all, facts } = current;
  const shown = results.children.length;
  const next = rank.slice(shown, shown + SHOWN);
  const files = await Promise.all(next.map(({ at }) => load(`${page.dataset.names}${Math.floor(at / all.named)}.json`)));
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
  population.setAttribute("aria-invalid", isWrong);
  remember(wish);
  current = { wish };
  if (isEmpty(wish)) {
    results.replaceChildren();
    more.hidden = true;
    count.textContent = say("empty");
    return;
  }
  try {
    const all = await load(page.dataset.facts);
    if (current.wish !== wish) return; // the reader has gone on meanwhile
    const facts = unpacked(all);
    current = { wish, all, facts, rank: ranked(wish, facts, all.rules) };
    results.replaceChildren();
    await showMore();
    if (current.wish === wish) count.textContent = say("ranked", { number: number(facts.length), words: summary(wish) });
  } catch {
    if (current.wish === wish) count.textContent = say("failed");
  }
};

sentence.addEventListener("submit", (event) => {
  event.preventDefault();
  const answer = understood(find("#fit-sentence").value, choices);
  const known = summary(answer);
  if (!known) {
    read.replaceChildren(element("p", say("nothing_understood")));
    return;
  }
  const unknown = answer.unknown.map((words) => say("quoted", { words })).join(", ");
  const onward = element("a", say("show"));
  onward.href = "#fits";
  read.replaceChildren(element("p", `${say("understood", { words: known })} `));
  if (unknown) read.append(element("p", say("not_understood", { words: unknown })));
  read.firstChild.append(onward);
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
  find("#fit-sentence").value = "";
  setTimeout(show); // the answers are emptied after this event
});
more.addEventListener("click", async () => {
  const first = await showMore();
  first?.querySelector("a").focus();
});

const asked = new URL(location.href).searchParams;
fill({ population: people(asked.get("population") ?? ""), ...Object.fromEntries(QUESTIONS.map((name) => [name, asked.getAll(name)])) });
show();
