import { EstateFileError } from './error.ts';

/** Where the columns of a table stand, by what they mean. `heading` is as the file writes it, for messages. */
export type ColumnPlaces<Name extends string> = ReadonlyMap<Name, { readonly index: number; readonly heading: string }>;

const CELL_CHARS_MAX = 32_768;
export const NAME_CHARS_MAX = 256;

/** Reads the cells of one row by what they mean; each fault names sheet, row and column. */
export class Cells<Name extends string> {
  readonly #columns: ColumnPlaces<Name>;
  readonly #cells: readonly string[];
  readonly #sheet: string | undefined;
  readonly row: number;

  constructor(columns: ColumnPlaces<Name>, cells: readonly string[], row: number, sheet?: string) {
    this.#columns = columns;
    this.#cells = cells;
    this.#sheet = sheet;
    this.row = row;
  }

  text(name: Name): string {
    const column = this.#columns.get(name);
    const text = (column === undefined ? '' : this.at(column.index)).trim();
    if (text.length > CELL_CHARS_MAX) throw this.#error(name, 'the text is too long', 'Shorten it');
    return text;
  }

  at(index: number): string {
    return this.#cells[index] ?? '';
  }

  /** At most as long as a name may be. */
  name(name: Name): string {
    return this.text(name).slice(0, NAME_CHARS_MAX);
  }

  needed(name: Name): string {
    const text = this.text(name);
    if (text === '') throw this.#error(name, 'the cell is empty', 'Fill it in or delete the row');
    if (text.length > NAME_CHARS_MAX) {
      throw this.#error(name, `the name is longer than ${String(NAME_CHARS_MAX)} characters`, 'Shorten it');
    }
    return text;
  }

  /** A whole number, with or without the separators that a spreadsheet puts between thousands. */
  number(name: Name, otherwise: number, most: number): number {
    const text = this.text(name);
    if (text === '') return otherwise;
    const digits = text.replace(/[.,]\d{1,2}$/, '').replaceAll(/[\s.,'\u00a0\u202f]/g, '');
    const value = Number(digits);
    if (!/^\d+$/.test(digits) || value > most) {
      throw this.#error(name, `"${text.slice(0, 40)}" is no whole number up to ${String(most)}`, 'Correct the cell');
    }
    return value;
  }

  flag(name: Name): boolean {
    return /^(true|yes|1)$/i.test(this.text(name));
  }

  #error(name: Name, fault: string, remedy: string): EstateFileError {
    const column = this.#columns.get(name)?.heading ?? name;
    const sheet = this.#sheet === undefined ? {} : { sheet: this.#sheet };
    return new EstateFileError(fault, remedy, { row: this.row, column, ...sheet });
  }
}
