import { fail, succeed } from '../../ports.ts';
import type { Outcome } from '../../ports.ts';
import { CHAIN_START, chainAfter } from '../../store/journal/chain.ts';
import type { JournalRecord } from '../../store/ports.ts';
import { RECORDS_MAX } from './format.ts';
import type { ChainLine } from './format.ts';
import type { EvidenceFailure } from './pack.ts';
import { secretIn } from './secrets.ts';

/** Records that are written a turn: a few milliseconds. */
const RECORDS_A_TURN = 1_000;

export interface ChainFile {
  readonly content: Uint8Array;
  readonly head: string;
}

/** `chain.ndjson`: every record of a run with the link behind it, as it was hashed. */
export async function chainFile(
  records: readonly JournalRecord[],
  turn: () => Promise<void>,
): Promise<Outcome<ChainFile, EvidenceFailure>> {
  if (records.length > RECORDS_MAX) return fail({ is: 'too-large', limit: 'records', most: RECORDS_MAX });
  const parts: Buffer[] = [];
  let link = CHAIN_START;
  for (let from = 0; from < records.length; from += RECORDS_A_TURN) {
    let lines = '';
    for (const [index, record] of records.slice(from, from + RECORDS_A_TURN).entries()) {
      const n = from + index + 1;
      const field = secretIn(parsed(record.text));
      if (field !== null) return fail({ is: 'holds-secret', record: n, field });
      link = chainAfter(link, record);
      lines += `${JSON.stringify({ n, at: record.at, link, text: record.text } satisfies ChainLine)}\n`;
    }
    parts.push(Buffer.from(lines, 'utf8'));
    await turn();
  }
  return succeed({ content: Buffer.concat(parts), head: link });
}

/** A record that was set aside because it is no JSON is evidence as well. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
