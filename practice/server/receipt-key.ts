import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newReceiptKey } from '../provider/receipts.ts';
import { writeSecret } from './secret-file.ts';

const fileIn = (folder: string): string => join(folder, 'receipt-key.pem');

/** Makes a receipt key and keeps it in the data folder, over one that is there; answers it as PEM. */
export function makeReceiptKey(folder: string): string {
  const pem = newReceiptKey();
  writeSecret(fileIn(folder), pem);
  return pem;
}

/** The receipt key of a data folder; made at the first start. */
export function receiptKeyOf(folder: string): string {
  const file = fileIn(folder);
  return existsSync(file) ? readFileSync(file, 'utf8') : makeReceiptKey(folder);
}
