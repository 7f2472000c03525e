// @ts-check
// Numbers as the page itself writes them: those of Canada in its language, with the no-break space that Python's Babel
// puts between thousands in French, whatever the browser's own data say.

const SPACES = /[\u202f\u2009 ]/gu;

/** @type {Intl.NumberFormat | undefined} */
let form; // made when first needed

/** @param {number} value */
const parts = (value) => {
  form ??= new Intl.NumberFormat(`${document.documentElement.lang}-CA`);
  return form.formatToParts(value).map((part) => ({ ...part, value: part.value.replace(SPACES, "\u00a0") }));
};

/** @param {number} value */
export const number = (value) =>
  parts(value)
    .map((part) => part.value)
    .join("");

/** How numbers are written, as D3 names it. */
export const numberFormat = () => {
  const found = parts(1234567.8);
  /** @param {Intl.NumberFormatPartTypes} type */
  const sign = (type) => found.find((part) => part.type === type)?.value ?? "";
  return { decimal: sign("decimal"), thousands: sign("group"), grouping: [3], currency: ["", ""] };
};
