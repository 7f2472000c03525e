// @ts-check
// Lists of records that a reader's device remembers, by their keys: the shortlist, and what was last compared.
//
//   import { shortlist } from "./kept.js";
//   shortlist.keep("innovations/toronto-311");  // false where the list is full
//   shortlist.onChange(() => show(shortlist.all()));  // changed here or in another tab

import { isKey } from "./keys.js";

/**
 * @param {string} name in the reader's storage
 * @param {number} most
 */
const remembered = (name, most) => {
  /** @type {string[]} */
  let keys = [];
  let lasting = true; // storage may be refused: the list then lasts as long as the page
  /** @type {(() => void)[]} */
  const listeners = [];

  const read = () => {
    if (!lasting) return;
    /** @type {string | null} */
    let text;
    try {
      text = localStorage.getItem(name);
    } catch {
      lasting = false;
      return;
    }
    try {
      keys = [...new Set(JSON.parse(text ?? "[]"))].filter(isKey).slice(0, most);
    } catch {
      keys = []; // written by something else
    }
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  /** @param {string[]} wanted */
  const set = (wanted) => {
    keys = [...new Set(wanted)].filter(isKey).slice(0, most);
    try {
      localStorage.setItem(name, JSON.stringify(keys));
    } catch {
      lasting = false;
    }
    tell();
  };

  read();
  addEventListener("storage", ({ key }) => {
    if (key !== name && key !== null) return;
    read();
    tell();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return; // only a page that was put by has missed what other tabs did
    read();
    tell();
  });

  return {
    most,
    lasts: () => lasting,
    all: () => [...keys],
    /** @param {string} key */
    has: (key) => keys.includes(key),
    /** @param {string} key */
    keep(key) {
      if (!keys.includes(key) && keys.length < most) set([...keys, key]);
      return keys.includes(key);
    },
    /** @param {string} key */
    drop: (key) => set(keys.filter((other) => other !== key)),
    set,
    /** @param {() => void} listener */
    onChange: (listener) => listeners.push(listener),
  };
};

export const shortlist = remembered("portal:shortlist", 100);
export const comparison = remembered("portal:comparison", 12);
