import { Cells, NAME_CHARS_MAX } from './cells.ts';
import { columnsOf } from './columns.ts';
import type { ColumnName, Columns } from './columns.ts';
import { EstateFileError } from './error.ts';
import { ROWS_MAX, tooManyRows } from './limits.ts';

/** One VM as the sheet tells it. */
export interface SheetVm {
  readonly row: number;
  readonly name: string;
  readonly powered: boolean;
  readonly cpus: number;
  readonly memoryMib: number;
  /** Null where vInfo does not say. */
  readonly diskMib: number | null;
  readonly address: string;
  readonly datacenter: string;
  readonly cluster: string;
  readonly host: string;
  readonly os: string;
  readonly networks: readonly string[];
}

const CPUS_OTHERWISE = 2;
const MEMORY_MIB_OTHERWISE = 4_096;
const CPUS_MAX = 1_024;
const MEMORY_MIB_MAX = 64 * 1_048_576;
export const DISK_MIB_MAX = 8 * 1_048_576 * 1_024;
const ADDRESS_CHARS_MAX = 64;

function vmOf(cells: Cells<ColumnName>, networks: Columns['networks']): SheetVm {
  const named = networks.map(({ index }) => cells.at(index).trim().slice(0, NAME_CHARS_MAX));
  return {
    row: cells.row,
    name: cells.needed('name'),
    powered: !/off|suspended/i.test(cells.text('power')),
    cpus: Math.max(1, cells.number('cpus', CPUS_OTHERWISE, CPUS_MAX)),
    memoryMib: Math.max(1, cells.number('memoryMib', MEMORY_MIB_OTHERWISE, MEMORY_MIB_MAX)),
    diskMib: cells.text('provisionedMib') === '' ? null : cells.number('provisionedMib', 0, DISK_MIB_MAX),
    address: cells.text('address').slice(0, ADDRESS_CHARS_MAX),
    datacenter: cells.needed('datacenter'),
    cluster: cells.name('cluster'),
    host: cells.name('host'),
    os: cells.name('osReported') || cells.name('osConfigured'),
    networks: [...new Set(named.filter((name) => name !== ''))],
  };
}

/** The VMs of a vInfo table; templates and placeholders are no VMs. Throws `EstateFileError` for the first fault. */
export function readVms([header, ...rows]: readonly (readonly string[])[], sheet?: string): SheetVm[] {
  if (header === undefined) throw new EstateFileError('the file is empty', 'Export the vInfo tab of RVTools');
  if (rows.length > ROWS_MAX) throw tooManyRows();
  const columns = columnsOf(header, sheet);
  const vms = rows.flatMap((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const cells = new Cells(columns.of, row, index + 2, sheet);
    return cells.flag('template') || cells.flag('placeholder') ? [] : [vmOf(cells, columns.networks)];
  });
  if (vms.length === 0) throw new EstateFileError('there are no VMs in it', 'Export the vInfo tab with its rows');
  return vms;
}
