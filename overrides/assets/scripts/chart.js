// @ts-check
// Charts that answer: on request, a picture gives way to the same chart drawn by Vega, with a word on each mark that is
// pointed at. Expressions are interpreted, not compiled, so that the content security policy holds.

import { around, element, find, findAll, given, wordsOf } from "./dom.js";
import { numberFormat } from "./numbers.js";

/** @typedef {(place: HTMLElement, specification: object, options: object) => Promise<unknown>} Embed what Vega's script brings */

const VEGA = new URL("vega.js", import.meta.url);
/** @type {Promise<Embed> | undefined} */
let vega; // asked for when first needed

/** @returns {Promise<Embed>} */
const load = () =>
  new Promise((done, failed) => {
    const script = element("script", { src: VEGA.href });
    script.onload = () => done(/** @type {typeof window & { vegaEmbed: Embed }} */ (window).vegaEmbed);
    script.onerror = failed;
    document.head.append(script);
  });

/** @param {HTMLElement} figure */
const answer = async (figure) => {
  vega ??= load();
  const [embed, specification] = await Promise.all([vega, fetch(given(figure, "spec")).then((found) => found.json())]);
  const picture = find(figure, ".portal-chart__picture");
  const drawing = find(picture, "svg", SVGSVGElement);
  const place = element("div", { className: "portal-chart__live" });
  const { width } = drawing.viewBox.baseVal;
  const scaleFactor = drawing.getBoundingClientRect().width / width;
  await embed(place, specification, {
    ast: true,
    actions: false,
    defaultStyle: false,
    renderer: "svg",
    scaleFactor,
    formatLocale: numberFormat(),
    tooltip: { disableDefaultStyle: true },
  });
  const live = find(place, "svg", SVGSVGElement);
  live.setAttribute("aria-hidden", "true"); // the picture around it has the name and the description
  drawing.replaceWith(place);
  picture.scrollIntoView({ block: "nearest" });
};

for (const button of findAll(document, ".portal-chart__take button", HTMLButtonElement)) {
  const [offer, figure] = [around(button, "li"), around(button, "figure")];
  if (!offer || !figure) continue;
  offer.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await answer(figure);
      offer.remove();
    } catch {
      vega = undefined;
      button.disabled = false;
      offer.append(element("span", { role: "status", textContent: wordsOf("chart").failed }));
    }
  });
}
