import { EstateFileError } from '../error.ts';

const ZIP = [0x50, 0x4b];
/** What old Office files begin with, and also new ones that are kept under a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const begins = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** What a file is by its content; its name may say anything. Throws where it is a kind that nobody reads here. */
export function kindOf(bytes: Uint8Array): 'workbook' | 'csv' {
  if (begins(bytes, ZIP)) return 'workbook';
  if (!begins(bytes, COMPOUND)) return 'csv';
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED)) {
    throw new EstateFileError(
      'the workbook is kept under a password',
      'Open it in a spreadsheet, save it without the password, and use that file',
    );
  }
  throw new EstateFileError(
    'this is an old .xls workbook, whatever its name says',
    'Open it in a spreadsheet and save it as .xlsx or as CSV',
  );
}
