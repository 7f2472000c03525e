// @ts-check
// What is chosen, to and from the query of an address.

/** @import { Choice } from "../search/engine.js" */
/** @import { State } from "./state.js" */

const MOST_PEOPLE = 1e8;

/**
 * What a query says, but for the values of facets: which of those there are is known later.
 * @param {string} query
 * @param {string[]} sorts the orders that the page offers
 * @returns {Omit<State, "chosen">}
 */
export const saidIn = (query, sorts) => {
  const said = new URLSearchParams(query);
  const sort = said.get("sort") ?? "";
  const near = Number.parseInt(said.get("near") ?? "", 10) || 0;
  return {
    q: said.get("q") ?? "",
    sort: sorts.includes(sort) ? sort : "",
    near: Math.max(0, Math.min(MOST_PEOPLE, near)),
  };
};

/**
 * The values that a query chooses and the page has; others are passed over.
 * @param {string} query
 * @param {Choice} offered
 */
export const chosenIn = (query, offered) => {
  const said = new URLSearchParams(query);
  /** @type {Choice} */
  const chosen = {};
  for (const [facet, values] of Object.entries(offered)) {
    const found = [...new Set(said.getAll(facet))].filter((value) => values.includes(value));
    if (found.length) chosen[facet] = found;
  }
  return chosen;
};

/**
 * A state as a query: the same for the same choice, whatever the order it was made in.
 * @param {State} state
 */
export const queryOf = ({ q, chosen, sort, near }) => {
  const pairs = Object.entries(chosen).flatMap(([facet, values]) => values.map((value) => [facet, value]));
  if (q.trim()) pairs.push(["q", q.trim()]);
  if (sort) pairs.push(["sort", sort]);
  if (sort === "near" && near) pairs.push(["near", String(near)]);
  pairs.sort(([one, a], [other, b]) => (one === other ? a.localeCompare(b, "en") : one < other ? -1 : 1));
  return new URLSearchParams(pairs).toString();
};
