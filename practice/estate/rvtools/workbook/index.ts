import { isKnownHeading } from '../columns.ts';
import { EstateFileError } from '../error.ts';
import { isSideHeading } from '../side-sheets.ts';
import { readBook } from './book.ts';
import { readSheet } from './sheet.ts';
import { openParts } from './zip.ts';

/** The tables of an RVTools workbook, by the names of its sheets, in whatever order they stand. */
export interface WorkbookTables {
  readonly vinfo: string[][];
  readonly vdisk?: string[][];
  readonly vnetwork?: string[][];
  readonly vhost?: string[][];
}

/** Reads a workbook. Throws `EstateFileError` with a remedy where it cannot be read, or is larger than it may be. */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookTables> {
  const parts = await openParts(bytes);
  const book = await readBook(parts);
  const vinfo = book.sheets.get('vinfo');
  if (vinfo === undefined) {
    const names = [...book.sheets.keys()].slice(0, 10).join(', ');
    throw new EstateFileError(
      `the workbook has no sheet vInfo (it has ${names === '' ? 'none' : names})`,
      'Export all tabs of RVTools to one workbook, or the vInfo tab as CSV',
    );
  }
  const beside = async (name: 'vdisk' | 'vnetwork' | 'vhost'): Promise<Partial<Record<typeof name, string[][]>>> => {
    const part = book.sheets.get(name);
    return part === undefined ? {} : { [name]: await readSheet(parts, book, part, isSideHeading) };
  };
  return {
    vinfo: await readSheet(parts, book, vinfo, isKnownHeading),
    ...(await beside('vdisk')),
    ...(await beside('vnetwork')),
    ...(await beside('vhost')),
  };
}
