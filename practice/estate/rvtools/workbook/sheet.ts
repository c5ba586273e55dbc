import { ROWS_MAX, tooManyRows } from '../limits.ts';
import type { Book } from './book.ts';
import { damaged } from './damaged.ts';
import { dateText } from './dates.ts';
import { readXml } from './xml.ts';
import type { Parts } from './zip.ts';

/** As many as a spreadsheet has. */
const COLUMNS_MAX = 16_384;

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

/**
 * The rows of one sheet as texts, its headings first. Only the columns whose heading is wanted are kept, so that a sheet of
 * a hundred columns costs what is read of it.
 */
export async function readSheet(
  parts: Parts,
  book: Book,
  part: string,
  isWanted: (heading: string) => boolean,
): Promise<string[][]> {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell: Cell | null = null;
  let text = '';
  let next = 0;
  let kept: ReadonlySet<number> | null = null;
  await readXml(part, parts.read(part), {
    wants: new Set(['v', 't']),
    open(name, attributes) {
      if (name === 'row') {
        row = [];
        next = 0;
        // Rows that are left out are empty ones; their numbers stay true in what is said about a row.
        for (let number = Number(attributes['r'] ?? 0); rows.length < number - 1;) pushRow(rows, []);
      }
      if (name !== 'c') return;
      const column = attributes['r'] === undefined ? next : columnOf(attributes['r']);
      cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0) };
      next = column + 1;
      text = '';
    },
    close(name, piece) {
      if (name === 'v' || name === 't') text += piece;
      if (name === 'c' && cell !== null && (kept?.has(cell.column) ?? true)) {
        while (row.length < cell.column) row.push('');
        row[cell.column] = textOf(cell, text, book);
      }
      if (name !== 'row') return;
      kept ??= new Set(row.flatMap((heading, column) => (isWanted(heading) ? [column] : [])));
      pushRow(rows, row);
    },
  });
  return rows;
}

function pushRow(rows: string[][], row: string[]): void {
  if (rows.length > ROWS_MAX) throw tooManyRows();
  rows.push(row);
}

/** `A1` is in column 0, `AB7` in column 27. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '';
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  if (column < 0 || column >= COLUMNS_MAX) throw damaged(`"${reference.slice(0, 20)}" is no place of a cell`);
  return column;
}

function textOf({ type, style }: Cell, text: string, book: Book): string {
  switch (type) {
    case 's': {
      const shared = book.strings[Number(text)];
      if (shared === undefined) throw damaged(`a cell names the text ${text.slice(0, 20)}, and there is none`);
      return shared;
    }
    case 'b':
      return text === '1' ? 'True' : 'False';
    case 'n':
      return text === '' ? '' : numberText(Number(text), book.dateStyles[style] === true, book.from1904);
    case 'd':
      return text.replace('T', ' ');
    case 'e':
      return '';
    default:
      return text;
  }
}

/** As a person would have written it: two decimals at most, so that no digit is taken for a part of the whole. */
function numberText(value: number, isDate: boolean, from1904: boolean): string {
  const date = isDate ? dateText(value, from1904) : null;
  return date ?? (Number.isInteger(value) ? String(value) : value.toFixed(2));
}
