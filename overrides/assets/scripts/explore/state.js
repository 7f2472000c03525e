// @ts-check
// What is chosen on a page of results. A state never changes: each choice makes another.

/** @import { Choice, Question } from "../search/engine.js" */

/**
 * The words of a question, chosen values by the names of their facets, an order, and for "near" a number of people.
 * @typedef {{ q: string, chosen: Choice, sort: string, near: number }} State
 */

/** @type {State} */
export const NOTHING = { q: "", chosen: {}, sort: "", near: 0 };

/** @param {State} state */
export const isEmpty = ({ q, chosen, sort }) => !q.trim() && !Object.keys(chosen).length && !sort;

/**
 * With a value chosen, or not.
 * @param {State} state
 * @param {string} facet
 * @param {string} value
 * @param {boolean} on
 * @returns {State}
 */
export const withValue = (state, facet, value, on) => {
  const others = (state.chosen[facet] ?? []).filter((other) => other !== value);
  const values = on ? [...others, value] : others;
  return values.length ? { ...state, chosen: { ...state.chosen, [facet]: values } } : without(state, facet);
};

/**
 * With nothing chosen of a facet.
 * @param {State} state
 * @param {string} facet
 * @returns {State}
 */
export const without = (state, facet) => {
  const { [facet]: _, ...chosen } = state.chosen;
  return { ...state, chosen };
};

/**
 * What to ask the search, for so many hits of one kind or of all.
 * @param {State} state
 * @param {string} kind
 * @param {number} size
 * @returns {Question}
 */
export const questionOf = ({ q, chosen, sort, near }, kind, size) => ({
  text: q,
  typing: true,
  chosen: kind ? { ...chosen, kind: [kind] } : chosen,
  facets: true,
  size,
  ...(sort !== "near" || near ? { sort, near } : {}), // "near" says nothing before it has a number
});
