// The search page: looks for the words of `?q=` in the titles and abstracts of all records, while the reader types.

const SHOWN = 50;

const finder = document.querySelector(".portal-finder");
const box = finder.querySelector("input");
const count = finder.querySelector(".portal-finder__count");
const results = finder.querySelector(".portal-finder__results");
let index; // a promise of what there is to look through; asked for when first needed

/** Letters and digits without accents, in lower case: what is compared. */
const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’]/g, " ")
    .toLowerCase();

const load = async () => {
  const answer = await fetch(finder.dataset.index);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const { kinds, records } = await answer.json();
  return records.map(([kind, title, address, abstract, language]) => ({
    kind: kinds[kind],
    title,
    address,
    abstract,
    language,
    inTitle: ` ${fold(title)}`,
    inAll: ` ${fold(title)} ${fold(abstract)}`,
  }));
};

/** Records in which every word begins a word; those with more of them in the title first. */
const search = (records, words) =>
  records
    .filter((record) => words.every((word) => record.inAll.includes(` ${word}`)))
    .map((record) => ({ record, rank: words.filter((word) => record.inTitle.includes(` ${word}`)).length }))
    .sort((one, other) => other.rank - one.rank)
    .map(({ record }) => record);

const row = (record) => {
  const item = document.createElement("li");
  const kind = document.createElement("p");
  kind.className = "portal-kicker";
  kind.textContent = record.kind;
  const link = document.createElement("a");
  link.href = finder.dataset.home + record.address;
  link.textContent = record.title;
  const abstract = document.createElement("p");
  abstract.className = "portal-note";
  abstract.textContent = record.abstract;
  if (record.language) link.lang = abstract.lang = record.language;
  item.append(kind, link, abstract);
  return item;
};

const told = (found, query) => {
  const { none, one, many, first } = count.dataset;
  const said = [none, one][found.length] ?? many;
  const number = found.length.toLocaleString(document.documentElement.lang);
  const rest = found.length > SHOWN ? ` ${first.replace("{number}", SHOWN)}` : "";
  return said.replace("{number}", number).replace("{words}", () => query) + rest;
};

const show = async () => {
  const query = box.value.trim();
  const words = fold(query).match(/[\p{L}\p{N}]+/gu) ?? [];
  let said = "";
  let found = [];
  if (words.length) {
    try {
      index ??= load();
      found = search(await index, words);
      said = told(found, query);
    } catch {
      index = undefined;
      said = count.dataset.failed;
    }
  }
  if (query !== box.value.trim()) return; // the reader has typed on meanwhile
  count.textContent = said;
  results.replaceChildren(...found.slice(0, SHOWN).map(row));
};

/** Keep the words in the address once the reader pauses: browsers refuse to do so too often. */
const remember = () => {
  const address = new URL(location.href);
  const query = box.value.trim();
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
};
let pause;
const rememberSoon = () => {
  clearTimeout(pause);
  pause = setTimeout(remember, 300);
};

finder.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  show();
  rememberSoon();
});
box.addEventListener("input", () => {
  show();
  rememberSoon();
});

box.value = new URL(location.href).searchParams.get("q") ?? "";
show();
