import { createHash } from 'node:crypto';

/** What a run's first record follows. */
export const CHAIN_START = Buffer.alloc(32) as Buffer;

/** The hash of a record together with everything before it in its run. Length-prefixed, so that no two differ only in cuts. */
export function chainAfter(
  before: Buffer,
  record: { readonly runId: string; readonly at: number; readonly text: string },
): Buffer {
  return createHash('sha256')
    .update(before)
    .update(`${record.runId.length}:${record.runId}:${record.at}:${record.text.length}:`)
    .update(record.text)
    .digest();
}
