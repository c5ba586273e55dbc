import { hash } from 'node:crypto';

/** A link of the chain: 32 bytes as hexadecimal text, which costs far less to keep by the hundred thousand than small buffers. */
export type Chain = string;

/** What a run's first record follows. */
export const CHAIN_START: Chain = '0'.repeat(64);

const LINK_BYTES = 32;
/** A character takes at most so many bytes in UTF-8, as JavaScript counts characters. */
const BYTES_A_CHARACTER = 3;
/** Where the bytes of most records are put together; a plan of many VMs gets a place of its own, and gives it back. */
const desk = Buffer.alloc(65_536);

/** The hash of a record together with everything before it in its run. Length-prefixed, so that no two differ only in cuts. */
export function chainAfter(
  before: Chain,
  record: { readonly runId: string; readonly at: number; readonly text: string },
): Chain {
  const { runId, at, text } = record;
  const content = `${runId.length}:${runId}:${at}:${text.length}:${text}`;
  const bytesMax = LINK_BYTES + content.length * BYTES_A_CHARACTER;
  const place = bytesMax <= desk.length ? desk : Buffer.alloc(LINK_BYTES + Buffer.byteLength(content));
  place.write(before, 'hex');
  const bytes = LINK_BYTES + place.write(content, LINK_BYTES);
  return hash('sha256', place.subarray(0, bytes), 'hex');
}
