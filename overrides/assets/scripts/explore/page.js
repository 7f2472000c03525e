// The page of results: its parts, its words, and how it writes.

export const root = document.querySelector("[data-explore]");
export const words = JSON.parse(root.dataset.words);
export const language = document.documentElement.lang;
export const part = (name) => root.querySelector(`[data-part="${name}"]`);

export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
