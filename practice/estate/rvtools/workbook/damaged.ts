import { EstateFileError } from '../error.ts';

/** For whatever is wrong inside of a workbook: the remedy is the same. */
export function damaged(fault: string): EstateFileError {
  return new EstateFileError(
    `the workbook cannot be read: ${fault}`,
    'Export it from RVTools again, or open it in a spreadsheet and save it anew as .xlsx',
  );
}
