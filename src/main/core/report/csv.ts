/** A text, a number, or nothing. Only numbers are written as numbers. */
export type Cell = string | number | null;

/** What a spreadsheet takes for the beginning of a formula, in the wide form of East Asian keyboards too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A table as CSV (RFC 4180, UTF-8 with the mark that spreadsheets need to know it). A text that a spreadsheet would carry out
 * is defused with an apostrophe; line breaks and quotes stay what they are.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${[header, ...rows].map((row) => `${row.map(written).join(',')}\r\n`).join('')}`;
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
