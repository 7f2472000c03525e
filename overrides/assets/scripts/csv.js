// @ts-check
// Rows of texts into a CSV file that the reader takes, as the site's own tables are written.

import { element } from "./dom.js";

const RUNS = /^[=+\-@\t\r]/; // what a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection)

/** @param {string} text */
const cell = (text) => {
  const safe = RUNS.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * Begins with a byte order mark, so that spreadsheets read accents.
 * @param {string[][]} rows
 */
export const toCsv = (rows) => `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;

/**
 * Hand rows to the reader as a file, called like the page.
 * @param {string[][]} rows
 */
export const takeCsv = (rows) => {
  const link = element("a", {
    href: URL.createObjectURL(new Blob([toCsv(rows)], { type: "text/csv" })),
    download: `${location.pathname.split("/").filter(Boolean).at(-1)}.csv`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
};
