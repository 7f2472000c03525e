// Rows of texts into a CSV file that the reader takes, as the site's own tables are written.

const RUNS = /^[=+\-@\t\r]/; // what a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection)

const cell = (text) => {
  const safe = RUNS.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Begins with a byte order mark, so that spreadsheets read accents. */
export const toCsv = (rows) => `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;

/** Hand rows to the reader as a file, called like the page. */
export const takeCsv = (rows) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([toCsv(rows)], { type: "text/csv" }));
  link.download = `${location.pathname.split("/").filter(Boolean).at(-1)}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
};
