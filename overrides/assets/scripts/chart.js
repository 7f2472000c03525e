// Charts that answer: on request, a picture gives way to the same chart drawn by Vega, with a word on each mark that is
// pointed at. Expressions are interpreted, not compiled, so that the content security policy holds.

import { numberFormat } from "./numbers.js";

const VEGA = new URL("vega.js", import.meta.url);
let vega; // a promise of the script; asked for when first needed

const load = () =>
  new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = VEGA;
    script.onload = () => done(window.vegaEmbed);
    script.onerror = failed;
    document.head.append(script);
  });

const answer = async (figure) => {
  vega ??= load();
  const [embed, specification] = await Promise.all([vega, fetch(figure.dataset.spec).then((found) => found.json())]);
  const picture = figure.querySelector(".portal-chart__picture");
  const drawing = picture.querySelector("svg");
  const place = document.createElement("div");
  place.className = "portal-chart__live";
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
  const live = place.querySelector("svg");
  live.setAttribute("aria-hidden", "true"); // the picture around it has the name and the description
  drawing.replaceWith(place);
  picture.scrollIntoView({ block: "nearest" });
};

for (const button of document.querySelectorAll(".portal-chart__take button")) {
  button.parentElement.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await answer(button.closest("figure"));
      button.parentElement.remove();
    } catch {
      vega = undefined;
      button.disabled = false;
      button.parentElement.append(Object.assign(document.createElement("span"), { role: "status", textContent: button.dataset.failed }));
    }
  });
}
