import { fail, succeed } from '../../ports.ts';
import type { Outcome } from '../../ports.ts';
import { CHAIN_START, chainAfter } from '../../store/journal/chain.ts';
import type { LinkedRecord } from '../../store/ports.ts';
import { RECORDS_MAX } from './format.ts';
import type { ChainLine, Manifest } from './format.ts';
import type { EvidenceFailure } from './pack.ts';
import { secretIn } from './secrets.ts';
import type { EvidenceSources } from './sources.ts';

/** Records that are read and written a turn: a few milliseconds. */
const RECORDS_A_TURN = 200;

export interface ChainFile {
  readonly content: Uint8Array;
  readonly end: Manifest['chain'];
}

/** `chain.ndjson`: every record of a run with the link behind it, as it was hashed. Some records a turn. */
export async function chainFile(
  { journal, turn }: Pick<EvidenceSources, 'journal' | 'turn'>,
  runId: string,
): Promise<Outcome<ChainFile, EvidenceFailure>> {
  const parts: Buffer[] = [];
  let end = { head: CHAIN_START, records: 0 };
  for (let behind = 0; ;) {
    const page = journal.page(runId, behind, RECORDS_A_TURN);
    if (!page.ok) return fail({ is: 'store', failure: page.failure });
    const last = page.value.at(-1);
    if (last === undefined) return succeed({ content: Buffer.concat(parts), end });
    const lines = linesOf(page.value, end);
    if (!lines.ok) return lines;
    parts.push(Buffer.from(lines.value, 'utf8'));
    end = { head: last.link, records: end.records + page.value.length };
    if (end.records > RECORDS_MAX) return fail({ is: 'too-large', limit: 'records', most: RECORDS_MAX });
    behind = last.position;
    await turn();
  }
}

function linesOf(page: readonly LinkedRecord[], before: Manifest['chain']): Outcome<string, EvidenceFailure> {
  let { head, records: n } = before;
  let lines = '';
  for (const { runId, at, text, link } of page) {
    n += 1;
    const field = secretIn(text);
    if (field !== null) return fail({ is: 'holds-secret', record: n, field });
    head = chainAfter(head, { runId, at, text });
    if (head !== link) return brokenAt(n, runId);
    lines += `${JSON.stringify({ n, at, link, text } satisfies ChainLine)}\n`;
  }
  return succeed(lines);
}

function brokenAt(n: number, runId: string): { readonly ok: false; readonly failure: EvidenceFailure } {
  const detail = `Record ${String(n)} of run ${runId} is not what was written: the chain is broken there.`;
  return fail({ is: 'store', failure: { kind: 'corrupt', path: 'journal.sqlite', detail } });
}
