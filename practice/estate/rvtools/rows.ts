import { parse } from 'csv-parse/sync';
import { columnsOf } from './columns.ts';
import type { ColumnName, Columns } from './columns.ts';
import { EstateFileError } from './error.ts';

export const FILE_BYTES_MAX = 50 * 1_048_576;
export const ROWS_MAX = 100_000;
const CELL_CHARS_MAX = 32_768;
const RECORD_BYTES_MAX = 1_048_576;

/** One VM as the sheet tells it. */
export interface SheetVm {
  readonly row: number;
  readonly name: string;
  readonly powered: boolean;
  readonly cpus: number;
  readonly memoryMib: number;
  readonly diskMib: number;
  readonly address: string;
  readonly datacenter: string;
  readonly cluster: string;
  readonly host: string;
  readonly os: string;
  readonly networks: readonly string[];
}

const defaults = { cpus: 2, memoryMib: 4_096, diskMib: 51_200 };
const NAME_CHARS_MAX = 256;

/** UTF-8, or what Excel makes of an export: UTF-16 with its mark, or the Western code page. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The separator is the candidate that the heading row has most of, outside quotes. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/)).replaceAll(/"[^"]*"/g, '');
  const count = (separator: string): number => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best), ',');
}

function recordsOf(text: string): string[][] {
  try {
    const records: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      max_record_size: RECORD_BYTES_MAX,
      to: ROWS_MAX + 2,
    });
    return records;
  } catch (error) {
    const { message, lines } = error as { message?: string; lines?: number };
    throw new EstateFileError(
      `line ${String(lines ?? '?')} is not CSV (${message ?? 'unknown'})`,
      'Export the vInfo tab again, or mend the quotes in that line',
    );
  }
}

/** Reads the cells of one row by what they mean. */
class Cells {
  readonly #columns: Columns;
  readonly #cells: readonly string[];
  readonly row: number;

  constructor(columns: Columns, cells: readonly string[], row: number) {
    this.#columns = columns;
    this.#cells = cells;
    this.row = row;
  }

  text(name: ColumnName): string {
    const column = this.#columns.of.get(name);
    const text = (column === undefined ? '' : (this.#cells[column.index] ?? '')).trim();
    if (text.length > CELL_CHARS_MAX) throw this.#error(name, 'the text is too long', 'Shorten it');
    return text;
  }

  needed(name: ColumnName): string {
    const text = this.text(name);
    if (text === '') throw this.#error(name, 'the cell is empty', 'Fill it in or delete the row');
    if (text.length > NAME_CHARS_MAX) {
      throw this.#error(name, `the name is longer than ${String(NAME_CHARS_MAX)} characters`, 'Shorten it');
    }
    return text;
  }

  /** A whole number, with or without the separators that a spreadsheet puts between thousands. */
  number(name: ColumnName, otherwise: number, most: number): number {
    const text = this.text(name);
    if (text === '') return otherwise;
    const digits = text.replace(/[.,]\d{1,2}$/, '').replaceAll(/[\s.,'\u00a0\u202f]/g, '');
    const value = Number(digits);
    if (!/^\d+$/.test(digits) || value > most) {
      throw this.#error(name, `"${text.slice(0, 40)}" is no whole number up to ${String(most)}`, 'Correct the cell');
    }
    return value;
  }

  flag(name: ColumnName): boolean {
    return /^(true|yes|1)$/i.test(this.text(name));
  }

  networks(): string[] {
    const names = this.#columns.networks.map(({ index }) => (this.#cells[index] ?? '').trim().slice(0, NAME_CHARS_MAX));
    return [...new Set(names.filter((name) => name !== ''))];
  }

  #error(name: ColumnName, fault: string, remedy: string): EstateFileError {
    return new EstateFileError(fault, remedy, { row: this.row, column: this.#columns.of.get(name)?.heading ?? name });
  }
}

const CPUS_MAX = 1_024;
const MEMORY_MIB_MAX = 64 * 1_048_576;
const DISK_MIB_MAX = 8 * 1_048_576 * 1_024;

function vmOf(cells: Cells): SheetVm {
  return {
    row: cells.row,
    name: cells.needed('name'),
    powered: !/off|suspended/i.test(cells.text('power')),
    cpus: Math.max(1, cells.number('cpus', defaults.cpus, CPUS_MAX)),
    memoryMib: Math.max(1, cells.number('memoryMib', defaults.memoryMib, MEMORY_MIB_MAX)),
    diskMib: cells.number('provisionedMib', defaults.diskMib, DISK_MIB_MAX),
    address: cells.text('address').slice(0, 64),
    datacenter: cells.needed('datacenter'),
    cluster: cells.text('cluster').slice(0, NAME_CHARS_MAX),
    host: cells.text('host').slice(0, NAME_CHARS_MAX),
    os: (cells.text('osReported') || cells.text('osConfigured')).slice(0, NAME_CHARS_MAX),
    networks: cells.networks(),
  };
}

/** The VMs of a vInfo sheet; templates and placeholders are no VMs. Throws `EstateFileError` for the first fault. */
export function readSheet(text: string): SheetVm[] {
  const [header, ...rows] = recordsOf(text);
  if (header === undefined) {
    throw new EstateFileError('the file is empty', 'Export the vInfo tab of RVTools as CSV');
  }
  if (rows.length > ROWS_MAX) {
    throw new EstateFileError(`there are more than ${String(ROWS_MAX)} rows`, 'Split the export and take a part of it');
  }
  const columns = columnsOf(header);
  const vms = rows.flatMap((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const cells = new Cells(columns, row, index + 2);
    return cells.flag('template') || cells.flag('placeholder') ? [] : [vmOf(cells)];
  });
  if (vms.length === 0) throw new EstateFileError('there are no VMs in it', 'Export the vInfo tab with its rows');
  return vms;
}
