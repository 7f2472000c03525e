// @ts-check
// What all scripts do with a page: find what a template has drawn, make what it has not, and say the words it brings.

/**
 * The first element inside another that a selector finds. Where there is none, the page is not what its script was
 * written for, and that is said at once.
 * @template {Element} [Sort=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => Sort} [sort]
 * @returns {Sort}
 */
export const find = (within, selector, sort) => {
  const found = within.querySelector(selector);
  if (!(found instanceof (sort ?? HTMLElement))) throw new Error(`nothing on this page is ${selector}`);
  return /** @type {Sort} */ (found);
};

/**
 * All elements inside another that a selector finds.
 * @template {Element} [Sort=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => Sort} [sort]
 * @returns {Sort[]}
 */
export const findAll = (within, selector, sort) =>
  /** @type {Sort[]} */ ([...within.querySelectorAll(selector)].filter((found) => found instanceof (sort ?? HTMLElement)));

/**
 * What a selector finds around the place of an event, or of an element; null where that stands in nothing of the sort.
 * @param {EventTarget | null} place
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const around = (place, selector) => (place instanceof Element ? place.closest(selector) : null);

/**
 * What a template tells its script in a data- attribute; nothing where it does not.
 * @param {HTMLElement | SVGElement} place
 * @param {string} name as scripts write it: `isOpen` for `data-is-open`
 */
export const given = (place, name) => place.dataset[name] ?? "";

/**
 * A new element with its properties and what stands in it.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/**
 * A copy of the one element that a <template> holds.
 * @param {ParentNode} within
 * @param {string} selector
 */
export const copyOf = (within, selector) => {
  const { content } = find(within, selector, HTMLTemplateElement);
  return /** @type {HTMLElement} */ (content.firstElementChild?.cloneNode(true));
};

/**
 * The interface words of a component, which its template brings in the one JSON element called like it.
 * @template [Words=Record<string, string>]
 * @param {string} component
 * @returns {Words}
 */
export const wordsOf = (component) => JSON.parse(find(document, `script[data-words="${component}"]`).textContent ?? "");

/**
 * An interface word with its places, as {title}, filled; a place that nothing is known for stays.
 * @param {string} word
 * @param {Record<string, unknown>} values
 */
export const filled = (word, values) => word.replace(/\{(\w+)\}/g, (place, name) => `${values[name] ?? place}`);

/**
 * A file of this site; one that cannot be had is an error.
 * @param {string} address
 */
export const fetched = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer;
};

/**
 * Another page of this site; nothing in it runs.
 * @param {string} address
 */
export const pageAt = async (address) => pageFrom(await (await fetched(address)).text());

/** @param {string} html */
export const pageFrom = (html) => new DOMParser().parseFromString(html, "text/html");
