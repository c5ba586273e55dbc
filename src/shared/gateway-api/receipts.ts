import type { RunReceipt } from '../domain/index.ts';

/** The first line of what a gateway signs: no signature for one purpose serves another. */
export const RECEIPT_PURPOSE = 'farshore/run-receipt/1';

/**
 * The text that a receipt's signature is over, as UTF-8: the purpose, then `runId`, `chainHead`, `at` (decimal) and `keyId`,
 * each as its length in bytes, a colon and itself. Every line ends with a line feed.
 */
export function receiptText({ runId, chainHead, at, keyId }: Omit<RunReceipt, 'signature'>): string {
  return signedText(RECEIPT_PURPOSE, [runId, chainHead, String(at), keyId]);
}

/** Fields with their lengths under a purpose, so that no two texts are alike unless all their fields are. */
export function signedText(purpose: string, fields: readonly string[]): string {
  return [purpose, ...fields.map(lengthPrefixed)].map((line) => `${line}\n`).join('');
}

/** All that is signed is ASCII: ids, digits, hex. So characters are bytes. */
function lengthPrefixed(field: string): string {
  if (!/^[\x20-\x7e]*$/.test(field)) throw new RangeError('only plain ASCII is signed');
  return `${String(field.length)}:${field}`;
}
