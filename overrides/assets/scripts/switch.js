// @ts-check
// The other language shows the same choice: what the address says after the question mark goes along to it.

import { find } from "./dom.js";

const link = find(document, ".portal-switch a", HTMLAnchorElement);
const bare = link.href;

/** The address may have changed since the page was loaded: the link follows it when it is about to be used. */
const follow = () => {
  const address = new URL(bare);
  address.search = location.search;
  link.href = address.href;
};
for (const event of ["pointerenter", "pointerdown", "focus", "click"]) link.addEventListener(event, follow);
