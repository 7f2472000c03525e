// @ts-check
// The page of results: its parts, its words, and what its template says of it.

import { find, given, wordsOf } from "../dom.js";

export const root = find(document, "[data-explore]");
export const words = wordsOf("explore");
export const language = document.documentElement.lang;
export const kind = given(root, "kind"); // the one whose records the page lists; nothing where it lists all

/** @param {string} name */
export const part = (name) => find(root, `[data-part="${name}"]`);
