import { EstateFileError } from './error.ts';

export const FILE_BYTES_MAX = 50 * 1_048_576;
/** What a workbook may come to when it is unpacked, all its parts together. */
export const UNPACKED_BYTES_MAX = 200 * 1_048_576;
/** Rows of one sheet, without its headings. */
export const ROWS_MAX = 100_000;

export function tooManyRows(): EstateFileError {
  return new EstateFileError(`there are more than ${String(ROWS_MAX)} rows`, 'Split the export and take a part of it');
}
