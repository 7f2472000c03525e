// @ts-check
// A key names a record in both languages alike, as "innovations/toronto-311"; an address carries several, in the order
// chosen: `?records=innovations/toronto-311,innovations/calgary-311-app`.

const KEY = /^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;

const LONGEST = 200;

/**
 * @param {unknown} text
 * @returns {text is string}
 */
export const isKey = (text) => typeof text === "string" && text.length <= LONGEST && KEY.test(text);

/** @param {string} key */
export const kindOf = (key) => key.slice(0, key.indexOf("/"));

/**
 * What an address names: its keys, each once, and what is none; null where it does not speak of records.
 * @param {string} search
 */
export const keysIn = (search) => {
  const said = new URLSearchParams(search).get("records");
  if (said === null) return null;
  const named = [...new Set(said.split(",").map((part) => part.trim()))].filter(Boolean);
  return { keys: named.filter(isKey), malformed: named.filter((part) => !isKey(part)) };
};

/**
 * The part of an address that names some records; keys need no escaping.
 * @param {string[]} keys
 */
export const searchOf = (keys) => (keys.length ? `?records=${keys.join(",")}` : "");
